"""Help and version come at once: nothing heavy is imported for them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import generator
from tests.support.command_line import mobilegen

HEAVY = """
tensorflow keras coremltools jinja2 cookiecutter ai_edge_litert numpy PIL h5py coloraide fontTools fontpkg
""".split()

PROBE = """
import sys
sys.argv = ["mobilegen", *{arguments}]
from generator.cli.app import main
try:
    main()
finally:
    sys.stderr.write(" ".join(name for name in {heavy} if name in sys.modules))
"""


@pytest.mark.parametrize(
    "arguments", [["--help"], ["new", "--help"], ["convert", "--help"], ["inspect", "--help"], ["--version"]]
)
def test_nothing_heavy_is_imported(arguments: list[str]) -> None:
    program = PROBE.format(arguments=arguments, heavy=HEAVY)
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_help_names_every_command(here: Path) -> None:
    ran = mobilegen("--help", cwd=here)
    assert ran.code == 0
    assert all(command in ran.out for command in ("new", "convert", "inspect"))
    assert mobilegen(cwd=here).code == 2


def test_version(here: Path) -> None:
    assert mobilegen("--version", cwd=here).out == f"mobilegen {generator.__version__}\n"


@pytest.mark.parametrize(
    "option",
    """
    --labels --name --application-id --accent --npu --platform --output -o --mean --std --normalize --normalize-twice
    --resize-mode --resize-filter --channel-order --input-size --activation --top-k --threshold --precision --force
    --samples --description --author --model-version --license --no-input --json
    """.split(),
)
def test_help_names_every_option(new_help: str, option: str) -> None:
    assert f"{option} " in new_help.replace("\n", " ")


@pytest.fixture(scope="module")
def new_help(tmp_path_factory: pytest.TempPathFactory) -> str:
    return mobilegen("new", "--help", cwd=tmp_path_factory.mktemp("help")).out

"""Decides what the code base promises about itself beyond the import layers, which `make architecture` checks."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = (
    "tensorflow",
    "keras",
    "coremltools",
    "torch",
    "jinja2",
    "cookiecutter",
    "ai_edge_litert",
    "tflite_support",
    "PIL",
    "coloraide",
    "fontTools",
    "fontpkg",
)
MAX_FILE_LINES, MAX_GENERATED_LINES, MAX_FUNCTION_LINES = 400, 150, 60


def python_files(*folders: str) -> list[Path]:
    found = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py") if "golden" not in path.parts)
    assert found, f"no Python files in {folders}"
    return found


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize("path", python_files("generator"), ids=relative)
def test_module_says_in_one_sentence_what_it_decides(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    first = docstring.split("\n\n")[0].replace("\n", " ")
    assert re.fullmatch(r"\S.*\.", first), f"the docstring of {relative(path)} doesn't start with a sentence"
    assert not re.search(r"[.!?] [A-Z]", first), f"the docstring of {relative(path)} starts with several sentences"


@pytest.mark.parametrize("path", python_files("generator", "tests", "benchmarks", "sample_models"), ids=relative)
def test_files_and_functions_stay_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MAX_FILE_LINES
    # From the first statement on: a command's signature is the list of its options.
    long = [
        node.name
        for node in functions(ast.parse(source))
        if node.end_lineno is not None and node.end_lineno - node.body[0].lineno >= MAX_FUNCTION_LINES
    ]
    assert long == []


@pytest.mark.parametrize("folder", ["templates", "tests/golden"])
def test_generated_kotlin_and_swift_stays_small(folder: str) -> None:
    files = sorted(path for suffix in ("*.kt", "*.swift") for path in (ROOT / folder).rglob(suffix))
    assert files
    assert [relative(path) for path in files if len(path.read_text().splitlines()) > MAX_GENERATED_LINES] == []


def test_the_tests_mirror_the_generator() -> None:
    packages = {path.parent.name for path in (ROOT / "generator").glob("*/__init__.py")}
    tested = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}
    assert packages - tested == set()


def test_the_command_line_starts_without_any_framework() -> None:
    report = "import json, sys, generator.cli.app; print(json.dumps(sorted(sys.modules)))"
    finished = subprocess.run([sys.executable, "-c", report], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = json.loads(finished.stdout)
    assert "typer" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_nothing_committed_names_a_machine_or_a_registry() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    here = f"{re.escape(str(Path.home()))}/[a-z.]|{re.escape(str(ROOT))}"
    homes = rf"(^|[^A-Za-z0-9_.)}}/-])(/(Users|root|work)/[a-z]|{here})"
    # With a class in each, so that this file doesn't find itself.
    registries = r"[p]ypi\.org|[r]egistry\.npmjs|[r]epo1?\.maven|[d]eb\.debian\.org"
    command = ["git", "grep", "-nIE", f"{homes}|{registries}"]
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert finished.returncode in (0, 1), finished.stderr
    assert finished.stdout == ""

"""Decides which of coremltools' tests are run, and how: in a process of their own, with their own package as root."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from tests.mil.suite.outcomes import Outcomes

REPOSITORY = Path(__file__).parents[3]
SETTINGS = Path(__file__).with_name("suite.ini")

OPERATORS = ("mil/ops/tests",)
TENSORFLOW = ("frontend/tensorflow/test", "frontend/tensorflow2/test")


def coremltools_tests() -> Path:
    """The folder that ids of tests are relative to, inside of the installed coremltools."""
    spec = find_spec("coremltools")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "converters/mil"


def run(paths: tuple[str, ...], folder: Path, *options: str) -> Outcomes:
    """Runs the tests under these paths of coremltools' with further options of pytest's.

    Args:
        paths: relative to `coremltools_tests()`.
        folder: for everything that is written; coremltools leaves a package behind for each conversion.
        options: e.g. `--sample=1`.
    """
    report = folder / "outcomes.json"
    temporary = folder / "temporary"
    temporary.mkdir(exist_ok=True)
    finished = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "tests.mil.suite.plugin", f"--outcomes={report}"),
            *("-c", str(SETTINGS), f"--rootdir={coremltools_tests()}", "--quiet", "--tb=short", *options, *paths),
        ],
        cwd=coremltools_tests(),
        env={**os.environ, **_surroundings(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    # 1 says that tests failed, which the outcomes say better; anything else means that not all were run.
    if finished.returncode not in (0, 1):
        raise RuntimeError(f"coremltools' tests couldn't be run:\n{finished.stdout[-4000:]}")
    return Outcomes.read(report)


def _surroundings(temporary: Path) -> dict[str, str]:
    """Variables of the process: our modules at hand, one thread each, nothing written beside the sources."""
    return {
        "PYTHONPATH": str(REPOSITORY),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TMPDIR": str(temporary),
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }

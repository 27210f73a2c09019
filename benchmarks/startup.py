"""Decides how long a person waits for `--help`: mobilegen beside cookiecutter."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.measure import Row, compare_times, run_quietly

RUNS = 11


def rows() -> list[Row]:
    """One row: seconds of `mobilegen --help` against those of `cookiecutter --help`."""
    programs = Path(sys.executable).parent
    return [
        compare_times(
            "`mobilegen --help` / `cookiecutter --help`",
            lambda: run_quietly([programs / "mobilegen", "--help"]),
            lambda: run_quietly([programs / "cookiecutter", "--help"]),
            RUNS,
        )
    ]

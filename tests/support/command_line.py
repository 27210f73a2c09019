"""Runs mobilegen as a user does: in a process of its own, with everything it says and leaves behind recorded."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DIGITS = ROOT / "sample_models/digits/digits.keras"
DIGIT_LABELS = ROOT / "sample_models/digits/labels.txt"


@dataclass(frozen=True)
class Ran:
    """How a run ended.

    Attributes:
        logs: names of log files that were left in the temporary folder.
    """

    code: int
    out: str
    err: str
    logs: list[str]

    @property
    def errors(self) -> list[str]:
        """The messages on stderr that say what went wrong."""
        return [line.removeprefix("error: ") for line in self.err.splitlines() if line.startswith("error: ")]


def environment(temporary: Path, **changes: str) -> dict[str, str]:
    """Ours, with a temporary folder of its own and a wide screen."""
    temporary.mkdir(exist_ok=True)
    return {**os.environ, "TMPDIR": str(temporary), "COLUMNS": "200", "PYTHONPATH": str(ROOT), **changes}


def mobilegen(*arguments: str | Path, cwd: Path, through: Sequence[str] = (), installed: Path = ROOT) -> Ran:
    """Runs `mobilegen` in the folder `cwd`; its temporary folder is `cwd/../tmp`.

    Args:
        arguments: of the command line.
        cwd: the folder to run in.
        through: a command that starts it.
        installed: the folder that the package is imported from.
    """
    temporary = cwd.parent / "tmp"
    ran = subprocess.run(
        [*through, sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=cwd,
        env=environment(temporary, PYTHONPATH=str(installed)),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr, sorted(path.name for path in temporary.glob("mobilegen*")))

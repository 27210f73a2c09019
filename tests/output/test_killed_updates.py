"""Wherever an update is killed, the project is the old one or the new one once the next command has looked at it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command_line import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """In memory where the system has such a place: what a kill leaves is the same, and no disk is waited for."""
    memory = Path("/dev/shm")  # noqa: S108 - the folder made in it has a name of its own
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as made:
        yield Path(made)


def test_a_kill_leaves_the_old_project_or_the_new_one(folder: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.output.killed_updates", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    kinds = {kind: Counter(outcomes) for kind, outcomes in json.loads(ran.stdout).items()}
    assert sum(kinds["calls"].values()) + sum(kinds["moments"].values()) >= 200
    # Before the announcement, after it, and after the last file.
    assert min(kinds["calls"][outcome] for outcome in ("old", "completed")) >= 20
    assert set(kinds["completing"]) <= {"completed", "new"}
    assert kinds["completing"]["completed"] >= 10

"""Decides whether git could bring back what an update overwrites; only looks, and changes nothing."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_SECONDS = 20


def uncommitted_note(folder: Path) -> str:
    """A sentence if `folder` is in a git work tree with changes that aren't committed; empty otherwise."""
    # No locks, no index refreshed on disk, and no program that the repository's own settings name.
    command = ["git", "--no-optional-locks", "-c", "core.fsmonitor=false", "status", "--porcelain", "-z", "--", "."]
    try:
        ran = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    if ran.returncode or not ran.stdout:
        return ""
    return (
        "There are changes here that git doesn't have yet. To be able to go back to just before the update, commit "
        "them first; afterwards `git diff` shows what the update did, and `git restore .` undoes it together with them."
    )

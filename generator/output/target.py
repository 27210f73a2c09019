"""Decides whether a folder can become a new project, before any slow work is done for it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path, PurePosixPath

from generator.errors import OutputError
from generator.output.plan import refuse_existing

_ANOTHER = "Choose a folder that doesn't exist yet with -o."


def check_target(target: Path) -> Path:
    """The absolute path that a new project can be written to.

    Raises:
        OutputError: something is in the way, or nothing can be written there.
    """
    if target.is_symlink() and not target.exists():
        raise OutputError(f"{target} is a link to something that doesn't exist.", _ANOTHER)
    try:
        resolved = target.resolve()
        _refuse_what_is_there(resolved, target)
        ancestor = existing_ancestor(resolved)
    except (OSError, RuntimeError) as error:
        raise OutputError(f"{target} can't be used as the output folder: {error}.", _ANOTHER) from error
    _try_to_write(ancestor)
    return resolved


def existing_ancestor(target: Path) -> Path:
    """The nearest folder above `target` that exists.

    Raises:
        NotADirectoryError: it is no folder.
    """
    ancestor = next(parent for parent in target.parents if os.path.lexists(parent))
    if not ancestor.is_dir():
        raise NotADirectoryError(f"{ancestor} is not a folder")
    return ancestor


def existing_paths(target: Path) -> list[PurePosixPath]:
    """What lies directly in `target`; nothing if there is no such folder."""
    return [PurePosixPath(entry.name) for entry in target.iterdir()] if target.is_dir() else []


def _try_to_write(folder: Path) -> None:
    """By doing so: permissions alone don't tell about read-only and virtual file systems, nor about root."""
    try:
        Path(tempfile.mkdtemp(prefix=".mobilegen-", dir=folder)).rmdir()
    except OSError as error:
        reason = f"Nothing can be written to {folder}: {error.strerror}."
        raise OutputError(reason, "Choose another folder with -o.") from error


def _refuse_what_is_there(resolved: Path, target: Path) -> None:
    if resolved.exists() and not resolved.is_dir():
        raise OutputError(f"{target} exists and is not a folder.", _ANOTHER)
    refuse_existing(existing_paths(resolved))
    # An empty folder is replaced as a whole; these two can't be.
    if resolved == Path.cwd() or os.path.ismount(resolved):
        reason = "is the current folder or a mount point, which can't be replaced in one step"
        raise OutputError(f"{target} {reason}.", f"Use a folder inside it: -o {target / 'app'}")

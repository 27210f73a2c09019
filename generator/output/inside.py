"""Decides which paths, that a file in a developer's folder names, mobilegen may write to or remove."""

from __future__ import annotations

from pathlib import PurePosixPath

_VERSION_CONTROL = frozenset({".git", ".hg", ".svn"})


def inside_project(text: str) -> PurePosixPath:
    """The path that `text` says; raises `ValueError` unless it stays in the project and away from version control."""
    path = PurePosixPath(text)
    plain = bool(path.parts) and text == path.as_posix() and not path.is_absolute() and ".." not in path.parts
    # Some file systems take .GIT for .git.
    if not plain or "\0" in text or "\\" in text or _VERSION_CONTROL & {part.casefold() for part in path.parts}:
        raise ValueError(f"“{text}” is not a path inside the project")
    return path

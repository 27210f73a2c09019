"""Decides what is done to each file, from what was rendered and what is there; touches nothing."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath

from generator.errors import OutputError
from generator.output.actions import FileAction, PlannedFile, WritePlan
from generator.render.files import RenderedProject


def plan(project: RenderedProject, existing: Collection[PurePosixPath]) -> WritePlan:
    """The plan for a new project.

    Raises:
        OutputError: something is there already, or two paths can't stand side by side on every file system.
    """
    if existing:
        first = min(existing)
        raise OutputError(
            f"The output folder isn't empty: it holds {first}.", "Choose a folder that doesn't exist yet."
        )
    refuse_clashes([file.path for file in project.files])
    return WritePlan(tuple(PlannedFile(FileAction.CREATE, file) for file in project.files))


def refuse_existing(existing: Collection[PurePosixPath]) -> None:
    """Raises `OutputError` if there is anything at all."""
    if existing:
        hint = "Choose a folder that doesn't exist yet with -o; mobilegen never writes over what is there."
        raise OutputError(f"The output folder isn't empty: it holds {min(existing)}.", hint)


def refuse_clashes(paths: list[PurePosixPath]) -> None:
    """On macOS and Windows `A` and `a` are one file, and no file can also be a folder."""
    spelling: dict[str, PurePosixPath] = {}
    files = {str(path).casefold() for path in paths}
    for path in paths:
        for part in [path, *path.parents][:-1]:
            known = spelling.setdefault(str(part).casefold(), part)
            if known != part or (part != path and str(part).casefold() in files):
                raise OutputError(f"{path} and {known} can't both be written.", "Rename the app or the model.")

"""Decides what can happen to a file when a project is written, and what a plan for a whole folder is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from generator.render.files import RenderedFile


class FileAction(str, Enum):
    """What is done to one file."""

    CREATE = "create"


@dataclass(frozen=True)
class PlannedFile:
    """One file and what is done to it."""

    action: FileAction
    file: RenderedFile


@dataclass(frozen=True)
class WritePlan:
    """Everything that is done to one folder, sorted by path."""

    files: tuple[PlannedFile, ...]

"""Decides what can happen to a file when a project is written, and what a plan for a whole folder is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath

from generator.output.disk import DiskFile
from generator.output.lock import Lock
from generator.output.merge import Clash
from generator.render.files import RenderedFile


class FileAction(str, Enum):
    """What is done to one file.

    CREATE, UPDATE and MERGE write it, DELETE removes it; IDENTICAL is what it should be already; SKIP leaves it to the
    developer; CONFLICT waits for a decision, and until then nothing at all is written.
    """

    CREATE = "create"
    IDENTICAL = "identical"
    UPDATE = "update"
    MERGE = "merge"
    SKIP = "skip"
    CONFLICT = "conflict"
    DELETE = "delete"


@dataclass(frozen=True)
class PlannedFile:
    """One file of a new project and what is done to it."""

    action: FileAction
    file: RenderedFile


@dataclass(frozen=True)
class WritePlan:
    """Everything that is done to one new folder, sorted by path."""

    files: tuple[PlannedFile, ...]


@dataclass(frozen=True)
class FileChange:
    """One file of a project that exists, and what is done to it.

    Attributes:
        path: where it is afterwards, or was if it is deleted.
        before: what is there now; None for nothing, or for nothing that mobilegen reads.
        after: what will be there; None for nothing. The same as `before` if it is left alone.
        note: why, for people; a full sentence, empty if the action says it all.
        clashes: the places that both sides changed.
        moved_from: where it is now, if that is another place.
    """

    action: FileAction
    path: PurePosixPath
    before: DiskFile | None = None
    after: DiskFile | None = None
    note: str = ""
    clashes: tuple[Clash, ...] = ()
    moved_from: PurePosixPath | None = None

    @property
    def writes(self) -> bool:
        """Whether anything on the disk becomes different."""
        return self.moved_from is not None or self.before != self.after


@dataclass(frozen=True)
class UpdatePlan:
    """Everything that is done to a project's folder, sorted by path, and what is remembered of it afterwards."""

    changes: tuple[FileChange, ...]
    lock: Lock

    @property
    def conflicts(self) -> tuple[FileChange, ...]:
        """What somebody has to decide first."""
        return tuple(change for change in self.changes if change.action is FileAction.CONFLICT)

    @property
    def writes(self) -> tuple[FileChange, ...]:
        """What becomes different on the disk."""
        return tuple(change for change in self.changes if change.writes)

"""Decides what became of each file that mobilegen wrote: as it was, edited, moved, deleted; the model isn't needed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePosixPath

from generator import __version__
from generator.output import DiskFile, LockedFile, is_untouched, read_disk, read_lock
from generator.usecases.project_state import project_state

_MARKERS = (b"<<<<<<< yours", b">>>>>>> mobilegen")


class FileState(str, Enum):
    """What a developer did to a file."""

    UNTOUCHED = "untouched"
    EDITED = "edited"
    CONFLICT = "conflict markers"
    MISSING = "missing"
    NO_FILE = "no file"


@dataclass(frozen=True)
class FileStatus:
    """One file that mobilegen wrote.

    Attributes:
        path: where it is.
        owner: `generated` for what mobilegen renews, `scaffold` for what is the developer's to change.
        moved_from: where it was written to, if that is another place.
    """

    path: PurePosixPath
    owner: str
    state: FileState
    moved_from: PurePosixPath | None = None


@dataclass(frozen=True)
class ProjectStatus:
    """All files that mobilegen wrote, sorted by path."""

    folder: Path
    files: tuple[FileStatus, ...]
    notes: tuple[str, ...]


def project_status(folder: Path) -> ProjectStatus:
    """The files of the project in `folder`.

    Raises:
        OutputError: it holds no project, one of a newer mobilegen, or a file that can't be read.
    """
    state = project_state(folder)
    lock = read_lock(state.root, __version__)
    disk = read_disk(state.root, {file.place for file in lock.files})
    found = [
        FileStatus(file.place, file.ownership.value, _state(file, disk.files.get(file.place)), _origin(file))
        for file in lock.files
    ]
    return ProjectStatus(state.root, tuple(sorted(found, key=lambda file: file.path.as_posix())), state.notes)


def _origin(file: LockedFile) -> PurePosixPath | None:
    return file.path if file.moved_to else None


def _state(file: LockedFile, ours: object) -> FileState:
    if ours is None:
        return FileState.MISSING
    if not isinstance(ours, DiskFile):
        return FileState.NO_FILE
    if is_untouched(file, ours.content):
        return FileState.UNTOUCHED
    lines = ours.content.splitlines()
    return FileState.CONFLICT if all(marker in lines for marker in _MARKERS) else FileState.EDITED

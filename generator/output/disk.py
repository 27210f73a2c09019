"""Decides what counts as a developer's file: regular files that are reached without following a link."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from generator.errors import OutputError

# What editors, build tools and version control keep in a project; nobody moves a source file there.
_NOT_SOURCES = frozenset({"build", "DerivedData", "Pods", "node_modules", "xcuserdata"})
# Of a text that a developer may have moved, and of the search for it.
_MOST_BYTES = 2**20
_MOST_FILES = 20_000


@dataclass(frozen=True)
class DiskFile:
    """A developer's file as it is now."""

    content: bytes
    executable: bool = False


@dataclass(frozen=True)
class Blocked:
    """Something that is where a file should be, and that mobilegen neither reads nor replaces; `reason` says what."""

    reason: str


@dataclass(frozen=True)
class Disk:
    """What lies in a project's folder.

    Attributes:
        files: by path, those that were asked for and are there.
        others: reads the texts that nobody asked for, by path: where a file may have been moved to.
    """

    files: Mapping[PurePosixPath, DiskFile | Blocked]
    others: Callable[[], Mapping[PurePosixPath, DiskFile]] = dict


def read_disk(root: Path, paths: Iterable[PurePosixPath]) -> Disk:
    """The files at `paths` below `root`, which is a folder.

    Raises:
        OutputError: a file can't be read.
    """
    wanted = sorted(set(paths))
    read = {path: read_file(root, path) for path in wanted}
    files = {path: file for path, file in read.items() if file is not None}
    return Disk(files, cache(lambda: _others(root, set(wanted))))


def read_file(root: Path, path: PurePosixPath) -> DiskFile | Blocked | None:
    """The file at `path` below `root`; None if there is nothing.

    Raises:
        OutputError: it can't be read.
    """
    place = root
    try:
        for part in path.parts[:-1]:
            place /= part
            mode = place.lstat().st_mode
            if stat.S_ISLNK(mode):
                return Blocked(f"{place.relative_to(root).as_posix()} is a link")
            if not stat.S_ISDIR(mode):
                return Blocked(f"{place.relative_to(root).as_posix()} is not a folder")
        return _regular_file(root / path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise OutputError(f"{path} can't be read: {error.strerror}.", "Nothing was changed.") from error


def _regular_file(place: Path) -> DiskFile | Blocked:
    mode = place.lstat().st_mode
    if stat.S_ISLNK(mode):
        return Blocked("it is a link")
    if not stat.S_ISREG(mode):
        return Blocked("it is a folder" if stat.S_ISDIR(mode) else "it is no regular file")
    # Whoever replaces it by a link in this moment, or by a pipe that never ends, finds it closed.
    descriptor = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        return DiskFile(file.read(), bool(mode & stat.S_IXUSR))


def _others(root: Path, wanted: set[PurePosixPath]) -> dict[PurePosixPath, DiskFile]:
    found: dict[PurePosixPath, DiskFile] = {}
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in _NOT_SOURCES and not _is_hidden(name))
        for name in sorted(names):
            place = Path(folder) / name
            path = PurePosixPath(place.relative_to(root).as_posix())
            if path in wanted or len(found) >= _MOST_FILES or place.lstat().st_size > _MOST_BYTES:
                continue
            file = read_file(root, path)
            if isinstance(file, DiskFile) and b"\0" not in file.content:
                found[path] = file
    return found


def _is_hidden(name: str) -> bool:
    # .github is where workflows lie; the rest belongs to version control, editors and mobilegen.
    return name.startswith(".") and name != ".github"

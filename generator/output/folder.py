"""Decides how a file inside a project's folder is reached: step by step from the folder, through no link."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK


@dataclass(frozen=True)
class Folder:
    """An open folder; every path is relative to it, and one that leads through a link raises `OSError`."""

    descriptor: int

    @classmethod
    @contextmanager
    def opened(cls, root: Path) -> Iterator[Folder]:
        """The folder `root`, itself perhaps reached by a link."""
        descriptor = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
        try:
            yield cls(descriptor)
        finally:
            os.close(descriptor)

    @contextmanager
    def parent(self, path: PurePosixPath, *, create: bool = False) -> Iterator[int]:
        """A descriptor of the folder that `path` is in; made, with those above it, if `create` is set."""
        descriptor = os.dup(self.descriptor)
        try:
            for part in path.parts[:-1]:
                if create:
                    with suppress(FileExistsError):
                        os.mkdir(part, dir_fd=descriptor)
                inner = os.open(part, _FOLDER, dir_fd=descriptor)
                os.close(descriptor)
                descriptor = inner
            yield descriptor
        finally:
            os.close(descriptor)

    def read(self, path: PurePosixPath) -> bytes | None:
        """A regular file's content; None if there is nothing; raises `OSError` for anything else."""
        try:
            with self.parent(path) as folder:
                if not stat.S_ISREG(os.stat(path.name, dir_fd=folder, follow_symlinks=False).st_mode):
                    raise IsADirectoryError(f"{path} is no regular file")
                with os.fdopen(os.open(path.name, _FILE, dir_fd=folder), "rb") as file:
                    return file.read()
        except FileNotFoundError:
            return None

    def mode(self, path: PurePosixPath) -> int | None:
        """Permissions of the file at `path`; None if there is none."""
        try:
            with self.parent(path) as folder:
                return stat.S_IMODE(os.stat(path.name, dir_fd=folder, follow_symlinks=False).st_mode)
        except FileNotFoundError:
            return None

    def exists(self, path: PurePosixPath) -> bool:
        """Whether anything is at `path`."""
        return self.mode(path) is not None

    def write(self, path: PurePosixPath, content: bytes, mode: int | None, *, executable: bool) -> None:
        """A new file that is on the disk when this returns; `mode` None leaves its permissions to the umask."""
        with self.parent(path, create=True) as folder:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
            with os.fdopen(os.open(path.name, flags, 0o666, dir_fd=folder), "wb") as file:
                file.write(content)
                wanted = stat.S_IMODE(os.fstat(file.fileno()).st_mode) if mode is None else mode
                runnable = wanted | (wanted & 0o444) >> 2 if executable else wanted & ~0o111
                os.fchmod(file.fileno(), runnable)
                file.flush()
                os.fsync(file.fileno())

    def move(self, source: PurePosixPath, target: PurePosixPath) -> None:
        """Puts `source` in the place of whatever file `target` is, in one step."""
        with self.parent(source) as start, self.parent(target, create=True) as end:
            os.replace(source.name, target.name, src_dir_fd=start, dst_dir_fd=end)

    def remove(self, path: PurePosixPath) -> None:
        """Removes a file, if it is there."""
        with suppress(FileNotFoundError), self.parent(path) as folder:
            os.unlink(path.name, dir_fd=folder)

    def remove_empty(self, folder: PurePosixPath) -> None:
        """Removes `folder` and those above it, as far as nothing is in them."""
        for path in [folder, *folder.parents]:
            if not path.parts:
                return
            try:
                with self.parent(path) as above:
                    os.rmdir(path.name, dir_fd=above)
            except FileNotFoundError:
                continue
            except OSError:
                return

    def flush(self, path: PurePosixPath) -> None:
        """Has the disk remember what was done in the folder that `path` is in."""
        with suppress(FileNotFoundError), self.parent(path) as folder:
            os.fsync(folder)

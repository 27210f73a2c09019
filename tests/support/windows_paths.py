"""Reads folders of this machine under paths as Windows writes them: backslashes, a drive, no bit for programs."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath
from typing import Any


class WindowsPath(PureWindowsPath):
    r"""`C:\a\b` for `/a/b`, as far as reading goes; what is in a folder comes in another order than here."""

    __slots__ = ()

    @classmethod
    def of(cls, path: Path) -> WindowsPath:
        """The path of an existing file or folder."""
        return cls("C:\\", *path.absolute().parts[1:])

    def _here(self) -> Path:
        return Path("/", *self.parts[1:])

    def is_dir(self) -> bool:
        return self._here().is_dir()

    def is_file(self) -> bool:
        return self._here().is_file()

    def read_bytes(self) -> bytes:
        return self._here().read_bytes()

    def read_text(self, encoding: str) -> str:
        return self._here().read_text(encoding)

    def rglob(self, pattern: str) -> Iterator[WindowsPath]:
        return (type(self).of(path) for path in sorted(self._here().rglob(pattern), reverse=True))

    def stat(self, **options: Any) -> os.stat_result:
        """Windows knows programs by their names alone."""
        real = self._here().stat(**options)
        readable = real.st_mode & ~(stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
        return os.stat_result((readable, *tuple(real)[1:]))

"""Decides what a rendered project is: files in memory, each with the owner it will have once written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from pathlib import PurePosixPath


class Ownership(str, Enum):
    """Who changes a file after it was written: mobilegen (GENERATED) or the developer (SCAFFOLD)."""

    GENERATED = "generated"
    SCAFFOLD = "scaffold"


@dataclass(frozen=True)
class RenderedFile:
    """One file of a project; `path` is relative to the project's folder and never leaves it."""

    path: PurePosixPath
    content: bytes
    ownership: Ownership
    executable: bool = False


@dataclass(frozen=True)
class RenderedProject:
    """All files of a project, sorted by path, each path once."""

    files: tuple[RenderedFile, ...]

    @classmethod
    def of(cls, files: Iterable[RenderedFile]) -> RenderedProject:
        """Sorts `files`; raises `ValueError` if two of them would have the same path."""
        ordered = tuple(sorted(files, key=lambda file: file.path.as_posix()))
        for one, other in pairwise(ordered):
            if one.path == other.path:
                raise ValueError(f"two files would be written to {one.path}")
        return cls(ordered)

    def under(self, folder: str) -> RenderedProject:
        """The same project one folder deeper."""
        return RenderedProject(tuple(replace(file, path=PurePosixPath(folder) / file.path) for file in self.files))


def generated_files(folder: str, contents: Mapping[str, bytes]) -> list[RenderedFile]:
    """Files that belong to mobilegen, below `folder`; `contents` by path relative to it."""
    base = PurePosixPath(folder)
    return [RenderedFile(base / path, content, Ownership.GENERATED) for path, content in contents.items()]

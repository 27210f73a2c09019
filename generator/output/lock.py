"""Decides what a project remembers of how it was made: its origin and, for each file, what mobilegen wrote then."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from generator.output.line_endings import is_text
from generator.render.files import Ownership, RenderedFile

LOCK_FOLDER = PurePosixPath(".mobilegen")


@dataclass(frozen=True)
class LockedFile:
    """A file as mobilegen last rendered it.

    Attributes:
        path: where it was rendered to.
        digest: SHA-256 of what was rendered, in hexadecimal.
        base: what was rendered, if it is text; None for a binary file, or if the record of it is lost.
        moved_to: where the developer keeps it, if that is another place.
        deleted: whether the developer was found to have deleted it; then digest and base are of what was deleted.
    """

    path: PurePosixPath
    ownership: Ownership
    digest: str
    executable: bool = False
    base: bytes | None = None
    moved_to: PurePosixPath | None = None
    deleted: bool = False

    @classmethod
    def of(cls, file: RenderedFile, place: PurePosixPath | None = None) -> LockedFile:
        """What is remembered of a file that was just rendered; `place` is where it is, if not at its path."""
        base = file.content if is_text(file.content) else None
        moved_to = None if place == file.path else place
        return cls(file.path, file.ownership, digest(file.content), file.executable, base, moved_to)

    @property
    def place(self) -> PurePosixPath:
        """Where it is in the developer's folder."""
        return self.moved_to or self.path


@dataclass(frozen=True)
class Origin:
    """What a project was rendered from; two equal ones give the same files.

    Attributes:
        tool: version of mobilegen.
        templates: digest of the templates.
        inputs: digests and values of everything else that matters, by name.
        facts: what was found out about the artefacts and is compared with the next ones; of no matter to equality.
    """

    tool: str
    templates: str
    inputs: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Lock:
    """An origin and the files that it gave, sorted by path, each path once.

    Attributes:
        record: the project as it was then, as text: the contents of a mobilegen.toml that needs no other file.
    """

    origin: Origin
    files: tuple[LockedFile, ...]
    record: str = ""

    @classmethod
    def of(cls, origin: Origin, files: Iterable[LockedFile], record: str = "") -> Lock:
        """Sorts `files`."""
        return cls(origin, tuple(sorted(files, key=lambda file: file.path.as_posix())), record)

    def with_files(self, files: Iterable[LockedFile]) -> Lock:
        """The same origin with other files."""
        return replace(self, files=Lock.of(self.origin, files).files)


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()

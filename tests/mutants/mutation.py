"""Decides what a mutation is and when it counts as caught."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


class MutationError(Exception):
    """A mutation can't be judged: its text isn't there, or the project is broken without it."""


@dataclass(frozen=True)
class Mutation:
    """One fault: `old` stands exactly once in `file` and becomes `new`."""

    name: str
    file: str
    old: str
    new: str

    def find(self, sources: Path) -> Path:
        """The file to change below `sources`; raises `MutationError` unless it and the text are there exactly once."""
        files = sorted(sources.rglob(self.file))
        if len(files) != 1:
            raise MutationError(f"{self.name}: expected one {self.file}, found {len(files)}")
        count = files[0].read_text(encoding="utf-8").count(self.old)
        if count != 1:
            raise MutationError(f"{self.name}: {self.file} holds the text {count} times, not once: {self.old}")
        return files[0]

    def apply(self, text: str) -> str:
        """The text with the fault."""
        return text.replace(self.old, self.new)


@dataclass(frozen=True)
class Verdict:
    """What became of a mutation: caught by tests, or not and why."""

    language: str
    mutation: Mutation
    caught: bool
    comment: str


# Judges all mutations of one language, telling each verdict as soon as it is known.
Judge = Callable[[Path, Path, Callable[[Verdict], None]], None]

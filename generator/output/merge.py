"""Decides how two changed versions of a text become one: line by line, and where both changed the same lines, not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import takewhile
from typing import NamedTuple

# Of comparisons; a longer search for common lines is given up, and the whole stretch counts as changed.
_MOST_COMPARISONS = 5_000_000


class Resolution(str, Enum):
    """What becomes of lines that both sides changed."""

    ASK = "ask"
    MARKERS = "markers"
    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True)
class Clash:
    """A place that both sides changed, each in another way.

    Attributes:
        line: of `ours` in the developer's file, from 1.
    """

    base: bytes
    ours: bytes
    theirs: bytes
    line: int = 1

    def resolved(self, resolution: Resolution) -> bytes:
        """The one side, the other, or both between the markers that every editor knows."""
        if resolution is Resolution.OURS:
            return self.ours
        if resolution is Resolution.THEIRS:
            return self.theirs
        end = b"\r\n" if b"\r\n" in self.ours + self.theirs else b"\n"
        sides = (b"<<<<<<< yours", self.ours, b"||||||| what mobilegen wrote then", self.base, b"=======", self.theirs)
        parts = [part if part.endswith(b"\n") or not part else part + end for part in (*sides, b">>>>>>> mobilegen")]
        return b"".join(parts)


Chunk = bytes | Clash


@dataclass(frozen=True)
class Merge:
    """A text in pieces: those that are settled, and those where both sides clash."""

    chunks: tuple[Chunk, ...]

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """What can't be merged, from top to bottom."""
        return tuple(chunk for chunk in self.chunks if isinstance(chunk, Clash))

    def text(self, resolution: Resolution = Resolution.MARKERS) -> bytes:
        """The whole text; clashes become what `resolution` says."""
        return b"".join(chunk.resolved(resolution) if isinstance(chunk, Clash) else chunk for chunk in self.chunks)


def merge_lines(base: bytes, ours: bytes, theirs: bytes) -> Merge:
    """Three-way merge of lines: what only one side changed is taken from it, what both changed alike is taken once.

    Changes that touch each other clash, too: between them must be a line that nobody changed.

    Source: S. Khanna, K. Kunal and B. C. Pierce, A Formal Investigation of Diff3 (2007).
    """
    texts = _Texts(*(text.splitlines(keepends=True) for text in (base, ours, theirs)))
    chunks: list[Chunk] = []
    start = _Span(0, 0, 0, 0)
    for common in _common(texts):
        chunks += _settled(texts, start, common)
        chunks.append(b"".join(texts.base[common.base : common.base + common.size]))
        start = _Span(common.base + common.size, common.ours + common.size, common.theirs + common.size, 0)
    end = _Span(len(texts.base), len(texts.ours), len(texts.theirs), 0)
    chunks += _settled(texts, start, end)
    return Merge(tuple(chunk for chunk in chunks if chunk != b""))


class _Texts(NamedTuple):
    base: list[bytes]
    ours: list[bytes]
    theirs: list[bytes]


class _Span(NamedTuple):
    """Where `size` lines that nobody changed begin in each text."""

    base: int
    ours: int
    theirs: int
    size: int


def _common(texts: _Texts) -> list[_Span]:
    """The stretches of base that both sides kept, in order."""
    ours, theirs = _kept(texts.base, texts.ours), _kept(texts.base, texts.theirs)
    found: list[_Span] = []
    one = other = 0
    while one < len(ours) and other < len(theirs):
        (base_one, at_one, size_one), (base_other, at_other, size_other) = ours[one], theirs[other]
        start, end = max(base_one, base_other), min(base_one + size_one, base_other + size_other)
        if start < end:
            found.append(_Span(start, at_one + start - base_one, at_other + start - base_other, end - start))
        if base_one + size_one < base_other + size_other:
            one += 1
        else:
            other += 1
    return found


def _kept(base: list[bytes], side: list[bytes]) -> list[tuple[int, int, int]]:
    """Stretches of `base` that are in `side`, too: where they begin in each, and their length."""
    head = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(base, side, strict=False)))
    rest = zip(reversed(base[head:]), reversed(side[head:]), strict=False)
    tail = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], rest))
    middle, changed = base[head : len(base) - tail], side[head : len(side) - tail]
    blocks = [(0, 0, head), (len(base) - tail, len(side) - tail, tail)]
    if _comparisons(middle, changed) <= _MOST_COMPARISONS:
        matcher = SequenceMatcher(None, middle, changed, autojunk=False)
        blocks[1:1] = [(head + at, head + there, size) for at, there, size in matcher.get_matching_blocks()]
    return [block for block in blocks if block[2]]


def _comparisons(one: Sequence[bytes], other: Sequence[bytes]) -> int:
    """How many pairs of equal lines there are: what the search's time grows with."""
    counts = Counter(other)
    return sum(counts[line] for line in one)


def _settled(texts: _Texts, start: _Span, end: _Span) -> list[Chunk]:
    """What becomes of the lines between two common stretches."""
    base = b"".join(texts.base[start.base : end.base])
    ours = b"".join(texts.ours[start.ours : end.ours])
    theirs = b"".join(texts.theirs[start.theirs : end.theirs])
    if ours in (base, theirs):
        return [theirs]
    return [ours] if theirs == base else [Clash(base, ours, theirs, start.ours + 1)]

"""Decides how two changed versions of a text with keys become one: entry by entry, each with its own bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.output.merge import Chunk, Clash


@dataclass(frozen=True)
class Leaf:
    """A value as it is written."""

    text: bytes


@dataclass(frozen=True)
class Branch:
    """Entries between what opens and what closes them, each key once."""

    head: bytes
    entries: tuple[Entry, ...]
    tail: bytes

    @property
    def text(self) -> bytes:
        """As it is written."""
        return self.head + b"".join(entry.text for entry in self.entries) + self.tail


Node = Leaf | Branch


@dataclass(frozen=True)
class Entry:
    """A key with its value.

    Attributes:
        lead: everything since the entry before: comments, indentation, the key itself as it is written.
        trail: what ends it.
    """

    key: str
    lead: bytes
    node: Node
    trail: bytes = b""

    @property
    def text(self) -> bytes:
        """As it is written."""
        return self.lead + self.node.text + self.trail


def branch(head: bytes, entries: Iterable[Entry], tail: bytes) -> Branch:
    """A branch; raises `ValueError` if a key comes twice."""
    found = tuple(entries)
    if len({entry.key for entry in found}) != len(found):
        raise ValueError("a key comes twice")
    return Branch(head, found, tail)


def merge_trees(base: Node | None, ours: Node, theirs: Node) -> list[Chunk]:
    """Three-way merge: what one side alone changed is taken from it, key by key; comments are ours where in doubt."""
    old = base.text if base else b""
    if ours.text in (old, theirs.text):
        return [theirs.text]
    if theirs.text == old:
        return [ours.text]
    if isinstance(ours, Branch) and isinstance(theirs, Branch) and not isinstance(base, Leaf):
        known = base or Branch(ours.head, (), ours.tail)
        head = _settled(known.head, ours.head, theirs.head)
        return [head, *_entries(known, ours, theirs), _settled(known.tail, ours.tail, theirs.tail)]
    return [Clash(old, ours.text, theirs.text)]


def _settled(base: bytes, ours: bytes, theirs: bytes) -> bytes:
    return theirs if ours == base else ours


def _entries(base: Branch, ours: Branch, theirs: Branch) -> list[Chunk]:
    """In the order of ours; what theirs has added comes behind what it stands behind there."""
    old, mine, new = ({entry.key: entry for entry in side.entries} for side in (base, ours, theirs))
    chunks: list[Chunk] = list(_added_behind(None, old, mine, new, theirs.entries))
    for entry in ours.entries:
        chunks += _entry(old.get(entry.key), entry, new.get(entry.key))
        chunks += _added_behind(entry.key, old, mine, new, theirs.entries)
    return chunks


def _entry(base: Entry | None, ours: Entry, theirs: Entry | None) -> list[Chunk]:
    if theirs is None:
        if base is None:
            return [ours.text]
        return [] if base.text == ours.text else [Clash(base.text, ours.text, b"")]
    known = base or Entry(ours.key, ours.lead, Leaf(b""), ours.trail)
    lead = _settled(known.lead, ours.lead, theirs.lead)
    merged = merge_trees(base.node if base else None, ours.node, theirs.node)
    trail = _settled(known.trail, ours.trail, theirs.trail)
    # A clash shows whole entries: a value alone would be between markers in the middle of a line.
    if any(isinstance(chunk, Clash) for chunk in merged) and isinstance(ours.node, Leaf):
        return [Clash(base.text if base else b"", ours.text, theirs.text)]
    return [lead, *merged, trail]


def _added_behind(
    key: str | None,
    old: Mapping[str, Entry],
    mine: Mapping[str, Entry],
    new: Mapping[str, Entry],
    order: Sequence[Entry],
) -> list[Chunk]:
    """What only theirs has, or what ours deleted and theirs changed, behind the entry `key`; None for the front."""
    start = 0 if key is None else next((at + 1 for at, entry in enumerate(order) if entry.key == key), None)
    if start is None:
        return []
    found: list[Chunk] = []
    for entry in order[start:]:
        if entry.key in mine:
            break
        if entry.key not in old:
            found.append(entry.text)
        elif old[entry.key].text != new[entry.key].text:
            found.append(Clash(old[entry.key].text, b"", entry.text))
    return found

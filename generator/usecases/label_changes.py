"""Decides how two sets of labels differ, in words: added, removed, renamed in place, reordered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.spec import LabelSet

# More names than that are counted.
_MOST_NAMES = 8

Change = tuple[str, bool, tuple[str, ...]]
"""A phrase, whether it breaks code, and the names that are gone."""


def label_changes(before: LabelSet, after: LabelSet) -> Iterator[Change]:
    """Nothing if they are the same; labels at another index break code that counts them."""
    if before.names == after.names:
        return
    renamed = _renamed(before.names, after.names)
    if renamed:
        pairs = [f"“{old}” → “{new}”" for old, new in renamed]
        yield f"{_count(len(renamed), 'label')} renamed: {_listed(pairs)}", True, tuple(old for old, _ in renamed)
        return
    added = list((Counter(after.names) - Counter(before.names)).elements())
    removed = list((Counter(before.names) - Counter(after.names)).elements())
    if added:
        yield f"{_count(len(added), 'label')} added: {_listed([f'“{name}”' for name in added])}", False, ()
    if removed:
        names = _listed([f"“{name}”" for name in removed])
        yield f"{_count(len(removed), 'label')} removed: {names}", True, tuple(removed)
    kept = [[name for name in names if name not in {*added, *removed}] for names in (before.names, after.names)]
    if kept[0] != kept[1]:
        yield "labels in another order", True, ()
        return
    moved = next((name for name in kept[0] if before.names.index(name) != after.names.index(name)), None)
    if moved is not None:
        places = f"{before.names.index(moved)} → {after.names.index(moved)}"
        yield f"labels at other indices, the first one “{moved}”: {places}", True, ()


def _renamed(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs if labels only got other texts, each at its place."""
    pairs = [(old, new) for old, new in zip(before, after, strict=False) if old != new]
    only_here = not {old for old, _ in pairs} & set(after) and not {new for _, new in pairs} & set(before)
    return pairs if len(before) == len(after) and only_here else []


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMES])
    return shown if len(names) <= _MOST_NAMES else f"{shown} and {len(names) - _MOST_NAMES} more"

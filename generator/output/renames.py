"""Decides which file is another one under a new name, by what is in it, and only where there is no doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath

Texts = Mapping[PurePosixPath, bytes]
Pair = tuple[PurePosixPath, PurePosixPath]

# As `git` does: half of the lines in common make two files the same one.
_LEAST_SIMILARITY = 0.5
# By so much a candidate has to be better than every other one; and so much is the same name worth.
_LEAD = 0.1
# Of comparisons between two files; beyond that, only those that are alike to the byte are found.
_MOST_PAIRS = 100_000


def renames(gone: Texts, appeared: Texts) -> dict[PurePosixPath, PurePosixPath]:
    """Where each of the texts `gone` is now, among those that `appeared`; a text in doubt is left out.

    No two are at the same place.
    """
    found = _exact(gone, appeared)
    taken = set(found.values())
    rest = {path: _lines(text) for path, text in gone.items() if path not in found}
    candidates = {path: _lines(text) for path, text in appeared.items() if path not in taken}
    pairs = [(old, new) for old in rest for new in candidates if old.suffix == new.suffix]
    if len(pairs) > _MOST_PAIRS:
        return found
    scores = {(old, new): _similarity(rest[old], candidates[new]) for old, new in pairs}
    likely = {
        pair: score + _LEAD * (pair[0].name == pair[1].name)
        for pair, score in scores.items()
        if score >= _LEAST_SIMILARITY
    }
    return found | dict(pair for pair in likely if _leads(pair, likely))


def _exact(gone: Texts, appeared: Texts) -> dict[PurePosixPath, PurePosixPath]:
    """The pairs whose texts are the same and no one else's."""
    before, after = Counter(gone.values()), Counter(appeared.values())
    where = {text: path for path, text in appeared.items()}
    return {path: where[text] for path, text in gone.items() if text.strip() and before[text] == after[text] == 1}


def _lines(text: bytes) -> Counter[bytes]:
    """Its lines without indentation and blank ones: what is left of a text when it moves to another place."""
    return Counter(filter(None, map(bytes.strip, text.splitlines())))


def _similarity(one: Counter[bytes], other: Counter[bytes]) -> float:
    """0..1: the share of lines that both have (Dice's coefficient)."""
    sizes = sum(one.values()), sum(other.values())
    if not all(sizes) or 2 * min(sizes) < _LEAST_SIMILARITY * sum(sizes):
        return 0.0
    return 2 * sum((one & other).values()) / sum(sizes)


def _leads(pair: Pair, scores: Mapping[Pair, float]) -> bool:
    rivals = (score for key, score in scores.items() if key != pair and (key[0] == pair[0] or key[1] == pair[1]))
    return all(scores[pair] >= score + _LEAD for score in rivals)

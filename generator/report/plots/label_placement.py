"""Decides where the labels of a plot's points stand, so that they cover neither each other nor a point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_LETTER = 0.56
"""Average width of a letter of system fonts, in proportion to the font's size."""

_GAP = 9.0
_SYMBOL = 7.0


@dataclass(frozen=True)
class Placed:
    """A label's anchor in pixels and how it is aligned to it: `left`, `right` or `center`."""

    x: float
    y: float
    align: str


@dataclass(frozen=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: _Box) -> float:
        """The area that both cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0

    def outside(self, width: float, height: float) -> float:
        """By how much it sticks out, so dearly that only a label without any other place does."""
        beside = max(0.0, -self.left) + max(0.0, self.right - width)
        above = max(0.0, -self.top) + max(0.0, self.bottom - height)
        return (beside + above) * 1000


def place_labels(
    points: Sequence[tuple[float, float]],
    texts: Sequence[str],
    size: tuple[float, float],
    font_size: float,
) -> list[Placed]:
    """One place for each of `texts`, beside the point of the same index; `size` is the plot's width and height.

    Each label in turn takes the nearest place that covers least of what is there already.
    """
    taken = [_Box(x - _SYMBOL, y - _SYMBOL, x + _SYMBOL, y + _SYMBOL) for x, y in points]
    placed = []
    for (x, y), text in zip(points, texts, strict=True):
        length = len(text) * font_size * _LETTER
        options = [(place, _box(place, length, font_size)) for place in _places(x, y, font_size)]
        costs = [sum(box.overlap(other) for other in taken) + box.outside(*size) for _, box in options]
        place, box = options[costs.index(min(costs))]
        placed.append(place)
        taken.append(box)
    return placed


def _places(x: float, y: float, size: float) -> list[Placed]:
    """On both sides, above and below, then further and further up and down."""
    step = size * 1.3
    above, below = (Placed(x, y + sign * (_GAP + size / 2), "center") for sign in (-1, 1))
    sides = [
        Placed(x + sign * _GAP, y + lift * step, align)
        for lift in (0.0, -1.0, 1.0, -2.0, 2.0, 3.0, -3.0, 4.0)
        for sign, align in ((1, "left"), (-1, "right"))
    ]
    return [*sides[:2], above, below, *sides[2:]]


def _box(place: Placed, length: float, size: float) -> _Box:
    left = {"left": place.x, "right": place.x - length, "center": place.x - length / 2}[place.align]
    return _Box(left, place.y - size * 0.6, left + length, place.y + size * 0.6)

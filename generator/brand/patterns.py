"""Decides which geometric figures lie on the field of an icon, each as path data on a square of 108 units.

A launcher shows the middle 72 units, masked, and moves the rest into view when an icon is dragged: every figure goes on
to the edge of the square and beyond.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

SIZE = 108.0
CENTER = SIZE / 2

# From the middle to beyond the edge, whatever the direction.
_FAR = 120.0
_TURNS = 8

Point = tuple[float, float]


def pattern(kind: int, turn: int) -> str:
    """The figure number `kind`, turned by `turn` eighths; any whole numbers do."""
    return PATTERNS[kind % len(PATTERNS)](math.tau * (turn % _TURNS) / _TURNS)


def circle(x: float, y: float, radius: float) -> str:
    """A whole circle."""
    r, d = number(radius), number(2 * radius)
    return f"M{number(x - radius)},{number(y)} a{r},{r} 0 1,1 {d},0 a{r},{r} 0 1,1 -{d},0 Z"


def number(value: float) -> str:
    """A coordinate to a hundredth, as short as it gets."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _disc(angle: float) -> str:
    """A large disc that rises from one side."""
    return circle(*_at(angle + math.tau / 16, 36), 40)


def _half(angle: float) -> str:
    """Everything on one side of a line that passes the middle."""
    return _polygon(angle + math.tau / 16, ((4, -_FAR), (_FAR, -_FAR), (_FAR, _FAR), (4, _FAR)))


def _rings(angle: float) -> str:
    """A disc and a ring around one corner."""
    x, y = _at(angle + math.tau / 16, 50)
    return " ".join(circle(x, y, radius) for radius in (30, 47, 66))


def _quarters(angle: float) -> str:
    """Two opposite quarters."""
    first = _polygon(angle, ((0, 0), (_FAR, 0), (_FAR, _FAR), (0, _FAR)))
    second = _polygon(angle, ((0, 0), (-_FAR, 0), (-_FAR, -_FAR), (0, -_FAR)))
    return f"{first} {second}"


def _stripes(angle: float) -> str:
    """Broad parallel bands."""
    bands = ((start, start + 13) for start in range(-58, 59, 26))
    return " ".join(
        _polygon(angle + math.tau / 16, ((low, -_FAR), (high, -_FAR), (high, _FAR), (low, _FAR))) for low, high in bands
    )


def _wave(angle: float) -> str:
    """One side of a wave."""
    crests = [(2 + 6 * (-1) ** step, 30 * step - 135) for step in range(10)]
    start, *rest = crests
    path = f"M{_point(angle, start)}"
    before = start
    for point in rest:
        middle = (before[1] + point[1]) / 2
        path += f" C{_point(angle, (before[0], middle))} {_point(angle, (point[0], middle))} {_point(angle, point)}"
        before = point
    return f"{path} L{_point(angle, (_FAR, _FAR))} L{_point(angle, (_FAR, -_FAR))} Z"


def _corner(angle: float) -> str:
    """A right angle that opens to one side: a sheet laid over the field."""
    return _polygon(angle + math.tau / 8, ((-10, -10), (_FAR, -10), (_FAR, _FAR), (-10, _FAR)))


def _petals(angle: float) -> str:
    """Four circles around the middle, like a flower's leaves, turned."""
    return " ".join(circle(*_at(angle / 2 + quarter * math.tau / 4, 27), 19) for quarter in range(4))


PATTERNS: Sequence[Callable[[float], str]] = (_disc, _half, _rings, _quarters, _stripes, _wave, _corner, _petals)


def _at(angle: float, distance: float) -> Point:
    return CENTER + distance * math.cos(angle), CENTER + distance * math.sin(angle)


def _polygon(angle: float, corners: Sequence[Point]) -> str:
    return "M" + " L".join(_point(angle, corner) for corner in corners) + " Z"


def _point(angle: float, point: Point) -> str:
    """A point relative to the middle, turned around it."""
    x, y = point
    cos, sin = math.cos(angle), math.sin(angle)
    return f"{number(CENTER + x * cos - y * sin)},{number(CENTER + x * sin + y * cos)}"

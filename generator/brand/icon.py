"""Decides how an app's icon is composed: a mark over a field of two tones."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, replace

from generator.brand.color import Hct
from generator.brand.initial import initial
from generator.brand.lettering import letter_path
from generator.brand.patterns import CENTER, SIZE, number, pattern

# Inside the circle of 66 units that no launcher's mask cuts into, with air around it.
_LETTER_WIDTH = 42.0
_LETTER_HEIGHT = 35.0
_PETAL_LENGTH = 21.0
_PETAL_RADIUS = 14.5

# An accent lighter than this makes a light field with a dark mark.
_LIGHT = 64.0
_HUE_SHIFT = 14.0


@dataclass(frozen=True)
class Shape:
    """A filled area: path data (SVG's, which is also Android's) and a colour."""

    path: str
    color: str


@dataclass(frozen=True)
class Icon:
    """An icon on a square of `size` units, of which the middle two thirds show and a mask may cut the corners of those.

    Attributes:
        field: the colour of the whole square.
        pattern: what lies on the field; to be filled by the even-odd rule.
        mark: the initial, or a flower for a name whose first letter the font lacks; to be filled by the non-zero rule,
            and good enough to stand alone.
    """

    field: str
    pattern: Shape
    mark: Shape
    size: float = SIZE


def icon(display_name: str, accent: str) -> Icon:
    """The icon of the app of that name, the same every time."""
    digest = hashlib.sha256(f"icon of {display_name}".encode()).digest()
    field, figure, mark = _colors(Hct.of(accent), warmer=bool(digest[0] & 1), inverted=bool(digest[1] & 1))
    path = letter_path(initial(display_name), CENTER, _LETTER_WIDTH, _LETTER_HEIGHT) or _flower()
    return Icon(field, Shape(pattern(digest[2], digest[3]), figure), Shape(path, mark))


def _colors(accent: Hct, *, warmer: bool, inverted: bool) -> tuple[str, str, str]:
    """Field, pattern and mark. Tones alone make contrast: more than 3 to 1, which WCAG asks for large letters."""
    if accent.tone >= _LIGHT:
        tone = min(accent.tone, 92)
        tones, mark = (tone, tone - 8), Hct(accent.hue, min(accent.chroma, 40), 12)
    else:
        tone = min(max(accent.tone - 4, 28), 44)
        tones, mark = (tone, tone + 10), Hct(accent.hue, 0, 100)
    field = replace(accent, tone=tones[0])
    figure = replace(accent, tone=tones[1], hue=accent.hue + (-_HUE_SHIFT if warmer else _HUE_SHIFT))
    if inverted:
        field, figure = figure, field
    return field.hexadecimal, figure.hexadecimal, mark.hexadecimal


def _flower() -> str:
    """Six petals around the middle, each what two circles have in common."""
    return " ".join(_petal(math.tau * sixth / 6 + math.tau / 12) for sixth in range(6))


def _petal(angle: float) -> str:
    radius = number(_PETAL_RADIUS)
    middle = f"{number(CENTER)},{number(CENTER)}"
    tip = f"{number(CENTER + _PETAL_LENGTH * math.cos(angle))},{number(CENTER + _PETAL_LENGTH * math.sin(angle))}"
    return f"M{middle} A{radius},{radius} 0 0,1 {tip} A{radius},{radius} 0 0,1 {middle} Z"

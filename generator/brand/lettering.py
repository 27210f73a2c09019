"""Decides what a letter looks like on an icon: its outline in Rubik, bold.

Rubik (SIL Open Font License 1.1) knows Latin, Cyrillic, Hebrew and Arabic. An outline on an icon is a picture made with
the font, to which the licence of the font doesn't extend.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_FAMILY = "Rubik"
_WEIGHT = 700


def letter_path(letter: str, center: float, width: float, height: float) -> str:
    """The outline of `letter` as path data, as large as the box allows and in its middle; empty if Rubik lacks it."""
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    font = _font()
    name = font.getBestCmap().get(ord(letter)) if letter else None
    if name is None:
        return ""
    glyphs = font.getGlyphSet(location={"wght": _WEIGHT})
    bounds = BoundsPen(glyphs)
    glyphs[name].draw(bounds)
    if bounds.bounds is None:
        return ""
    left, bottom, right, top = bounds.bounds
    scale = min(width / (right - left), height / (top - bottom))
    path = SVGPathPen(glyphs, ntos=_number)
    # A font's y axis points upwards.
    shift = (center - scale * (left + right) / 2, center + scale * (bottom + top) / 2)
    glyphs[name].draw(TransformPen(path, (scale, 0, 0, -scale, *shift)))
    return str(path.getCommands())


@lru_cache(maxsize=1)
def _font() -> TTFont:
    import fontpkg
    from fontTools.ttLib import TTFont

    return TTFont(fontpkg.path(_FAMILY, weight=_WEIGHT))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")

"""Decides how an accent colour may be written, and which one an app has that was given none."""

from __future__ import annotations

import hashlib
import re

_WRITTEN = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})|[a-z]+", re.IGNORECASE)

# At middle tones these hues are those of mud; light they are those of the sun.
_YELLOWS = range(58, 118)
# From teal to azure a screen has no vivid colours, and hues look much alike: half as many of them.
_TEALS_START = 175.0
_TEALS_WIDTH = 60.0


def hexadecimal(accent: str) -> str:
    """`#RRGGBB` for `#rgb`, `#rrggbb` or a colour name of CSS; any other text as it is, for validation to refuse."""
    from coloraide import Color

    text = accent.strip()
    match = Color.match(text, fullmatch=True) if _WRITTEN.fullmatch(text) else None
    if match is None or match.color.alpha() < 1:
        return accent
    return match.color.to_string(hex=True, compress=False).upper()


def default_accent(display_name: str) -> str:
    """`#RRGGBB` from the app's name: any hue, always of a chroma and a tone that look good on a screen."""
    from generator.brand.color import Hct

    digest = hashlib.sha256(display_name.encode()).digest()
    hue = _hue(int.from_bytes(digest[:4], "big") / 2**32)
    return (Hct(hue, 72, 77) if int(hue) in _YELLOWS else Hct(hue, 60, 47)).hexadecimal


def _hue(position: float) -> float:
    """The hue at a position from 0 to 1."""
    hue = position * (360 - _TEALS_WIDTH / 2)
    return hue + min(max(hue - _TEALS_START, 0), _TEALS_WIDTH / 2)

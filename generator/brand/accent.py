"""Decides how an accent colour may be written, and which one an app has that was given none."""

from __future__ import annotations

import hashlib
import re

_WRITTEN = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})|[a-z]+", re.IGNORECASE)

# At middle tones these hues are those of mud; light they are those of the sun.
_YELLOWS = range(65, 120)
_CHROMA = 60.0
_TONE = 47.0
_YELLOW_TONE = 80.0


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
    hue = int.from_bytes(digest[:4], "big") % 3600 / 10
    tone = _YELLOW_TONE if int(hue) in _YELLOWS else _TONE
    return Hct(hue, _CHROMA, tone).hexadecimal

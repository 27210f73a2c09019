"""Decides what an icon looks like as pictures: one for each appearance that a home screen of iOS may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from generator.brand.color import Hct
from generator.brand.icon import Icon

SIDE = 1024
"""Pixels; the one size from which Xcode makes all others."""

# iOS shows what Android's launchers show: the middle two thirds.
_SHOWN = 2 / 3
# Of the pattern where there is no field: it may be guessed.
_FAINT = 0.16
_BRIGHT = 84.0


@dataclass(frozen=True)
class Layers:
    """The colours in which an icon is drawn; without a field what lies behind it shows through."""

    field: str | None
    pattern: str
    mark: str
    pattern_opacity: float = 1.0


def icon_pictures(icon: Icon) -> Mapping[str, bytes]:
    """PNG files by appearance: `light` is opaque; iOS puts its own dark field behind `dark` and its colour on `tinted`.

    The same bytes on every machine: the libraries are pinned, bring their own compression and read no fonts.
    """
    return MappingProxyType(dict(_pictures(icon)))


@lru_cache(maxsize=4)
def _pictures(icon: Icon) -> tuple[tuple[str, bytes], ...]:
    appearances = {
        "light": Layers(icon.field, icon.pattern.color, icon.mark.color),
        "dark": Layers(None, _bright(icon.field), _bright(icon.field), _FAINT),
        "tinted": Layers(None, "#FFFFFF", "#FFFFFF", _FAINT),
    }
    return tuple((name, _png(_svg(icon, layers))) for name, layers in appearances.items())


def _bright(color: str) -> str:
    """The colour's hue, light enough for a black field."""
    accent = Hct.of(color)
    return Hct(accent.hue, min(accent.chroma, 48), _BRIGHT).hexadecimal


def _svg(icon: Icon, layers: Layers) -> str:
    start, shown = icon.size * (1 - _SHOWN) / 2, icon.size * _SHOWN
    field = f'<rect width="{icon.size:g}" height="{icon.size:g}" fill="{layers.field}"/>' if layers.field else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{start:g} {start:g} {shown:g} {shown:g}">{field}'
        f'<path fill="{layers.pattern}" fill-opacity="{layers.pattern_opacity:g}" fill-rule="evenodd"'
        f' d="{icon.pattern.path}"/><path fill="{layers.mark}" d="{icon.mark.path}"/></svg>'
    )


def _png(svg: str) -> bytes:
    """Without an alpha channel if nothing shows through: the App Store accepts no other icon."""
    import oxipng
    import resvg_py

    drawn = resvg_py.svg_to_bytes(svg_string=svg, width=SIDE, height=SIDE, skip_system_fonts=True)
    return bytes(oxipng.optimize_from_memory(drawn, level=0, optimize_alpha=True, strip=oxipng.StripChunks.all()))

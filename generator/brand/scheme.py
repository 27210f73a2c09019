"""Decides which colour each role of Material 3 has, light and dark, for one accent.

Palettes and tones are Material's own: those of a scheme that is true to its source colour
(github.com/material-foundation/material-color-utilities, `CorePalette.contentOf`, and the specification of 2021).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.brand.color import Hct

# Role -> palette, tone in light, tone in dark. The order is that of Compose's `ColorScheme`.
_ROLES: Mapping[str, tuple[str, int, int]] = MappingProxyType(
    {
        "primary": ("primary", 40, 80),
        "onPrimary": ("primary", 100, 20),
        "primaryContainer": ("primary", 90, 30),
        "onPrimaryContainer": ("primary", 30, 90),
        "inversePrimary": ("primary", 80, 40),
        "secondary": ("secondary", 40, 80),
        "onSecondary": ("secondary", 100, 20),
        "secondaryContainer": ("secondary", 90, 30),
        "onSecondaryContainer": ("secondary", 30, 90),
        "tertiary": ("tertiary", 40, 80),
        "onTertiary": ("tertiary", 100, 20),
        "tertiaryContainer": ("tertiary", 90, 30),
        "onTertiaryContainer": ("tertiary", 30, 90),
        "background": ("neutral", 98, 6),
        "onBackground": ("neutral", 10, 90),
        "surface": ("neutral", 98, 6),
        "onSurface": ("neutral", 10, 90),
        "surfaceVariant": ("neutral variant", 90, 30),
        "onSurfaceVariant": ("neutral variant", 30, 80),
        "surfaceTint": ("primary", 40, 80),
        "inverseSurface": ("neutral", 20, 90),
        "inverseOnSurface": ("neutral", 95, 20),
        "error": ("error", 40, 80),
        "onError": ("error", 100, 20),
        "errorContainer": ("error", 90, 30),
        "onErrorContainer": ("error", 30, 90),
        "outline": ("neutral variant", 50, 60),
        "outlineVariant": ("neutral variant", 80, 30),
        "scrim": ("neutral", 0, 0),
        "surfaceBright": ("neutral", 98, 24),
        "surfaceContainer": ("neutral", 94, 12),
        "surfaceContainerHigh": ("neutral", 92, 17),
        "surfaceContainerHighest": ("neutral", 90, 22),
        "surfaceContainerLow": ("neutral", 96, 10),
        "surfaceContainerLowest": ("neutral", 100, 4),
        "surfaceDim": ("neutral", 87, 6),
        "primaryFixed": ("primary", 90, 90),
        "primaryFixedDim": ("primary", 80, 80),
        "onPrimaryFixed": ("primary", 10, 10),
        "onPrimaryFixedVariant": ("primary", 30, 30),
        "secondaryFixed": ("secondary", 90, 90),
        "secondaryFixedDim": ("secondary", 80, 80),
        "onSecondaryFixed": ("secondary", 10, 10),
        "onSecondaryFixedVariant": ("secondary", 30, 30),
        "tertiaryFixed": ("tertiary", 90, 90),
        "tertiaryFixedDim": ("tertiary", 80, 80),
        "onTertiaryFixed": ("tertiary", 10, 10),
        "onTertiaryFixedVariant": ("tertiary", 30, 30),
    }
)


@dataclass(frozen=True)
class ColorScheme:
    """Every role's colour as `#RRGGBB`, by its name in Material (`onPrimary`), light and dark."""

    light: Mapping[str, str]
    dark: Mapping[str, str]


def color_scheme(accent: str) -> ColorScheme:
    """The whole scheme for `#RRGGBB`; text on its own background contrasts by 4.5 to 1 and more for any accent."""
    palettes = _palettes(Hct.of(accent))
    light, dark = (
        {role: _tone(palettes[palette], tones[index]) for role, (palette, *tones) in _ROLES.items()} for index in (0, 1)
    )
    return ColorScheme(MappingProxyType(light), MappingProxyType(dark))


def _palettes(accent: Hct) -> dict[str, tuple[float, float]]:
    """Hue and chroma by palette."""
    hue, chroma = accent.hue, accent.chroma
    return {
        "primary": (hue, chroma),
        "secondary": (hue, chroma / 3),
        "tertiary": (hue + 60, chroma / 2),
        "neutral": (hue, min(chroma / 12, 4.0)),
        "neutral variant": (hue, min(chroma / 6, 8.0)),
        "error": (25.0, 84.0),
    }


def _tone(palette: tuple[float, float], tone: int) -> str:
    return Hct(*palette, tone).hexadecimal

"""Decides in which colour space brands are mixed: HCT, whose tone says alone how much two colours contrast."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from coloraide import Color as _Color
from coloraide.gamut.fit_hct_chroma import HCTChroma
from coloraide.spaces.hct import HCT


class _HctColor(_Color):
    """Colours that can also be given in HCT."""


_HctColor.register([HCT(), HCTChroma()])


@dataclass(frozen=True)
class Hct:
    """A hue in degrees, a chroma from 0 (grey) to about 100, and a tone from 0 (black) to 100 (white)."""

    hue: float
    chroma: float
    tone: float

    @classmethod
    def of(cls, color: str) -> Hct:
        """What `#RRGGBB` is in HCT."""
        hue, chroma, tone = _HctColor(color).convert("hct").coords(nans=False)
        return cls(hue, chroma, tone)

    @property
    def hexadecimal(self) -> str:
        """`#RRGGBB`; where sRGB has no such colour, hue and tone are kept and the chroma gives way."""
        return _hexadecimal(self.hue % 360, self.chroma, self.tone)


@lru_cache(maxsize=512)
def _hexadecimal(hue: float, chroma: float, tone: float) -> str:
    color = _HctColor("hct", [hue, chroma, tone]).convert("srgb")
    return color.fit(method="hct-chroma", jnd=0.0).to_string(hex=True, compress=False).upper()


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2 between two colours, from 1 to 21."""
    return _HctColor(one).contrast(other)

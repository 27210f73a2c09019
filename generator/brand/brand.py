"""Decides what an app's brand consists of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from generator.brand.accent import default_accent
from generator.brand.icon import Icon, icon
from generator.brand.scheme import ColorScheme, color_scheme
from generator.spec import AppSpec


@dataclass(frozen=True)
class Brand:
    """An app's colours and its icon, for either platform."""

    accent: str
    scheme: ColorScheme
    icon: Icon


def brand_of(app: AppSpec) -> Brand:
    """The brand of `app`, by its accent or else by its name alone."""
    return _brand(app.display_name, app.accent or default_accent(app.display_name))


@lru_cache(maxsize=8)
def _brand(display_name: str, accent: str) -> Brand:
    return Brand(accent, color_scheme(accent), icon(display_name, accent))

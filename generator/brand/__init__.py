"""Decides what an app looks like at first sight: its colours and its icon, the same on both platforms."""

from generator.brand.accent import default_accent, hexadecimal
from generator.brand.brand import Brand, brand_of
from generator.brand.icon import Icon, Shape
from generator.brand.picture import icon_pictures
from generator.brand.scheme import ColorScheme

__all__ = ["Brand", "ColorScheme", "Icon", "Shape", "brand_of", "default_accent", "hexadecimal", "icon_pictures"]

"""Accents are read as people write them; an app without one gets its own, the same every time."""

from __future__ import annotations

import itertools

import pytest

from generator.brand import default_accent, hexadecimal
from generator.brand.color import Hct

_NAMES = [f"{one} {other}" for one, other in itertools.product(("Bird", "Digit", "Leaf"), map(str, range(100)))]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("#2F63CB", "#2F63CB"),
        ("#2f63cb", "#2F63CB"),
        ("#06c", "#0066CC"),
        ("teal", "#008080"),
        ("RebeccaPurple", "#663399"),
        (" tomato ", "#FF6347"),
        ("#000000", "#000000"),
    ],
)
def test_a_colour_is_read(written: str, expected: str) -> None:
    assert hexadecimal(written) == expected


@pytest.mark.parametrize(
    "written",
    ["", "#", "#12", "#12345", "#2F63CB80", "2F63CB", "rgb(1, 2, 3)", "hsl(0 0% 0%)", "transparent", "bluish", "#ggg"],
)
def test_what_is_no_opaque_colour_stays_as_it_is_for_validation_to_refuse(written: str) -> None:
    assert hexadecimal(written) == written


def test_the_default_depends_on_the_name_alone() -> None:
    """Written down, so that another release or machine gives an app no other colour."""
    assert default_accent("Digit Reader") == "#00804C"
    assert default_accent("Bird Spotter") != default_accent("Bird Spotters")


def test_defaults_are_vivid_and_spread_over_all_hues() -> None:
    colors = [Hct.of(default_accent(name)) for name in _NAMES]
    assert min(color.chroma for color in colors) > 30
    assert {int(color.hue // 30) for color in colors} == set(range(12))


def test_defaults_are_never_the_colour_of_mud() -> None:
    yellows = [color for name in _NAMES if 62 < (color := Hct.of(default_accent(name))).hue < 114]
    assert yellows
    assert min(color.tone for color in yellows) > 70

"""An icon says whose it is: other names, other icons; its mark can be seen and lies where no mask cuts."""

from __future__ import annotations

import itertools
import math
import string

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.svgLib.path import parse_path

from generator.brand import Icon, brand_of, default_accent
from generator.brand.color import Hct, contrast
from generator.brand.icon import icon
from generator.brand.patterns import PATTERNS, pattern
from generator.spec import AppSpec
from tests.support.texts import NASTY

_ACCENTS = [
    Hct(hue, chroma, tone).hexadecimal
    for hue, chroma, tone in itertools.product(range(0, 360, 60), (0, 45, 90), (0, 45, 63, 65, 80, 100))
]
_SCRIPTS = [*string.ascii_uppercase, *string.digits, *"ÅÇÑßЖЩЮאשלםمشغل٣"]
_WITHOUT_LETTER = ["数字", "🎉", "Ωmega", "हिन्दी", "…"]


def own_icon(name: str) -> Icon:
    return icon(name, default_accent(name))


def bounds(path: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of path data."""
    pen = BoundsPen(None)
    parse_path(path, pen)
    left, top, right, bottom = pen.bounds
    return left, top, right, bottom


def test_the_same_app_has_the_same_icon() -> None:
    """Its colours are written down, so that no other release or machine changes them."""
    made = brand_of(AppSpec("Digit Reader", "com.example.digits")).icon
    assert made == own_icon("Digit Reader")
    assert (made.field, made.pattern.color, made.mark.color) == ("#009070", "#007545", "#FFFFFF")
    assert made.mark.path.startswith("M")


def test_two_apps_have_two_icons() -> None:
    names = [f"{word} {number}" for word in ("Digit", "Dog", "Door") for number in range(100)]
    icons = {own_icon(name) for name in names}
    assert len(icons) == len(names)
    assert len({(made.field, made.pattern.path) for made in icons}) > 0.97 * len(names)
    assert len({icon(name, "#2F63CB").pattern.path for name in names}) > 30


@pytest.mark.parametrize("accent", _ACCENTS)
def test_the_mark_can_be_seen_on_both_tones(accent: str) -> None:
    """WCAG 2.2 asks for 3 to 1 where letters are as large as these."""
    for name in ("Digit Reader", "Iris"):
        made = icon(name, accent)
        assert contrast(made.mark.color, made.field) > 3.5, made
        assert contrast(made.mark.color, made.pattern.color) > 3.5, made


@pytest.mark.parametrize("name", [*_SCRIPTS, *_WITHOUT_LETTER])
def test_no_mask_cuts_into_the_mark(name: str) -> None:
    """A circle of 66 units in the middle is always seen."""
    left, top, right, bottom = bounds(own_icon(name).mark.path)
    assert max(math.dist((54, 54), corner) for corner in ((left, top), (right, bottom))) <= 33
    assert (left + right) / 2 == pytest.approx(54, abs=0.1)
    assert (top + bottom) / 2 == pytest.approx(54, abs=0.1)
    assert max(right - left, bottom - top) > 30


def test_every_letter_looks_different() -> None:
    marks = [own_icon(letter).mark.path for letter in _SCRIPTS]
    assert len(set(marks)) == len(marks)


def test_what_the_font_lacks_gets_the_same_flower() -> None:
    marks = {own_icon(name).mark.path for name in _WITHOUT_LETTER}
    assert len(marks) == 1
    assert marks.isdisjoint({own_icon(letter).mark.path for letter in _SCRIPTS})


@pytest.mark.parametrize("name", [name for name in NASTY.values() if name.strip()])
def test_any_name_has_an_icon(name: str) -> None:
    assert bounds(own_icon(name).mark.path)


@pytest.mark.parametrize("kind", range(len(PATTERNS)))
@pytest.mark.parametrize("turn", range(8))
def test_a_pattern_lies_where_it_is_seen(kind: int, turn: int) -> None:
    left, top, right, bottom = bounds(pattern(kind, turn))
    assert left < 54 + 36
    assert right > 54 - 36
    assert top < 54 + 36
    assert bottom > 54 - 36
    assert max(right - left, bottom - top) > 54

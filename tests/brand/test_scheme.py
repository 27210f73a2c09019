"""Every role has its colour, and text can be read on every one of them, whatever the accent."""

from __future__ import annotations

import pytest

from generator.brand.color import Hct, contrast
from generator.brand.scheme import color_scheme

_ACCENTS = """
    #000000 #FFFFFF #808080 #FF0000 #00FF00 #0000FF #FFFF00 #2F63CB #FF6347 #007B8E
""".split()
_ON = ["primary", "secondary", "tertiary", "error", "background", "surface", "surfaceVariant"]
_CONTAINERS = ["primaryContainer", "secondaryContainer", "tertiaryContainer", "errorContainer"]


@pytest.mark.parametrize("accent", _ACCENTS)
@pytest.mark.parametrize("dark", [False, True])
def test_text_can_be_read_on_its_background(accent: str, *, dark: bool) -> None:
    scheme = color_scheme(accent)
    colors = scheme.dark if dark else scheme.light
    pairs = [(role, f"on{role[0].upper()}{role[1:]}") for role in (*_ON, *_CONTAINERS)]
    pairs += [("inverseSurface", "inverseOnSurface"), ("inverseSurface", "inversePrimary"), ("surface", "primary")]
    pairs += [(f"{name}Fixed", f"on{name.capitalize()}Fixed") for name in ("primary", "secondary", "tertiary")]
    pairs += [("surfaceContainerHighest", "onSurface"), ("surfaceContainerHighest", "onSurfaceVariant")]
    ratios = {pair: contrast(colors[pair[0]], colors[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}


@pytest.mark.parametrize(("accent", "hue"), [("#2F63CB", 264), ("#FF6347", 34), ("#00A86B", 156)])
def test_the_accents_hue_is_the_primary_one(accent: str, hue: int) -> None:
    assert round(Hct.of(accent).hue) == pytest.approx(hue, abs=12)
    for colors in (color_scheme(accent).light, color_scheme(accent).dark):
        assert Hct.of(colors["primary"]).hue == pytest.approx(Hct.of(accent).hue, abs=3)


def test_grey_stays_grey() -> None:
    scheme = color_scheme("#808080")
    for colors in (scheme.light, scheme.dark):
        own = {role: color for role, color in colors.items() if "rror" not in role}
        assert {role: color for role, color in own.items() if Hct.of(color).chroma > 4} == {}


def test_colours_are_those_of_materials_own_library() -> None:
    """Four of each kind, as material-color-utilities gives them for the same palettes and tones."""
    scheme = color_scheme("#2F63CB")
    roles = ("primary", "onPrimaryContainer", "secondaryContainer", "surface")
    assert [scheme.light[role] for role in roles] == ["#2159C1", "#00419E", "#DAE2FF", "#FBF8FD"]
    assert [scheme.dark[role] for role in roles] == ["#B1C5FF", "#DAE2FF", "#3E465E", "#121316"]


def test_both_schemes_have_the_same_roles() -> None:
    scheme = color_scheme("#2F63CB")
    assert list(scheme.light) == list(scheme.dark)
    assert len(scheme.light) == 48

"""An icon's pictures: one for each appearance of iOS, as Apple wants them."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageChops

from generator.brand import Icon, brand_of
from generator.brand.picture import SIDE, icon_pictures
from generator.spec import AppSpec

_NAMES = ["Digit Reader", "Iris", "数字"]


def brand_icon(name: str) -> Icon:
    return brand_of(AppSpec(name, "com.example.app")).icon


def pictures(name: str) -> dict[str, Image.Image]:
    return {key: Image.open(io.BytesIO(png)) for key, png in icon_pictures(brand_icon(name)).items()}


@pytest.mark.parametrize("name", _NAMES)
def test_there_is_a_picture_for_each_appearance_in_the_one_size_that_xcode_takes(name: str) -> None:
    made = pictures(name)

    assert list(made) == ["light", "dark", "tinted"]
    assert {picture.size for picture in made.values()} == {(SIDE, SIDE)}
    assert {picture.format for picture in made.values()} == {"PNG"}


@pytest.mark.parametrize("name", _NAMES)
def test_the_light_picture_has_no_alpha_channel(name: str) -> None:
    """The App Store refuses an icon that has one, even if nothing shows through."""
    light = pictures(name)["light"]

    assert "A" not in light.getbands()
    assert "transparency" not in light.info


@pytest.mark.parametrize("name", _NAMES)
def test_the_light_picture_shows_the_brands_colours(name: str) -> None:
    icon = brand_icon(name)
    pixels = np.asarray(pictures(name)["light"].convert("RGB")).astype(np.uint32) @ np.array([1 << 16, 1 << 8, 1])
    colors, counts = np.unique(pixels, return_counts=True)
    largest = {f"#{color:06X}" for color in colors[np.argsort(counts)[-3:]]}

    assert largest == {icon.field, icon.pattern.color, icon.mark.color}


@pytest.mark.parametrize("appearance", ["dark", "tinted"])
def test_what_ios_draws_behind_the_others_shows_through(appearance: str) -> None:
    picture = pictures("Digit Reader")[appearance].convert("RGBA")

    assert picture.getchannel("A").getextrema() == (0, 255)


def test_the_tinted_picture_is_grey() -> None:
    red, green, blue, _ = pictures("Digit Reader")["tinted"].convert("RGBA").split()

    assert ImageChops.difference(red, green).getbbox() is None
    assert ImageChops.difference(green, blue).getbbox() is None


def test_the_pictures_show_the_middle_of_the_icon() -> None:
    """Of the 72 units that are shown the flower, each of whose petals is 21 long, covers 42."""
    mark = pictures("数字")["tinted"].convert("RGBA").getchannel("A").point([0] * 250 + [255] * 6)
    _, top, _, bottom = mark.getbbox() or (0, 0, 0, 0)

    assert (bottom - top) / SIDE == pytest.approx(42 / 72, abs=0.01)

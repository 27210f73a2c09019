"""From which picture on something is said to be missing among calibration pictures: at the bounds, and just inside."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from generator.evaluation.calibration_archive import ChosenRows
from generator.evaluation.calibration_coverage import archive_warnings, folder_warnings
from generator.evaluation.calibration_folder import ChosenPicture, ChosenPictures
from generator.spec import ImageSize, LabelSet, ModelSpec
from tests.support.specs import digits_preprocessing, digits_spec

SPEC = digits_spec(labels=LabelSet(("cat", "dog")), preprocessing=digits_preprocessing(size=ImageSize(8, 8)))


def pictures(cats: int = 60, dogs: int = 60) -> list[ChosenPicture]:
    """Of other colours each, twelve by twelve."""
    draws = np.random.default_rng(3)
    folders = ["cat"] * cats + ["dog"] * dogs
    return [
        ChosenPicture(
            name=f"{folder}/{number:03}.png",
            folder=folder,
            digest=number.to_bytes(2, "big"),
            width=12,
            height=12,
            is_grey=False,
            darkest=0,
            brightest=255,
            thumbnail=draws.uniform(0, 255, (16, 16)).astype(np.float32),
        )
        for number, folder in enumerate(folders)
    ]


def warned(found: list[ChosenPicture], spec: ModelSpec = SPEC) -> str:
    available = dict.fromkeys(("cat", "dog"), 60)
    return " ".join(folder_warnings(ChosenPictures(tuple(found), available, {}), spec))


@pytest.mark.parametrize(("dogs", "scarce"), [(30, True), (40, False), (60, False)])
def test_less_than_half_of_an_equal_share_is_scarce(dogs: int, scarce: bool) -> None:
    """Beside 100 cats, equal shares are 65, 70 and 80."""
    assert ("add more of “dog”" in warned(pictures(100, dogs))) is scarce


@pytest.mark.parametrize(("width", "height"), [(7, 12), (12, 7)])
def test_one_picture_that_is_smaller_than_the_input_is_told(width: int, height: int) -> None:
    first, *others = pictures()
    assert "1 of 120 calibration pictures are smaller" in warned([replace(first, width=width, height=height), *others])
    assert warned([replace(first, width=8, height=8), *others]) == ""


def test_one_picture_of_which_the_crop_leaves_less_than_half_is_told() -> None:
    first, *others = pictures()
    assert warned([replace(first, width=24), *others]) == ""
    assert "Of 1 of 120 calibration pictures, the crop" in warned([replace(first, width=26), *others])


def test_half_of_the_pictures_in_grey_are_too_many() -> None:
    found = pictures()
    grey = [replace(picture, is_grey=True) for picture in found]
    assert warned([*grey[:59], *found[59:]]) == ""
    assert "60 of 120 calibration pictures are grey" in warned([*grey[:60], *found[60:]])


@pytest.mark.parametrize(("darkest", "told"), [(127, False), (128, True)])
def test_less_than_half_of_all_levels_is_narrow(darkest: int, told: bool) -> None:
    found = [replace(picture, darkest=darkest) for picture in pictures()]
    assert (f"no levels but {darkest} to 255" in warned(found)) is told


@pytest.mark.parametrize(("least", "greatest", "told"), [(-1, 1, False), (-1.1, 1, True), (-1, 1.1, True)])
def test_values_beyond_what_preprocessing_gives_are_told_on_either_side(
    least: float, greatest: float, told: bool
) -> None:
    (tensor,) = SPEC.inputs
    tensor = replace(tensor, shape=(1, 8, 8, 3))
    rows = np.random.default_rng(2).uniform(-0.9, 0.9, (120, *tensor.shape)).astype(np.float32)
    rows[3].flat[0], rows[5].flat[0] = least, greatest
    found = archive_warnings(ChosenRows({tensor.name: rows}, tuple(range(120)), 120, ""), SPEC, [tensor])
    assert bool(found) is told
    assert all("but preprocessing gives -1 to 1" in sentence for sentence in found)

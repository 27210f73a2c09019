"""Cropping keeps the tensor's aspect ratio, letterboxing the picture's."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest

from generator.processing import Frame, preprocess
from generator.processing.fit import Fit, Region, fit
from generator.spec import ImagePreprocessing, ImageSize, Normalization, ResizeMode, TensorSpec
from tests.support.frames import random_picture

_SIZES = (1, 2, 3, 5, 8, 13, 32, 97, 224)
_FITS = list(product(_SIZES, repeat=4))


def test_stretch_uses_everything() -> None:
    assert fit(7, 3, ImageSize(5, 4), ResizeMode.STRETCH) == Fit(Region(0, 0, 7, 3), Region(0, 0, 5, 4))


def test_center_crop_is_the_greatest_central_region_of_the_tensors_shape() -> None:
    for width, height, target_width, target_height in _FITS:
        chosen = fit(width, height, ImageSize(target_width, target_height), ResizeMode.CENTER_CROP)
        source = chosen.source
        assert chosen.target == Region(0, 0, target_width, target_height)
        assert source.width == width or source.height == height
        _assert_central(source, width, height)
        ratio = Fraction(target_width, target_height)
        if source.height == height and source.width < width:
            assert source.width == max(1, int(height * ratio))
        if source.width == width and source.height < height:
            assert source.height == max(1, int(width / ratio))


def test_letterbox_keeps_the_pictures_shape_to_half_a_pixel() -> None:
    for width, height, target_width, target_height in _FITS:
        chosen = fit(width, height, ImageSize(target_width, target_height), ResizeMode.LETTERBOX)
        target = chosen.target
        assert chosen.source == Region(0, 0, width, height)
        _assert_central(target, target_width, target_height)
        ratio = Fraction(width, height)
        if ratio >= Fraction(target_width, target_height):
            assert target.width == target_width
            assert target.height == 1 or abs(target.height - target_width / ratio) <= Fraction(1, 2)
        else:
            assert target.height == target_height
            assert target.width == 1 or abs(target.width - target_height * ratio) <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("picture", "size", "expected"),
    [
        ((6, 5), (3, 9), Region(0, 3, 3, 3)),  # 2.5 rows become 3
        ((5, 6), (9, 3), Region(3, 0, 3, 3)),
        ((100, 1), (4, 4), Region(0, 1, 4, 1)),  # 0.04 rows become 1
        ((640, 480), (224, 224), Region(0, 28, 224, 168)),
        ((480, 640), (224, 224), Region(28, 0, 168, 224)),
    ],
)
def test_letterbox_rounds_half_up(picture: tuple[int, int], size: tuple[int, int], expected: Region) -> None:
    assert fit(*picture, ImageSize(*size), ResizeMode.LETTERBOX).target == expected


@pytest.mark.parametrize("size", [(5, 7), (8, 8), (3, 1), (1, 4), (32, 24)])
@pytest.mark.parametrize("picture", [(9, 7), (8, 8), (7, 30), (31, 2), (1, 6), (40, 17)])
def test_center_crop_is_keras_smart_resize(tf: Any, picture: tuple[int, int], size: tuple[int, int]) -> None:
    rgb = random_picture(*picture)
    expected = tf.keras.utils.img_to_array(rgb)
    expected = tf.keras.preprocessing.image.smart_resize(expected, (size[1], size[0]), interpolation="bilinear")
    chosen = ImagePreprocessing(ImageSize(*size), Normalization.identity(), ResizeMode.CENTER_CROP)
    tensor = preprocess(Frame.from_rgb(rgb), chosen, TensorSpec("image", chosen.tensor_shape))
    assert np.array_equal(tensor[0], np.asarray(expected))


def _assert_central(region: Region, width: int, height: int) -> None:
    assert 1 <= region.width <= width
    assert 1 <= region.height <= height
    for before, extent, whole in ((region.left, region.width, width), (region.top, region.height, height)):
        after = whole - before - extent
        assert after - before in (0, 1)

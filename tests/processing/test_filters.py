"""Each filter equals the library that it is named after, to the bit."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from generator.processing.bilinear import resize_bilinear
from generator.processing.channels import luminance
from generator.processing.nearest import resize_nearest
from generator.processing.pillow_bilinear import resize_pillow_bilinear
from tests.support.frames import random_picture

# width, height -> width, height: 1-pixel edges, odd sizes, enlargements, reductions, both at once, cameras.
_SHAPES = [
    ((1, 1), (1, 1)),
    ((1, 1), (4, 3)),
    ((7, 1), (3, 5)),
    ((1, 7), (9, 3)),
    ((5, 3), (1, 1)),
    ((4, 3), (7, 5)),
    ((13, 9), (5, 4)),
    ((13, 3), (5, 11)),
    ((26, 30), (11, 13)),
    ((33, 33), (33, 17)),
    ((99, 101), (77, 33)),
    ((100, 200), (180, 20)),
    ((641, 479), (96, 97)),
    ((1280, 720), (224, 224)),
    ((37, 53), (299, 128)),
]
_RANDOM_SHAPES = [
    ((int(a), int(b)), (int(c), int(d))) for a, b, c, d in np.random.default_rng(3).integers(1, 70, (60, 4))
]


@pytest.mark.parametrize(("source", "target"), _SHAPES + _RANDOM_SHAPES)
def test_bilinear_is_tf_image_resize(tf: Any, source: tuple[int, int], target: tuple[int, int]) -> None:
    picture = random_picture(*source)
    expected = tf.image.resize(picture, (target[1], target[0]), method="bilinear").numpy()
    actual = resize_bilinear(picture, *target)
    assert actual.dtype == np.float32
    assert np.array_equal(actual, expected)


@pytest.mark.parametrize(("source", "target"), _SHAPES + _RANDOM_SHAPES)
def test_nearest_is_tf_image_resize(tf: Any, source: tuple[int, int], target: tuple[int, int]) -> None:
    picture = random_picture(*source)
    expected = tf.image.resize(picture, (target[1], target[0]), method="nearest").numpy()
    assert np.array_equal(resize_nearest(picture, *target), expected)


@pytest.mark.parametrize("size", range(1, 60))
def test_nearest_is_tf_image_resize_for_all_small_sizes(tf: Any, size: int) -> None:
    """Where `(i + 0.5) * scale` is a whole number, float32 decides which pixel it is."""
    row = np.arange(size, dtype=np.uint8).reshape(1, size, 1)
    for width in range(1, 60):
        expected = tf.raw_ops.ResizeNearestNeighbor(images=row[np.newaxis], size=(1, width), half_pixel_centers=True)
        assert np.array_equal(resize_nearest(row, width, 1), expected.numpy()[0]), width


@pytest.mark.parametrize(("source", "target"), _SHAPES + _RANDOM_SHAPES)
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_pillow_bilinear_is_pillow(source: tuple[int, int], target: tuple[int, int], mode: str) -> None:
    picture = Image.fromarray(random_picture(*source)).convert(mode)
    expected = np.asarray(picture.resize(target, Image.Resampling.BILINEAR)).reshape(target[1], target[0], -1)
    pixels = np.asarray(picture).reshape(source[1], source[0], -1)
    actual = resize_pillow_bilinear(pixels, *target)
    if _pillow_takes_the_vertical_pass_first(source, target):
        assert _largest_difference(actual, expected) <= 1
        transposed = resize_pillow_bilinear(pixels.swapaxes(0, 1), target[1], target[0])
        assert np.array_equal(transposed.swapaxes(0, 1), expected)
    else:
        assert np.array_equal(actual, expected)


def test_both_orders_of_pillows_passes_are_among_the_shapes() -> None:
    found = {_pillow_takes_the_vertical_pass_first(source, target) for source, target in _SHAPES}
    assert found == {False, True}


def test_luminance_is_pillows_for_each_colour() -> None:
    levels = np.arange(0, 256, dtype=np.uint8)
    for red in range(0, 256, 5):
        green, blue = np.meshgrid(levels, levels, indexing="ij")
        picture = np.stack([np.full_like(green, red), green, blue], axis=-1)
        assert np.array_equal(luminance(picture), np.asarray(Image.fromarray(picture).convert("L")))


@pytest.mark.parametrize(("width", "height"), list(product((1, 6), (1, 5))))
def test_equal_sizes_change_nothing(width: int, height: int) -> None:
    picture = random_picture(width, height)
    for resize in (resize_bilinear, resize_nearest, resize_pillow_bilinear):
        assert np.array_equal(resize(picture, width, height), picture)


def _pillow_takes_the_vertical_pass_first(source: tuple[int, int], target: tuple[int, int]) -> bool:
    """Found by trying 6,000 shapes on Pillow 13.0.0 (its pull request 9549 speaks of heights reduced much more)."""
    lost_width, lost_height = source[0] - target[0], source[1] - target[1]
    return _pillow_major() >= 13 and lost_height > 0 and lost_height > 2 * lost_width


def _pillow_major() -> int:
    from PIL import __version__

    return int(__version__.split(".")[0])


def _largest_difference(first: NDArray[np.uint8], second: NDArray[np.uint8]) -> int:
    return int(np.abs(first.astype(int) - second.astype(int)).max())

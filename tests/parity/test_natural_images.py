"""Synthetic pictures are the same everywhere and have what photographs have in common."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.parity.natural_images import natural_images
from generator.processing import Frame
from generator.spec import ImageSize

_SIZE = ImageSize(128, 128)


@pytest.fixture(scope="module", name="pictures")
def _pictures() -> list[NDArray[np.uint8]]:
    return [_rgb(frame) for frame in natural_images(6, _SIZE, seed=1)]


def test_bytes_never_change() -> None:
    """A new digest means new golden vectors in every project: change it on purpose or not at all."""
    content = b"".join(frame.pixels for frame in natural_images(3, ImageSize(40, 33), seed=7))
    assert hashlib.sha256(content).hexdigest() == "33f1ab44f165fb6fd2b4e9125eabd898525a3ee7982118fc56547ebb4038f43e"


def test_seeds_and_indices_give_other_pictures() -> None:
    frames = natural_images(3, _SIZE, seed=0) + natural_images(3, _SIZE, seed=1)
    assert len({frame.pixels for frame in frames}) == 6


def test_first_pictures_do_not_depend_on_the_count() -> None:
    assert natural_images(2, _SIZE) == natural_images(4, _SIZE)[:2]


def test_every_rotation_and_mirroring_comes_in_turn() -> None:
    turns = [(frame.rotation, frame.mirrored) for frame in natural_images(8, ImageSize(3, 2))]
    assert turns == [(rotation, mirrored) for mirrored in (False, True) for rotation in (0, 90, 180, 270)]


@pytest.mark.parametrize("size", [(1, 1), (1, 9), (20, 3)])
def test_any_size_works(size: tuple[int, int]) -> None:
    frame = natural_images(1, ImageSize(*size))[0]
    assert (frame.width, frame.height) == size


def test_power_falls_with_frequency_like_that_of_photographs(pictures: list[NDArray[np.uint8]]) -> None:
    """Photographs: power ~ 1 / frequency**2, between 1.5 and 3 (Torralba, Oliva 2003); noise has 0."""
    for picture in pictures:
        assert -3.2 < _spectral_slope(picture) < -1.5


def test_channels_vary_together_but_not_alike(pictures: list[NDArray[np.uint8]]) -> None:
    for picture in pictures:
        correlation = np.corrcoef(picture.reshape(-1, 3).T)
        assert 0.5 < correlation[0, 1] < 0.999


def test_most_neighbours_are_alike_and_some_are_edges(pictures: list[NDArray[np.uint8]]) -> None:
    for picture in pictures:
        steps = np.abs(np.diff(picture.astype(float), axis=1))
        assert np.median(steps) < 5
        assert np.mean(steps > 40) > 0.01


def test_whole_range_of_brightness_is_used(pictures: list[NDArray[np.uint8]]) -> None:
    for picture in pictures:
        low, high = np.percentile(picture, (2, 98))
        assert high - low > 100


def _rgb(frame: Frame) -> NDArray[np.uint8]:
    return np.frombuffer(frame.pixels, np.uint8).reshape(frame.height, frame.width, 4)[:, :, :3]


def _spectral_slope(picture: NDArray[np.uint8]) -> float:
    gray = picture.mean(axis=2) - picture.mean()
    height, width = gray.shape
    window = np.hanning(height)[:, np.newaxis] * np.hanning(width)
    power = np.abs(np.fft.fftshift(np.fft.fft2(gray * window))) ** 2
    y, x = np.indices(gray.shape)
    radius = np.hypot(y - height // 2, x - width // 2).astype(int).ravel()
    radial = np.bincount(radius, power.ravel()) / np.bincount(radius)
    frequencies = np.arange(4, 40)
    return float(np.polyfit(np.log(frequencies), np.log(radial[4:40]), 1)[0])

"""Decides which pictures artefacts are compared on when the user gave none: synthetic ones with natural statistics.

Noise flatters float16 and damns int8, and flat colours excite nothing. What photographs have in common is a spectrum
that falls with frequency, objects of all sizes that hide each other, sharp edges, channels that vary together, and
light that falls off. "Dead leaves" have all of it (Lee, Mumford, Huang: Occlusion Models for Natural Images, 2001).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generator.processing import Frame
from generator.processing.bilinear import resize_bilinear
from generator.processing.frame import ROTATIONS
from generator.spec import ImageSize

# Only sums, products, quotients and square roots of single elements below: processors agree on those to the bit, and
# they don't on Fourier transforms, powers or trigonometry. PCG64's raw numbers are the ones that numpy never changes.
Pixels = NDArray[np.float32]
_LEAVES = 120
_SMALLEST_LEAF = 0.03
_LARGEST_LEAF = 0.6


def natural_images(count: int, size: ImageSize, seed: int = 0) -> list[Frame]:
    """`count` frames of `size`, in turn of each rotation and mirroring; the same ones for the same seed everywhere."""
    return [_frame(size, seed, index) for index in range(count)]


def _frame(size: ImageSize, seed: int, index: int) -> Frame:
    picture = _picture(size, np.random.PCG64([seed, index]))
    upright = Frame.from_rgb(np.clip(np.floor(picture + np.float32(0.5)), 0, 255).astype(np.uint8))
    rotation = ROTATIONS[index % len(ROTATIONS)]
    mirrored = index // len(ROTATIONS) % 2 == 1
    return Frame(upright.pixels, size.width, size.height, upright.row_stride, rotation, mirrored)


def _picture(size: ImageSize, source: np.random.PCG64) -> Pixels:
    """Float32 `[height, width, 3]`, about 0..255."""
    texture = _texture(size, source)
    picture = _colour(source) + np.float32(0.5) * texture
    x, y = _coordinates(size)
    for _ in range(_LEAVES):
        colour, roughness = _colour(source), np.float32(0.6) * _uniform(source)
        picture = np.where(_leaf(x, y, source), colour + roughness * texture, picture)
    slope = np.float32(0.8) * (_uniform(source, 2) - np.float32(0.5))
    light = np.float32(1) + slope[0] * (x - np.float32(0.5)) + slope[1] * (y - np.float32(0.5))
    grain = np.float32(4) * (_uniform(source, size.height, size.width, 3) - np.float32(0.5))
    finished: Pixels = picture * light + grain
    return finished


def _texture(size: ImageSize, source: np.random.PCG64) -> Pixels:
    """Noise of all frequencies, each octave half as strong as the one before; mostly grey, around 0."""
    texture = np.zeros((size.height, size.width, 3), np.float32)
    cells, strength = 2, np.float32(0.5)
    while cells < max(size.width, size.height):
        for mixed in (np.float32(0.8), np.float32(0.2)):
            channels = 1 if mixed > np.float32(0.5) else 3
            lattice = (np.float32(256) * _uniform(source, cells, cells, channels)).astype(np.uint8)
            octave = resize_bilinear(lattice, size.width, size.height) - np.float32(127.5)
            texture = texture + mixed * strength * octave
        cells, strength = 2 * cells, strength * np.float32(0.5)
    doubled: Pixels = np.float32(2) * texture
    return doubled


def _leaf(x: Pixels, y: Pixels, source: np.random.PCG64) -> NDArray[np.bool_]:
    """The inside of an ellipse of any direction; its radius is as frequent as 1 / radius**3, which no scale favours."""
    chance, center_x, center_y, along, across, flatness = _uniform(source, 6)
    span = np.float32(1 - (_SMALLEST_LEAF / _LARGEST_LEAF) ** 2)
    radius = np.float32(_SMALLEST_LEAF) / np.sqrt(np.float32(1) - span * chance)
    along, across = along - np.float32(0.5), across - np.float32(0.5)
    dx, dy = x - center_x, y - center_y
    first = along * dx + across * dy
    second = (np.float32(1) + np.float32(3) * flatness) * (along * dy - across * dx)
    inside: NDArray[np.bool_] = first * first + second * second < radius * radius * (along * along + across * across)
    return inside


def _colour(source: np.random.PCG64) -> Pixels:
    """Any brightness, modest saturation: `[3]`."""
    brightness, tint = _uniform(source), _uniform(source, 3) - np.float32(0.5)
    colour: Pixels = np.float32(20) + np.float32(215) * brightness + np.float32(90) * tint
    return colour


def _coordinates(size: ImageSize) -> tuple[Pixels, Pixels]:
    """0..1 along the shorter side, `[1, width, 1]` and `[height, 1, 1]`."""
    scale = np.float32(1) / np.float32(min(size.width, size.height))
    x = np.arange(size.width, dtype=np.float32) * scale
    y = np.arange(size.height, dtype=np.float32) * scale
    return x[np.newaxis, :, np.newaxis], y[:, np.newaxis, np.newaxis]


def _uniform(source: np.random.PCG64, *shape: int) -> Pixels:
    """Float32 in 0 <= value < 1, multiples of 2**-24."""
    raw = np.asarray(source.random_raw(shape or None), np.uint64)
    values: Pixels = (raw >> np.uint64(40)).astype(np.float32) / np.float32(1 << 24)
    return values

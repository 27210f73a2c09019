"""Decides what turns a camera frame into the model's input tensor; docs/contract.md gives the meaning."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

from generator.spec.problems import Problem, error
from generator.spec.tensors import TensorLayout

MOST_PIXELS = 4096 * 4096
"""Of an input: with three channels, its tensor in float32 takes 200 MB."""

# The range of normal float32 numbers, in which normalisation computes.
_GREATEST_FLOAT32 = (2 - 2**-23) * 2.0**127
_LEAST_FLOAT32 = 2.0**-126


class ResizeMode(str, Enum):
    """How the upright frame is fitted to the input size."""

    STRETCH = "stretch"
    CENTER_CROP = "center-crop"
    LETTERBOX = "letterbox"


class ResizeFilter(str, Enum):
    """The interpolation, named after the library that it reproduces to the bit."""

    BILINEAR = "bilinear"
    PILLOW_BILINEAR = "pillow-bilinear"
    NEAREST = "nearest"


class ChannelOrder(str, Enum):
    """Which colour values the tensor holds, in this order."""

    RGB = "rgb"
    BGR = "bgr"
    GRAYSCALE = "grayscale"

    @property
    def channels(self) -> int:
        """Number of values for each pixel: 3 or 1."""
        return 1 if self is ChannelOrder.GRAYSCALE else 3


@dataclass(frozen=True)
class ImageSize:
    """Width and height in pixels."""

    width: int
    height: int


@dataclass(frozen=True)
class Normalization:
    """`(value - mean) / std` over pixel values 0..255, per channel in the tensor's order, as in TFLite metadata.

    A single value stands for all channels.
    """

    mean: tuple[float, ...]
    std: tuple[float, ...]

    @classmethod
    def identity(cls) -> Normalization:
        """Pixel values 0..255 as they are."""
        return cls((0.0,), (1.0,))

    def per_channel(self, channels: int) -> Normalization:
        """The same with one mean and one std for each of the channels."""
        mean = self.mean * channels if len(self.mean) == 1 else self.mean
        std = self.std * channels if len(self.std) == 1 else self.std
        return Normalization(mean, std)

    def problems(self) -> list[Problem]:
        """Everything that can't be right for any picture, for a collected report."""
        found: list[Problem] = []
        for name, values in (("mean", self.mean), ("std", self.std)):
            if not all(math.isfinite(value) and abs(value) <= _GREATEST_FLOAT32 for value in values):
                found.append(error(f"preprocessing.{name}", "holds a value that is not a finite float32 number"))
        if any(abs(value) < _LEAST_FLOAT32 for value in self.std):
            hint = "Give what training divided by, such as 255; 1 leaves the pixels as they are."
            found.append(error("preprocessing.std", "holds a zero, and normalisation divides by it", hint))
        return found


@dataclass(frozen=True)
class ImagePreprocessing:
    """The way from a frame to the input tensor.

    Attributes:
        size: the tensor's width and height.
        pad_value: 0..255, the colour of letterbox bars in every channel, before normalisation.
    """

    size: ImageSize
    normalization: Normalization
    resize_mode: ResizeMode = ResizeMode.CENTER_CROP
    resize_filter: ResizeFilter = ResizeFilter.BILINEAR
    channel_order: ChannelOrder = ChannelOrder.RGB
    layout: TensorLayout = TensorLayout.NHWC
    pad_value: int = 0

    @property
    def tensor_shape(self) -> tuple[int, int, int, int]:
        """Shape of the tensor that this preprocessing makes, batch of one."""
        height, width, channels = self.size.height, self.size.width, self.channel_order.channels
        if self.layout is TensorLayout.NHWC:
            return (1, height, width, channels)
        return (1, channels, height, width)

    def problems(self) -> list[Problem]:
        """Everything that contradicts itself, for a collected report."""
        found: list[Problem] = []
        if self.size.width < 1 or self.size.height < 1:
            found.append(error("preprocessing.size", f"{self.size.width}x{self.size.height} is not a picture size"))
        elif self.size.width * self.size.height > MOST_PIXELS:
            message = f"{self.size.width}x{self.size.height} is more than a phone's app can hold"
            found.append(error("preprocessing.size", message, f"A picture has up to {MOST_PIXELS} pixels."))
        if not 0 <= self.pad_value <= 255:
            found.append(error("preprocessing.pad_value", f"{self.pad_value} is outside 0..255"))
        found += self._normalization_problems()
        return found

    def _normalization_problems(self) -> list[Problem]:
        found: list[Problem] = []
        for name, values in (("mean", self.normalization.mean), ("std", self.normalization.std)):
            where = f"preprocessing.{name}"
            if len(values) not in (1, self.channel_order.channels):
                expected = self.channel_order.channels
                found.append(
                    error(where, f"{len(values)} values for {expected} channels", "Give one value, or one per channel.")
                )
        return found + self.normalization.problems()

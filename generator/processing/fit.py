"""Decides which region of the upright picture fills which region of the tensor."""

from __future__ import annotations

from dataclasses import dataclass

from generator.spec import ImageSize, ResizeMode


@dataclass(frozen=True)
class Region:
    """A rectangle of whole pixels."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True)
class Fit:
    """`source` of the upright picture is resized to `target` of the tensor; the rest of the tensor is padding."""

    source: Region
    target: Region


def fit(width: int, height: int, size: ImageSize, mode: ResizeMode) -> Fit:
    """How an upright picture of `width` x `height` pixels goes into a tensor of `size`; integer arithmetic."""
    whole_picture = Region(0, 0, width, height)
    whole_tensor = Region(0, 0, size.width, size.height)
    if mode is ResizeMode.CENTER_CROP:
        return Fit(_center_crop(width, height, size), whole_tensor)
    if mode is ResizeMode.LETTERBOX:
        return Fit(whole_picture, _letterbox(width, height, size))
    return Fit(whole_picture, whole_tensor)


def _center_crop(width: int, height: int, size: ImageSize) -> Region:
    """The greatest central region of the tensor's aspect ratio, rounded down; Keras's `smart_resize`."""
    crop_width = max(1, min(width, height * size.width // size.height))
    crop_height = max(1, min(height, width * size.height // size.width))
    return Region((width - crop_width) // 2, (height - crop_height) // 2, crop_width, crop_height)


def _letterbox(width: int, height: int, size: ImageSize) -> Region:
    """The greatest central region of the picture's aspect ratio, rounded half up, at least one pixel."""
    if size.width * height <= size.height * width:
        fitted_width = size.width
        fitted_height = min(size.height, max(1, (2 * height * size.width + width) // (2 * width)))
    else:
        fitted_width = min(size.width, max(1, (2 * width * size.height + height) // (2 * height)))
        fitted_height = size.height
    left, top = (size.width - fitted_width) // 2, (size.height - fitted_height) // 2
    return Region(left, top, fitted_width, fitted_height)

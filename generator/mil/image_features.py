"""Decides how pictures become a program's tensors and tensors become pictures, as Core ML's image features do it.

Core ML hands a program the stored pixel values as floats, 0 to 255, channels first, in the order of the feature's
colour space; scale and bias are operations of the program itself. How Core ML rounds an image output isn't documented:
here it is to the nearest integer, ties to even, within 0 to 255.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.mil.errors import InputError
from generator.mil.features import ColorSpace, Feature

_PILLOW_MODES = {
    ColorSpace.RGB: ("RGB", "RGBA"),
    ColorSpace.BGR: ("RGB", "RGBA"),
    ColorSpace.GRAYSCALE: ("L",),
    ColorSpace.GRAYSCALE_FLOAT16: ("F",),
}


def image_tensor(feature: Feature, picture: Any) -> NDArray[Any]:
    """A picture as the program gets it: 1 × channels × height × width, uint8 or float16.

    Args:
        feature: an image input.
        picture: uint8 height × width × 3 (RGB) or 4 (RGBA, alpha is ignored); height × width for grayscale, floats if
            the feature is of 16 bits; or a picture of Pillow's in the mode that this is.

    Raises:
        InputError: the picture is of another kind, or its size isn't allowed.
    """
    color_space = feature.color_space or ColorSpace.RGB
    mode = getattr(picture, "mode", None)
    if isinstance(mode, str) and mode not in _PILLOW_MODES[color_space]:
        wanted = " or ".join(_PILLOW_MODES[color_space])
        raise InputError(f"The image “{feature.name}” takes pictures of the mode {wanted}, not {mode}.")
    pixels = np.asarray(picture)
    _check_pixels(feature, color_space, pixels)
    if not feature.allows(pixels.shape[:2]):
        size = list(pixels.shape[:2])
        raise InputError(
            f"The image “{feature.name}” takes a height and width of {feature.allowed_shapes}, not {size}."
        )
    if color_space.channels == 1:
        tensor = pixels[None, None]
        return tensor.astype(np.float16) if color_space is ColorSpace.GRAYSCALE_FLOAT16 else tensor
    channels = pixels[..., 2::-1] if color_space is ColorSpace.BGR else pixels[..., :3]
    return np.ascontiguousarray(channels.transpose(2, 0, 1))[None]


def picture_of(feature: Feature, tensor: NDArray[Any]) -> NDArray[Any]:
    """A program's tensor as the picture that an application gets: uint8 height × width × 3 (RGB) or height × width.

    Grayscale of 16 bits is float16 height × width.

    Raises:
        ValueError: the tensor isn't 1 × channels × height × width, or holds NaN.
    """
    color_space = feature.color_space or ColorSpace.RGB
    if tensor.ndim != 4 or tensor.shape[:2] != (1, color_space.channels):
        raise ValueError(f"a tensor of the shape {list(tensor.shape)} is no image of {color_space.channels} channels")
    if color_space is ColorSpace.GRAYSCALE_FLOAT16:
        half: NDArray[Any] = tensor[0, 0].astype(np.float16)
        return half
    if np.isnan(tensor).any():
        raise ValueError("NaN is no pixel")
    pixels: NDArray[Any] = np.clip(np.rint(tensor[0]), 0, 255).astype(np.uint8)
    if color_space is ColorSpace.GRAYSCALE:
        return pixels.reshape(pixels.shape[1:])
    return np.ascontiguousarray((pixels[::-1] if color_space is ColorSpace.BGR else pixels).transpose(1, 2, 0))


def _check_pixels(feature: Feature, color_space: ColorSpace, pixels: NDArray[Any]) -> None:
    if color_space.channels == 1:
        right, wanted = pixels.ndim == 2, "height × width"
    else:
        right, wanted = pixels.ndim == 3 and pixels.shape[-1] in (3, 4), "height × width × 3 (RGB) or 4 (RGBA)"
    kind = "f" if color_space is ColorSpace.GRAYSCALE_FLOAT16 else "u"
    if not right or pixels.dtype.kind != kind or (kind == "u" and pixels.dtype != np.uint8):
        element = "floats" if kind == "f" else "uint8"
        found = f"{pixels.dtype} {list(pixels.shape)}"
        raise InputError(f"The image “{feature.name}” takes {element}, {wanted}; this is {found}.")

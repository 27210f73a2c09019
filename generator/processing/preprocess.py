"""Decides how a camera frame becomes the model's input tensor: the order of the steps in docs/contract.md."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.processing.bilinear import resize_bilinear
from generator.processing.channels import in_channel_order
from generator.processing.fit import fit
from generator.processing.frame import Frame
from generator.processing.nearest import resize_nearest
from generator.processing.pillow_bilinear import resize_pillow_bilinear
from generator.processing.quantization import to_tensor_type
from generator.processing.upright import upright_view
from generator.spec import ImagePreprocessing, ResizeFilter, TensorLayout, TensorSpec


def preprocess(frame: Frame, preprocessing: ImagePreprocessing, tensor: TensorSpec) -> NDArray[Any]:
    """The input tensor for a frame: `preprocessing.tensor_shape`, in the element type of `tensor`.

    Raises:
        ValueError: `tensor` has another shape, or another type than float32, float16 or 8 bits.
    """
    if tensor.shape != preprocessing.tensor_shape:
        raise ValueError(f"tensor “{tensor.name}” is {tensor.shape}, preprocessing makes {preprocessing.tensor_shape}")
    normalized = normalize(fitted_pixels(frame, preprocessing), preprocessing)
    values = to_tensor_type(normalized, tensor)
    if preprocessing.layout is TensorLayout.NCHW:
        values = values.transpose(2, 0, 1)
    return np.ascontiguousarray(values).reshape(tensor.shape)


def fitted_pixels(frame: Frame, preprocessing: ImagePreprocessing) -> NDArray[np.float32]:
    """Pixel values 0..255 of the upright, fitted and resized frame: float32 `[height, width, channels]`."""
    view = upright_view(frame)
    size = preprocessing.size
    fitted = fit(view.width, view.height, size, preprocessing.resize_mode)
    source = in_channel_order(view.region_of(frame.pixels, fitted.source), preprocessing.channel_order)
    target = fitted.target
    pixels = np.full((size.height, size.width, source.shape[2]), preprocessing.pad_value, np.float32)
    rows, columns = slice(target.top, target.top + target.height), slice(target.left, target.left + target.width)
    pixels[rows, columns] = resize(source, target.width, target.height, preprocessing.resize_filter)
    return pixels


def resize(pixels: NDArray[np.uint8], width: int, height: int, resize_filter: ResizeFilter) -> NDArray[np.float32]:
    """`[in_height, in_width, channels]` to float32 `[height, width, channels]`, 0..255."""
    if resize_filter is ResizeFilter.BILINEAR:
        return resize_bilinear(pixels, width, height)
    if resize_filter is ResizeFilter.PILLOW_BILINEAR:
        return resize_pillow_bilinear(pixels, width, height).astype(np.float32)
    return resize_nearest(pixels, width, height).astype(np.float32)


def normalize(pixels: NDArray[np.float32], preprocessing: ImagePreprocessing) -> NDArray[np.float32]:
    """`(value - mean) / std` in float32, per channel; a division, never a product with a reciprocal."""
    mean = np.asarray(preprocessing.normalization.mean, np.float32)
    std = np.asarray(preprocessing.normalization.std, np.float32)
    return (pixels - mean) / std

"""Decides how real values become float16 and 8-bit tensors, and back."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.spec import DType, QuantizationParams, TensorSpec

_INTEGER_TYPES = {DType.UINT8: np.uint8, DType.INT8: np.int8}
_IDENTITY = QuantizationParams(1.0, 0)


def to_tensor_type(values: NDArray[np.float32], tensor: TensorSpec) -> NDArray[Any]:
    """float32 values in the tensor's element type.

    An 8-bit tensor that states no quantisation has scale 1 and zero point 0.

    Raises:
        ValueError: the tensor is of another type than float32, float16 or 8 bits.
    """
    if tensor.dtype is DType.FLOAT32:
        return values
    if tensor.dtype is DType.FLOAT16:
        return halved(values)
    return quantize(values, tensor.quantization or _IDENTITY, _integer_type(tensor))


def to_real(raw: NDArray[Any], tensor: TensorSpec) -> NDArray[np.float32]:
    """A tensor's content as float32; 8-bit tensors are dequantised. Raises `ValueError` as `to_tensor_type` does."""
    if tensor.dtype is DType.FLOAT32:
        return raw.astype(np.float32, copy=False)
    if tensor.dtype is DType.FLOAT16:
        return raw.astype(np.float16, casting="safe", copy=False).astype(np.float32)
    return dequantize(raw.astype(_integer_type(tensor), casting="safe", copy=False), tensor.quantization or _IDENTITY)


def halved(values: NDArray[np.float32]) -> NDArray[np.float16]:
    """The nearest float16, of two equally near ones the even one; beyond the greatest, infinity."""
    with np.errstate(over="ignore"):
        return values.astype(np.float16)


def quantize(
    values: NDArray[np.float32], params: QuantizationParams, integer_type: type[np.integer[Any]]
) -> NDArray[Any]:
    """`round(value / scale) + zero_point`, clamped to the type's range; a NaN becomes the zero point.

    Source: TensorFlow Lite 8-bit quantization specification; the rounding is its `TfLiteRound`, half away from zero.
    """
    limits = np.iinfo(integer_type)
    with np.errstate(over="ignore", invalid="ignore"):
        steps = _round_half_away_from_zero(values / np.float32(params.scale))
    steps[np.isnan(steps)] = 0.0
    shifted = np.clip(steps + np.float32(params.zero_point), limits.min, limits.max)
    quantized: NDArray[Any] = shifted.astype(integer_type)
    return quantized


def dequantize(quantized: NDArray[Any], params: QuantizationParams) -> NDArray[np.float32]:
    """`(q - zero_point) * scale`, the product in float32."""
    real: NDArray[np.float32]
    real = (quantized.astype(np.int32) - params.zero_point).astype(np.float32) * np.float32(params.scale)
    return real


def _round_half_away_from_zero(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Adding one half before truncating would be wrong for 0.49999997, whose sum with 0.5 rounds to 1."""
    whole = np.trunc(values)
    away = np.abs(values - whole) >= np.float32(0.5)
    rounded: NDArray[np.float32] = whole + np.where(away, np.copysign(np.float32(1), values), np.float32(0))
    return rounded


def _integer_type(tensor: TensorSpec) -> type[np.integer[Any]]:
    if tensor.dtype not in _INTEGER_TYPES:
        raise ValueError(f"tensor “{tensor.name}” of type {tensor.dtype.value} is neither float32, float16 nor 8 bits")
    return _INTEGER_TYPES[tensor.dtype]

"""Decides how MIL maps floats to 8-bit integers and back while a program runs.

Definitions: coremltools, `converters/mil/mil/ops/defs/iOS17/quantization_ops.py`.
"""

from __future__ import annotations

import numpy as np

from generator.mil.ops.arguments import NUMPY_TYPES, Array, along_axis, axis_index
from generator.mil.ops.registry import Operations

operations = Operations()


@operations.define("quantize", exact=True)
def quantize(
    input: Array, scale: Array, output_dtype: str, zero_point: Array | None = None, axis: Array | None = None
) -> Array:
    """`clip(round(input / scale) + zero_point)`, ties to even; scale, zero point are scalars or vectors along `axis`.

    Raises:
        ValueError: `output_dtype` is neither int8 nor uint8.
    """
    if output_dtype not in {"int8", "uint8"}:
        raise ValueError(f"quantize gives int8 or uint8, not {output_dtype!r}")
    target = NUMPY_TYPES[output_dtype]
    steps = np.round(input / aligned(scale, input, axis))
    if zero_point is not None:
        steps += aligned(zero_point, input, axis).astype(steps.dtype)
    limits = np.iinfo(target)
    clipped: Array = np.clip(steps, limits.min, limits.max)
    return clipped.astype(target)


@operations.define("dequantize")
def dequantize(input: Array, scale: Array, zero_point: Array | None = None, axis: Array | None = None) -> Array:
    """`scale * (input - zero_point)`; scale and zero point are scalars or vectors along `axis`."""
    steps = input.astype(scale.dtype)
    if zero_point is not None:
        steps -= aligned(zero_point, input, axis).astype(scale.dtype)
    values: Array = steps * aligned(scale, input, axis)
    return values


def aligned(parameter: Array, data: Array, axis: Array | None) -> Array:
    """A scale or zero point in a shape that broadcasts against the data."""
    if parameter.ndim == 0:
        return parameter
    if axis is None:
        raise ValueError("a vector of scales or zero points needs an axis")
    return along_axis(parameter, axis_index(axis, data.ndim), data.ndim)

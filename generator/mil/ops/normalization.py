"""Decides what MIL's normalizations compute.

Names, defaults and formulas are those of coremltools' operation reference (`mil.ops.defs`: normalization of iOS15;
iOS17 only lets `gamma`, `beta`, `epsilon` and the like have another float type than `x`).
"""

from __future__ import annotations

import numpy as np

from generator.mil.ops.arguments import Array, along_axis, axis_indices
from generator.mil.ops.registry import Operations

operations = Operations()


@operations.define("batch_norm")
def batch_norm(
    x: Array,
    mean: Array,
    variance: Array,
    gamma: Array | None = None,
    beta: Array | None = None,
    epsilon: float | Array = 1e-5,
) -> Array:
    """`gamma · (x - mean) / √(variance + epsilon) + beta`, all of them one for each channel, the second axis."""
    scale = np.reciprocal(np.sqrt(variance + epsilon))
    if gamma is not None:
        scale = scale * gamma
    result: Array = x - along_axis(mean, 1, x.ndim)
    result *= along_axis(scale, 1, x.ndim)
    if beta is not None:
        result += along_axis(beta, 1, x.ndim)
    return result


@operations.define("instance_norm")
def instance_norm(
    x: Array, gamma: Array | None = None, beta: Array | None = None, epsilon: float | Array = 1e-5
) -> Array:
    """Each channel of each sample by its own mean and variance, scaled and shifted by one number for each channel."""
    scale = None if gamma is None else along_axis(gamma, 1, x.ndim)
    offset = None if beta is None else along_axis(beta, 1, x.ndim)
    return _standardized(x, tuple(range(2, x.ndim)), scale, offset, epsilon)


@operations.define("layer_norm")
def layer_norm(
    x: Array,
    axes: Array | None = None,
    gamma: Array | None = None,
    beta: Array | None = None,
    epsilon: float | Array = 1e-5,
) -> Array:
    """By mean and variance over `axes`, by default all; `gamma` and `beta` have the shape of those axes alone."""
    over = axis_indices(axes, x.ndim)
    shape = [size if axis in over else 1 for axis, size in enumerate(x.shape)]
    scale = None if gamma is None else gamma.reshape(shape)
    offset = None if beta is None else beta.reshape(shape)
    return _standardized(x, over, scale, offset, epsilon)


def _standardized(
    x: Array, axes: tuple[int, ...], scale: Array | None, offset: Array | None, epsilon: float | Array
) -> Array:
    """`(x - mean) / √(variance + epsilon) · scale + offset`; the variance divides by the number of elements."""
    result: Array = x - np.mean(x, axis=axes, keepdims=True)
    variance = np.mean(np.square(result), axis=axes, keepdims=True)
    result *= np.reciprocal(np.sqrt(variance + epsilon))
    if scale is not None:
        result *= scale
    if offset is not None:
        result += offset
    return result


@operations.define("l2_norm")
def l2_norm(x: Array, epsilon: float | Array = 1e-6) -> Array:
    """`x / √(Σx² + epsilon)`, summed over the last three axes."""
    total = np.sum(np.square(x), axis=(-3, -2, -1), keepdims=True)
    return np.asarray(x / np.sqrt(total + epsilon))


@operations.define("local_response_norm")
def local_response_norm(
    x: Array,
    size: int | Array,
    alpha: float | Array = 1e-4,
    beta: float | Array = 0.75,
    k: float | Array = 1.0,
) -> Array:
    """`x / (k + alpha/size · Σx²)^beta`, summed over `size` neighbouring channels.

    MIL doesn't say which neighbours an even size takes; like PyTorch, one more before than behind.

    Raises:
        ValueError: `size` isn't positive.
    """
    width = int(size)
    if width < 1:
        raise ValueError(f"{width} neighbouring channels can't be summed")
    total = np.zeros_like(x)
    channels = x.shape[1]
    squares = np.square(x)
    for distance in range(-min(width // 2, channels), min((width - 1) // 2, channels) + 1):
        first, last = max(0, -distance), min(channels, channels - distance)
        if first < last:
            total[:, first:last] += squares[:, first + distance : last + distance]
    total *= alpha / width
    total += k
    return np.asarray(x / total**beta)

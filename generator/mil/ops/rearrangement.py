"""Decides in which order MIL's operations put elements that move between dimensions or change direction.

Definitions: coremltools, `converters/mil/mil/ops/defs/iOS15/tensor_transformation.py` and `iOS16`. Images are
`[n, C, H, W]`.
"""

from __future__ import annotations

import numpy as np

from generator.mil.ops.arguments import Array, affordable, axis_index, axis_indices, integers
from generator.mil.ops.registry import Operations

operations = Operations()


@operations.define("depth_to_space", exact=True)
def depth_to_space(x: Array, block_size: Array) -> Array:
    """Channels become pixels, a block's position being the slower half of the channel index: TensorFlow's order."""
    n, c, h, w = x.shape
    b = int(block_size)
    blocks = x.reshape(n, b, b, c // b**2, h, w)
    return blocks.transpose(0, 3, 4, 1, 5, 2).reshape(n, c // b**2, h * b, w * b)


@operations.define("space_to_depth", exact=True)
def space_to_depth(x: Array, block_size: Array) -> Array:
    """Undoes `depth_to_space`."""
    n, c, h, w = x.shape
    b = int(block_size)
    blocks = x.reshape(n, c, h // b, b, w // b, b)
    return blocks.transpose(0, 3, 5, 1, 2, 4).reshape(n, c * b**2, h // b, w // b)


@operations.define("pixel_shuffle", exact=True)
def pixel_shuffle(x: Array, upscale_factor: Array) -> Array:
    """Channels become pixels, a block's position being the faster half of the channel index: PyTorch's order."""
    n, c, h, w = x.shape
    f = int(upscale_factor)
    blocks = x.reshape(n, c // f**2, f, f, h, w)
    return blocks.transpose(0, 1, 4, 2, 5, 3).reshape(n, c // f**2, h * f, w * f)


@operations.define("pixel_unshuffle", exact=True)
def pixel_unshuffle(x: Array, downscale_factor: Array) -> Array:
    """Undoes `pixel_shuffle`."""
    n, c, h, w = x.shape
    f = int(downscale_factor)
    blocks = x.reshape(n, c, h // f, f, w // f, f)
    return blocks.transpose(0, 1, 3, 5, 2, 4).reshape(n, c * f**2, h // f, w // f)


@operations.define("space_to_batch", exact=True)
def space_to_batch(x: Array, block_shape: Array, paddings: Array) -> Array:
    """Pads with zeros, then makes one image of each position in a block; positions are the slower half of the batch."""
    p, q = integers(block_shape)
    top, bottom, left, right = integers(paddings)
    n, c, h, w = x.shape
    affordable((n, c, h + top + bottom, w + left + right))
    padded = np.pad(x, [(0, 0), (0, 0), (top, bottom), (left, right)])
    h, w = padded.shape[2:]
    blocks = padded.reshape(n, c, h // p, p, w // q, q)
    return blocks.transpose(3, 5, 0, 1, 2, 4).reshape(p * q * n, c, h // p, w // q)


@operations.define("batch_to_space", exact=True)
def batch_to_space(x: Array, block_shape: Array, crops: Array) -> Array:
    """Undoes `space_to_batch`, cutting `crops` instead of padding."""
    p, q = integers(block_shape)
    top, bottom, left, right = integers(crops)
    n, c, h, w = x.shape
    blocks = x.reshape(p, q, n // (p * q), c, h, w)
    whole = blocks.transpose(2, 3, 4, 0, 5, 1).reshape(n // (p * q), c, h * p, w * q)
    return whole[:, :, top : h * p - bottom, left : w * q - right]


@operations.define("reverse", exact=True)
def reverse(x: Array, axes: Array | None = None) -> Array:
    """Backwards along `axes`, or along all."""
    return np.flip(x, axis_indices(axes, x.ndim))


@operations.define("reverse_sequence", exact=True)
def reverse_sequence(x: Array, lengths: Array, seq_axis: Array | int = 0, batch_axis: Array | int = 0) -> Array:
    """Backwards along `seq_axis` for the first `lengths[b]` elements of batch `b`; the others stay."""
    sequence, batch = axis_index(seq_axis, x.ndim), axis_index(batch_axis, x.ndim)
    steps = np.arange(x.shape[sequence])[np.newaxis, :]
    ends = np.asarray(lengths, np.int64)[:, np.newaxis]
    source = np.where(steps < ends, ends - 1 - steps, steps)
    rest = [axis for axis in range(x.ndim) if axis not in {batch, sequence}]
    places = np.expand_dims(source if batch < sequence else source.T, rest)
    return np.take_along_axis(x, places, sequence)

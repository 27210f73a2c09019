"""Decides which weights MIL's compressed constants stand for.

Definitions: coremltools, `converters/mil/mil/ops/defs/iOS16/constexpr_ops.py` and `iOS18/compression.py`. Until iOS 16,
indices and masks are packed bits with a `shape` beside them; since iOS 18 they are tensors of 1 to 8 bits, which the
reader unpacks. As of every operation, results are rounded once to the declared type: coremltools' own decompression of
float16 weights does the same but for a blockwise `offset` of floats, which it subtracts in float16.
"""

from __future__ import annotations

import math

import numpy as np

from generator.mil.ops.arguments import Array, affordable, axis_index, integers
from generator.mil.ops.quantization import dequantize
from generator.mil.ops.registry import Operations

operations = Operations()


@operations.define("constexpr_affine_dequantize")
def constexpr_affine_dequantize(quantized_data: Array, zero_point: Array, scale: Array, axis: Array) -> Array:
    """`scale * (quantized_data - zero_point)`, both scalars or vectors along `axis`."""
    return dequantize(quantized_data, scale, zero_point, axis)


@operations.define("constexpr_cast")
def constexpr_cast(source_val: Array, output_dtype: str) -> Array:
    """float16 weights as float32, the only type that MIL allows.

    Raises:
        ValueError: another type.
    """
    if output_dtype != "fp32":
        raise ValueError(f"constexpr_cast gives fp32, not {output_dtype!r}")
    return source_val


@operations.define("constexpr_lut_to_dense", exact=True)
def constexpr_lut_to_dense(
    indices: Array, lut: Array, shape: Array | None = None, vector_axis: Array | None = None
) -> Array:
    """What a look-up table has for each index.

    Args:
        indices: until iOS 16, packed bits, as many for each index as the table needs; since iOS 18, a tensor.
        lut: until iOS 16, one table, `[palettes]`; since iOS 18, `[*blocks, palettes, vector]`, each block's table for
            an equal part of the indices.
        shape: of the result, until iOS 16.
        vector_axis: since iOS 18, the dimension along which the elements of a vector follow one another.
    """
    if shape is not None:
        bits = (len(lut) - 1).bit_length()
        return lut[_unpacked(indices, bits, affordable(integers(shape)))]
    return _looked_up(indices, lut, vector_axis)


@operations.define("constexpr_sparse_to_dense", exact=True)
def constexpr_sparse_to_dense(nonzero_data: Array, mask: Array, shape: Array | None = None) -> Array:
    """The data in row-major order where the mask is 1, zero elsewhere; until iOS 16, the mask's bits are packed."""
    if shape is not None:
        mask = _unpacked(mask, 1, affordable(integers(shape)))
    return _scattered(nonzero_data, mask)


@operations.define("constexpr_blockwise_shift_scale")
def constexpr_blockwise_shift_scale(data: Array, scale: Array, offset: Array | None = None) -> Array:
    """`scale * (data - offset)`, each of whose elements is for a block: an equal part of every dimension of `data`."""
    steps = data.astype(scale.dtype)
    if offset is not None:
        steps -= _spread(offset, data.shape).astype(scale.dtype)
    values: Array = _spread(scale, data.shape) * steps
    return values


@operations.define("constexpr_lut_to_sparse", exact=True)
def constexpr_lut_to_sparse(
    indices_mask: Array, indices_nonzero_data: Array, lut: Array, vector_axis: Array | None = None
) -> tuple[Array, Array]:
    """The mask and the data of sparse weights, whose data are indices into tables; a vector widens the mask as well."""
    dense = _looked_up(_scattered(indices_nonzero_data, indices_mask), lut, vector_axis)
    vector = lut.shape[-1]
    mask = indices_mask
    if vector > 1:
        mask = np.repeat(mask, vector, _vector_axis(vector_axis, mask.ndim))
    return mask, dense[mask != 0]


@operations.define("constexpr_sparse_blockwise_shift_scale")
def constexpr_sparse_blockwise_shift_scale(
    data_mask: Array, nonzero_data: Array, scale: Array, offset: Array | None = None
) -> tuple[Array, Array]:
    """The mask and the data of sparse weights, whose data are quantized as in `constexpr_blockwise_shift_scale`."""
    dense = constexpr_blockwise_shift_scale(_scattered(nonzero_data, data_mask), scale, offset)
    return data_mask, dense[data_mask != 0]


def _looked_up(indices: Array, lut: Array, vector_axis: Array | None) -> Array:
    *blocks, palettes, vector = lut.shape
    if len(blocks) != indices.ndim:
        raise ValueError(f"tables of shape {lut.shape} for indices of {indices.ndim} dimensions")
    if indices.size and indices.max() >= palettes:
        raise ValueError(f"index {indices.max()} into a table of {palettes}")
    affordable([indices.size, vector])
    table = _spread(np.arange(math.prod(blocks)).reshape(blocks), indices.shape)
    found: Array = lut.reshape(-1, palettes, vector)[table, indices]
    if vector == 1:
        return found[..., 0]
    axis = _vector_axis(vector_axis, indices.ndim)
    found = np.moveaxis(found, -1, axis + 1)
    return found.reshape(*found.shape[:axis], -1, *found.shape[axis + 2 :])


def _vector_axis(axis: Array | None, rank: int) -> int:
    if axis is None:
        raise ValueError("a table of vectors needs a vector_axis")
    return axis_index(axis, rank)


def _scattered(data: Array, mask: Array) -> Array:
    dense = np.zeros(mask.shape, data.dtype)
    present = mask != 0
    if data.ndim != 1 or np.count_nonzero(present) != len(data):
        raise ValueError(f"{data.size} values for a mask of {np.count_nonzero(present)}")
    dense[present] = data
    return dense


def _spread(blocks: Array, shape: tuple[int, ...]) -> Array:
    """Each element repeated over its block."""
    if blocks.ndim != len(shape) or any(
        not count or size % count for count, size in zip(blocks.shape, shape, strict=True)
    ):
        raise ValueError(f"{blocks.shape} blocks don't divide {shape}")
    for axis, (count, size) in enumerate(zip(blocks.shape, shape, strict=True)):
        blocks = np.repeat(blocks, size // count, axis)
    return blocks


def _unpacked(packed: Array, bits: int, shape: tuple[int, ...]) -> Array:
    """Unsigned integers of that many bits, the first one in the lowest bits of the first byte."""
    count = math.prod(shape)
    if packed.size * 8 < count * bits:
        raise ValueError(f"{packed.size} bytes don't hold {count} numbers of {bits} bits")
    digits = np.unpackbits(packed.reshape(-1), count=count * bits, bitorder="little").reshape(count, bits)
    return np.packbits(digits, axis=1, bitorder="little").reshape(shape)

"""Compressed weights, compared bit for bit with coremltools' own decompression and its documented examples."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from generator.mil.ops import OPERATIONS
from tests.support.arrays import noise, same

RANDOM = np.random.default_rng(5)


def reference(opset: str, name: str) -> Any:
    """An operation as coremltools defines it."""
    from coremltools.converters.mil.mil.ops.defs.iOS16 import constexpr_ops
    from coremltools.converters.mil.mil.ops.defs.iOS18 import compression

    return getattr(constexpr_ops if opset == "iOS16" else compression, name)


def wide(array: Any) -> Any:
    """float16 as an evaluation hands it over: its values in float32."""
    return array.astype(np.float32) if array.dtype == np.float16 else array


def same_weights(actual: Any, expected: Any) -> None:
    """The same bits once the result is stored as declared."""
    same(actual.astype(expected.dtype), expected)


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
@pytest.mark.parametrize("data", [np.int8, np.uint8])
@pytest.mark.parametrize(("axis", "per_channel"), [(0, False), (0, True), (1, True), (-1, True)])
def test_affine(axis: int, per_channel: bool, data: Any, dtype: Any) -> None:
    quantized = RANDOM.integers(np.iinfo(data).min, np.iinfo(data).max, (4, 5, 3, 2), endpoint=True).astype(data)
    shape = (quantized.shape[axis],) if per_channel else ()
    scale = RANDOM.uniform(1e-3, 0.1, shape).astype(dtype)
    zero = np.asarray(RANDOM.integers(0, 100, shape)).astype(data)
    expected = reference("iOS16", "constexpr_affine_dequantize").decompress(quantized, zero, np.asarray(scale), axis)
    result = OPERATIONS["constexpr_affine_dequantize"](quantized, zero, wide(np.asarray(scale)), np.int32(axis))
    same_weights(result, expected)


@pytest.mark.parametrize("bits", [1, 2, 4, 6, 8])
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.int8])
def test_packed_table(bits: int, dtype: Any) -> None:
    from coremltools.optimize import _utils

    shape, lut = (3, 5, 7), (50 * noise((2**bits,))).astype(dtype)
    indices = RANDOM.integers(0, 2**bits, shape).astype(np.uint8)
    packed = _utils.pack_elements_into_bits(indices, bits)
    expected = reference("iOS16", "constexpr_lut_to_dense").decompress(lut, packed, np.array(shape, np.uint32))
    same(expected, lut[indices])
    same_weights(OPERATIONS["constexpr_lut_to_dense"](packed, wide(lut), np.array(shape, np.uint32)), expected)


def test_packed_table_as_in_its_documentation() -> None:
    packed = np.array([0b01101100, 0b00000011], np.uint8)
    lut = np.array([10, 11, 12, 13], np.float32)
    result = OPERATIONS["constexpr_lut_to_dense"](packed, lut, np.array([5], np.uint32))
    same(result, np.array([10, 13, 12, 11, 13], np.float32))


@pytest.mark.parametrize("bits", [1, 2, 3, 4, 6, 8])
@pytest.mark.parametrize("blocks", [(1, 1, 1), (4, 1, 1), (2, 3, 1), (4, 6, 2)])
def test_tables_of_blocks(blocks: tuple[int, ...], bits: int) -> None:
    lut = noise((*blocks, 2**bits, 1)).astype(np.float16)
    indices = RANDOM.integers(0, 2**bits, (4, 6, 2)).astype(np.uint8)
    expected = reference("iOS18", "constexpr_lut_to_dense").decompress(indices, lut, None)
    same_weights(OPERATIONS["constexpr_lut_to_dense"](indices, wide(lut)), expected)


@pytest.mark.parametrize("axis", [0, 1, 2, -1])
@pytest.mark.parametrize("blocks", [(1, 1, 1), (2, 3, 1)])
def test_tables_of_vectors(blocks: tuple[int, ...], axis: int) -> None:
    lut = noise((*blocks, 8, 3)).astype(np.float16)
    indices = RANDOM.integers(0, 8, (4, 6, 2)).astype(np.uint8)
    expected = reference("iOS18", "constexpr_lut_to_dense").decompress(indices, lut, axis)
    same_weights(OPERATIONS["constexpr_lut_to_dense"](indices, wide(lut), vector_axis=np.int32(axis)), expected)


def test_table_of_groups_as_in_its_documentation() -> None:
    indices = np.array([2, 3, 3, 0, 1, 0, 3, 0, 2, 1, 0, 3], np.uint8).reshape(6, 2)
    lut = np.array([1, 5, 9, 13, 2, 10, 18, 26], np.float32).reshape(2, 1, 4, 1)
    expected = np.array([[9, 13], [13, 1], [5, 1], [26, 2], [18, 10], [2, 26]], np.float32)
    same(OPERATIONS["constexpr_lut_to_dense"](indices, lut), expected)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.uint8])
def test_packed_mask(dtype: Any) -> None:
    shape = (3, 5, 7)
    mask = RANDOM.integers(0, 2, shape)
    data = (50 * noise((int(mask.sum()),))).astype(dtype)
    packed = np.packbits(mask, bitorder="little")
    # coremltools' own decompression is for whole bytes alone.
    expected = np.zeros(shape, dtype)
    expected[mask != 0] = data
    same_weights(OPERATIONS["constexpr_sparse_to_dense"](wide(data), packed, np.array(shape, np.uint32)), expected)
    whole = (5, 8)
    mask = RANDOM.integers(0, 2, whole)
    data, packed = np.arange(1, mask.sum() + 1).astype(dtype), np.packbits(mask, bitorder="little")
    expected = reference("iOS16", "constexpr_sparse_to_dense").decompress(data, packed, whole)
    same_weights(OPERATIONS["constexpr_sparse_to_dense"](wide(data), packed, np.array(whole, np.uint32)), expected)


def test_mask() -> None:
    mask = RANDOM.integers(0, 2, (3, 4, 5)).astype(np.uint8)
    data = noise((int(mask.sum()),)).astype(np.float16)
    expected = reference("iOS18", "constexpr_sparse_to_dense").decompress(data, mask)
    same_weights(OPERATIONS["constexpr_sparse_to_dense"](wide(data), mask), expected)


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
@pytest.mark.parametrize("data", [np.int8, np.uint8])
@pytest.mark.parametrize("blocks", [(1, 1, 1), (4, 1, 1), (2, 3, 1), (4, 6, 2)])
@pytest.mark.parametrize("with_offset", [True, False])
def test_blocks(with_offset: bool, blocks: tuple[int, ...], data: Any, dtype: Any) -> None:
    quantized = RANDOM.integers(np.iinfo(data).min, np.iinfo(data).max, (4, 6, 2), endpoint=True).astype(data)
    scale = RANDOM.uniform(1e-3, 0.1, blocks).astype(dtype)
    offset = RANDOM.integers(0, 100, blocks).astype(data) if with_offset else None
    expected = reference("iOS18", "constexpr_blockwise_shift_scale").decompress(quantized, scale, offset)
    same_weights(OPERATIONS["constexpr_blockwise_shift_scale"](quantized, wide(scale), offset), expected)


def sparse() -> tuple[Any, int]:
    mask = RANDOM.integers(0, 2, (4, 6, 2)).astype(np.uint8)
    return mask, int(mask.sum())


@pytest.mark.parametrize(("vector", "axis"), [(1, None), (2, 0), (3, 1), (2, -1)])
def test_sparse_tables(vector: int, axis: int | None) -> None:
    mask, count = sparse()
    indices = RANDOM.integers(0, 4, count).astype(np.uint8)
    lut = noise((2, 1, 1, 4, vector)).astype(np.float16)
    expected = reference("iOS18", "constexpr_lut_to_sparse").decompress(mask, indices, lut, axis)
    place = None if axis is None else np.int32(axis)
    wider, data = OPERATIONS["constexpr_lut_to_sparse"](mask, indices, wide(lut), place)
    same(wider, expected[0])
    same_weights(data, expected[1])


@pytest.mark.parametrize("with_offset", [True, False])
@pytest.mark.parametrize("blocks", [(1, 1, 1), (2, 3, 1)])
def test_sparse_blocks(blocks: tuple[int, ...], with_offset: bool) -> None:
    mask, count = sparse()
    quantized = RANDOM.integers(-128, 128, count).astype(np.int8)
    scale = RANDOM.uniform(1e-3, 0.1, blocks).astype(np.float16)
    offset = RANDOM.integers(-8, 8, blocks).astype(np.int8) if with_offset else None
    expected = reference("iOS18", "constexpr_sparse_blockwise_shift_scale").decompress(mask, quantized, scale, offset)
    same_mask, data = OPERATIONS["constexpr_sparse_blockwise_shift_scale"](mask, quantized, wide(scale), offset)
    same(same_mask, expected[0])
    same_weights(data, expected[1])


def test_cast_is_what_it_was() -> None:
    half = noise((3, 4)).astype(np.float16)
    same(OPERATIONS["constexpr_cast"](wide(half), "fp32"), half.astype(np.float32))


VECTORS = {"indices": np.zeros(2, np.uint8), "lut": np.zeros((1, 4, 2), np.float32)}


@pytest.mark.parametrize(
    ("operation", "arguments", "message"),
    [
        ("constexpr_cast", {"source_val": noise((2,)), "output_dtype": "fp16"}, "gives fp32"),
        ("constexpr_lut_to_dense", VECTORS, "needs a vector_axis"),
        ("constexpr_lut_to_dense", {**VECTORS, "vector_axis": np.int32(1)}, "out of range"),
        ("constexpr_lut_to_dense", {**VECTORS, "indices": np.array([4, 0], np.uint8)}, "index 4 into a table of 4"),
        ("constexpr_lut_to_dense", {**VECTORS, "indices": np.zeros((2, 2), np.uint8)}, "tables of shape"),
        ("constexpr_lut_to_dense", {**VECTORS, "lut": np.zeros((3, 4, 1))}, "don't divide"),
        ("constexpr_lut_to_dense", {"indices": np.zeros(1, np.uint8), "lut": np.zeros(4), "shape": [5]}, "don't hold"),
        ("constexpr_lut_to_dense", {**VECTORS, "shape": [2**31 - 1, 2**31 - 1]}, "can't be made"),
        (
            "constexpr_sparse_to_dense",
            {"nonzero_data": np.zeros(1), "mask": np.zeros(1, np.uint8), "shape": [9]},
            "don't hold",
        ),
        (
            "constexpr_sparse_to_dense",
            {"nonzero_data": np.zeros(1), "mask": np.ones((2, 2), np.uint8)},
            "1 values for a mask of 4",
        ),
        (
            "constexpr_blockwise_shift_scale",
            {"data": np.zeros((4, 6), np.int8), "scale": np.ones((3, 1))},
            "don't divide",
        ),
        ("constexpr_blockwise_shift_scale", {"data": np.zeros((4, 6), np.int8), "scale": np.ones(4)}, "don't divide"),
    ],
)
def test_damaged_weights_are_refused(operation: str, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        OPERATIONS[operation](**arguments)

"""Parts of tensors, compared with TensorFlow's slices and with Python's."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from generator.mil.ops import OPERATIONS
from tests.support.arrays import distinct, same

SLICES = [
    # begin, end, stride
    ([0, 1, 1], [2, 3, 5], [1, 1, 1]),
    ([0, 0, 0], [2, 3, 5], [1, 2, 3]),
    ([-2, -2, -4], [2, 3, -1], [1, 1, 2]),
    ([1, 2, 4], [-5, -5, 0], [-1, -1, -2]),
    ([0, 2, 3], [5, 9, 99], [1, 1, 1]),
    ([0, 2, 4], [2, 1, 2], [1, 1, 1]),
    ([-9, 0, 0], [2, 3, -9], [1, 1, 1]),
]
MASKS = [
    # begin_mask, end_mask, squeeze_mask
    ([0, 0, 0], [0, 0, 0], [0, 0, 0]),
    ([1, 0, 1], [0, 1, 0], [0, 0, 0]),
    ([0, 0, 0], [1, 1, 1], [0, 0, 0]),
]


def bits(mask: list[int]) -> int:
    return sum(bit << place for place, bit in enumerate(mask))


@pytest.mark.parametrize("masks", MASKS)
@pytest.mark.parametrize("part", SLICES)
def test_slice_by_index(part: tuple[list[int], ...], masks: tuple[list[int], ...], tf: Any) -> None:
    x = distinct((2, 3, 5))
    begin_mask, end_mask, squeeze_mask = masks
    expected = tf.strided_slice(x, *part, begin_mask=bits(begin_mask), end_mask=bits(end_mask)).numpy()
    arguments = [np.array(values, np.int32) for values in part]
    same(OPERATIONS["slice_by_index"](x, *arguments, *(np.array(mask, np.bool_) for mask in masks)), expected)
    if not any(begin_mask + end_mask + squeeze_mask):
        same(OPERATIONS["slice_by_index"](x, *arguments), expected)


@pytest.mark.parametrize("squeeze", [[1, 0, 0], [0, 1, 1], [1, 1, 1]])
def test_slice_by_index_drops_dimensions(squeeze: list[int], tf: Any) -> None:
    x = distinct((2, 3, 5))
    begin, end = [-1, 1, 2], [0, 0, 4]
    for i, alone in enumerate(squeeze):
        end[i] = end[i] if alone else 5
    expected = tf.strided_slice(x, begin, end, [1, 1, 1], shrink_axis_mask=bits(squeeze)).numpy()
    result = OPERATIONS["slice_by_index"](x, np.array(begin), np.array(end), squeeze_mask=np.array(squeeze, np.bool_))
    same(np.asarray(result), np.asarray(expected))


@pytest.mark.parametrize("part", SLICES[:5])
def test_slice_update(part: tuple[list[int], ...], tf: Any) -> None:
    x = distinct((2, 3, 5))
    before = x.copy()
    update = -distinct(tf.strided_slice(x, *part).shape)
    begin, end, strides = part
    expected = tf.raw_ops.TensorStridedSliceUpdate(input=x, begin=begin, end=end, strides=strides, value=update).numpy()
    same(OPERATIONS["slice_update"](x, update, *(np.array(values, np.int32) for values in part)), expected)
    same(x, before)


def test_slice_update_refuses_another_shape() -> None:
    with pytest.raises(ValueError, match="doesn't fit a part of shape"):
        OPERATIONS["slice_update"](distinct((2, 3)), distinct((1, 3)), np.array([0, 0]), np.array([2, 3]))


def test_an_index_beyond_the_tensor_is_refused() -> None:
    with pytest.raises(IndexError):
        OPERATIONS["slice_by_index"](distinct((2,)), np.array([2]), np.array([0]), squeeze_mask=np.array([True]))


@pytest.mark.parametrize("begin", [[0], [0, 0, 0]])
def test_as_many_slices_as_dimensions(begin: list[int]) -> None:
    with pytest.raises(ValueError, match=r"zip|slices of a tensor"):
        OPERATIONS["slice_by_index"](distinct((2, 3)), np.array(begin), np.array(begin))


@pytest.mark.parametrize(("begin", "size"), [([0, 1, 2], [2, 2, 3]), ([1, 0, 4], [-1, -1, -1]), ([0, 3, 0], [1, 0, 5])])
def test_slice_by_size(begin: list[int], size: list[int], tf: Any) -> None:
    x = distinct((2, 3, 5))
    same(
        OPERATIONS["slice_by_size"](x, np.array(begin, np.int32), np.array(size, np.int32)),
        tf.slice(x, begin, size).numpy(),
    )


def test_slice_by_size_counts_from_the_end() -> None:
    x = distinct((2, 5))
    same(OPERATIONS["slice_by_size"](x, np.array([-1, -4]), np.array([1, 2])), x[1:, 1:3])


@pytest.mark.parametrize(("begin", "size"), [([0, 3], [1, 3]), ([3, 0], [-1, 1]), ([0, 0], [1, -2]), ([-3, 0], [1, 1])])
def test_slice_by_size_refuses_what_is_not_there(begin: list[int], size: list[int]) -> None:
    with pytest.raises(ValueError, match="elements"):
        OPERATIONS["slice_by_size"](distinct((2, 5)), np.array(begin), np.array(size))


@pytest.mark.parametrize(("axis", "size", "stride"), [(0, 2, 1), (1, 3, 2), (-1, 4, 3), (2, 1, 1)])
def test_sliding_windows(axis: int, size: int, stride: int) -> None:
    x = distinct((3, 7, 10))
    result = OPERATIONS["sliding_windows"](x, np.int32(axis), np.int32(size), np.int32(stride))
    along = axis % 3
    count = (x.shape[along] - size) // stride + 1
    assert result.shape == (*x.shape[:along], count, size, *x.shape[along + 1 :])
    for window in range(count):
        part = np.take(x, range(window * stride, window * stride + size), along)
        same(np.take(result, window, along), part)


def test_crop(tf: Any) -> None:
    x = distinct((1, 2, 6, 7))
    expected = tf.keras.layers.Cropping2D(((1, 2), (0, 3)), data_format="channels_first")(x).numpy()
    same(OPERATIONS["crop"](x, np.array([1, 2], np.int32), np.array([0, 3], np.int32)), expected)

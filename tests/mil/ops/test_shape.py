"""Shapes: coremltools' own examples, and TensorFlow where it has the operation."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from generator.mil.ops import OPERATIONS
from tests.support.arrays import distinct, same


@pytest.mark.parametrize(
    ("shape", "wanted", "expected"),
    [
        ((2, 3, 4), (4, 6), (4, 6)),
        ((2, 3, 4), (-1,), (24,)),
        ((2, 3, 4), (0, -1, 2), (2, 6, 2)),
        ((2, 3, 4), (0, 0, 0), (2, 3, 4)),
        # iOS 17: zeros count from the right, and are 1 where the tensor has no dimension.
        ((2, 50), (1, 0, -1, 0), (1, 1, 2, 50)),
        ((2, 3, 4), (-1, 0), (6, 4)),
        ((3,), (0, 0), (1, 3)),
        ((), (1, 1), (1, 1)),
        ((0, 3), (-1, 3), (0, 3)),
        ((0, 3), (0, 0), (0, 3)),
    ],
)
def test_reshape_keeps_the_order(shape: tuple[int, ...], wanted: tuple[int, ...], expected: tuple[int, ...]) -> None:
    x = distinct(shape)
    result = OPERATIONS["reshape"](x, np.array(wanted, np.int32))
    assert result.shape == expected
    same(result.reshape(-1), x.reshape(-1))


def test_reshape_refuses_another_number_of_elements() -> None:
    with pytest.raises(ValueError, match="cannot reshape"):
        OPERATIONS["reshape"](distinct((2, 3)), np.array([4, 2], np.int32))


def test_reshape_like_puts_parts_of_other_shapes_together() -> None:
    x = distinct((6, 30))
    result = OPERATIONS["reshape_like"](
        x,
        ref_tensors=[np.zeros((2, 3, 4)), np.zeros((1, 5, 6))],
        begins=[np.int32(0), np.int32(1)],
        ends=[np.int32(2), np.int32(0)],
        end_masks=[np.bool_(False), np.bool_(True)],
    )
    same(result, x.reshape(2, 3, 5, 6))


@pytest.mark.parametrize(("axes", "expected"), [((0, 2), (1, 2, 1, 3)), ((-1,), (2, 3, 1)), ((1, -1), (2, 1, 3, 1))])
def test_expand_dims_counts_in_the_result(axes: tuple[int, ...], expected: tuple[int, ...]) -> None:
    x = distinct((2, 3))
    same(OPERATIONS["expand_dims"](x, np.array(axes, np.int32)), x.reshape(expected))


@pytest.mark.parametrize(
    ("axes", "expected"),
    [(None, (2, 3)), ([0], (2, 1, 3)), ([-2], (1, 2, 3)), ([0, 1], (2, 1, 3)), ([1], (1, 2, 1, 3))],
)
def test_squeeze_leaves_dimensions_that_are_not_1(axes: list[int] | None, expected: tuple[int, ...]) -> None:
    x = distinct((1, 2, 1, 3))
    same(OPERATIONS["squeeze"](x, None if axes is None else np.array(axes, np.int32)), x.reshape(expected))


def test_squeeze_refuses_an_axis_that_is_not_there() -> None:
    with pytest.raises(ValueError, match="axis 3 is out of range for rank 2"):
        OPERATIONS["squeeze"](distinct((1, 2)), np.array([3], np.int32))


@pytest.mark.parametrize(
    ("shape", "axis", "expected"),
    [((3,), -1, (1, 3)), ((3,), 1, (3, 1)), ((4, 3), -1, (4, 3)), ((2, 3, 2), -1, (6, 2)), ((5, 5, 2), 1, (5, 10))],
)
def test_flatten2d_as_in_its_documentation(shape: tuple[int, ...], axis: int, expected: tuple[int, ...]) -> None:
    x = distinct(shape)
    same(OPERATIONS["flatten2d"](x, np.int32(axis)), x.reshape(expected))
    same(OPERATIONS["flatten2d"](x), x.reshape(x.shape[0], -1))


@pytest.mark.parametrize("perm", [(2, 0, 1), (0, -1, 1), (-1, -2, -3)])
def test_transpose(perm: tuple[int, ...], tf: Any) -> None:
    x = distinct((2, 3, 4))
    expected = tf.transpose(x, [axis % 3 for axis in perm]).numpy()
    same(OPERATIONS["transpose"](x, np.array(perm, np.int32)), expected)


def test_shape_is_a_vector_of_int32() -> None:
    same(OPERATIONS["shape"](distinct((2, 0, 5))), np.array([2, 0, 5], np.int32))
    assert OPERATIONS["shape"](np.zeros(())).shape == (0,)

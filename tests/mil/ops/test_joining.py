"""Joining, splitting, repeating and padding, compared with TensorFlow and with loops."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from generator.mil.ops import OPERATIONS
from tests.support.arrays import distinct, same

MANY = np.iinfo(np.int32).max


@pytest.mark.parametrize("axis", [0, 1, -1])
def test_concat(axis: int, tf: Any) -> None:
    x, y = distinct((2, 3)), -distinct((2, 3))
    same(OPERATIONS["concat"]([x, y], np.int32(axis)), tf.concat([x, y], axis).numpy())


@pytest.mark.parametrize("axis", [0, -2])
def test_concat_interleaves_as_in_its_documentation(axis: int) -> None:
    first, second = np.array([[1, 2], [3, 4], [5, 6]]), np.array([[7, 8], [9, 10], [11, 12]])
    expected = np.array([[1, 2], [7, 8], [3, 4], [9, 10], [5, 6], [11, 12]])
    same(OPERATIONS["concat"]([first, second], np.int32(axis), np.bool_(True)), expected)


def test_concat_interleaves_channels_in_turns() -> None:
    tensors = [distinct((1, 2, 2)) + 100 * i for i in range(3)]
    result = OPERATIONS["concat"](tensors, np.int32(1), interleave=True)
    for channel in range(6):
        same(result[:, channel], tensors[channel % 3][:, channel // 3])


def test_concat_of_scalars_is_a_vector() -> None:
    same(OPERATIONS["concat"]([np.int32(3), np.int32(5)], np.int32(0)), np.array([3, 5], np.int32))


@pytest.mark.parametrize("axis", [0, 1, 2, -1])
def test_stack(axis: int, tf: Any) -> None:
    x, y = distinct((2, 3)), -distinct((2, 3))
    same(OPERATIONS["stack"]([x, y], np.int32(axis)), tf.stack([x, y], axis).numpy())


@pytest.mark.parametrize(("axis", "sizes"), [(1, [1, 3, 2]), (-1, [6]), (0, [2, 0, 2])])
def test_split_by_sizes(axis: int, sizes: list[int], tf: Any) -> None:
    x = distinct((4, 6))
    parts = OPERATIONS["split"](x, np.int32(axis), split_sizes=np.array(sizes, np.int32))
    for part, expected in zip(parts, tf.split(x, sizes, axis), strict=True):
        same(part, expected.numpy())


def test_split_by_number(tf: Any) -> None:
    x = distinct((4, 6))
    for part, expected in zip(OPERATIONS["split"](x, np.int32(1), np.int32(3)), tf.split(x, 3, 1), strict=True):
        same(part, expected.numpy())


@pytest.mark.parametrize(("number", "sizes"), [(None, None), (4, None), (None, [2, 3]), (None, [7, -1]), (MANY, None)])
def test_split_refuses_parts_that_are_not_the_whole(number: int | None, sizes: list[int] | None) -> None:
    arguments = {"num_splits": number and np.int32(number), "split_sizes": sizes and np.array(sizes, np.int32)}
    with pytest.raises(ValueError, match=r"equal division|don't make up|neither"):
        OPERATIONS["split"](distinct((4, 6)), np.int32(1), **arguments)


@pytest.mark.parametrize("reps", [(1, 1), (2, 3), (3, 1), (0, 2)])
def test_tile(reps: tuple[int, int], tf: Any) -> None:
    x = distinct((2, 3))
    same(OPERATIONS["tile"](x, np.array(reps, np.int32)), tf.tile(x, reps).numpy())


@pytest.mark.parametrize("mode", ["constant", "reflect"])
@pytest.mark.parametrize("amounts", [[[0, 0], [1, 0], [2, 3]], [[0, 0], [0, 1], [3, 1]]])
def test_pad(mode: str, amounts: list[list[int]], tf: Any) -> None:
    x = distinct((2, 3, 4))
    expected = tf.pad(x, amounts, mode, constant_values=7.0 if mode == "constant" else 0).numpy()
    flat = np.array(amounts, np.int32).reshape(-1)
    same(OPERATIONS["pad"](x, flat, mode, np.float32(7)), expected)
    same(OPERATIONS["pad"](x, flat[2:], mode, np.float32(7)), expected)


def test_pad_replicates_the_border() -> None:
    x = distinct((3, 4))
    result = OPERATIONS["pad"](x, np.array([2, 1, 1, 3], np.int32), "replicate")
    for row, column in np.ndindex(*result.shape):
        assert result[row, column] == x[np.clip(row - 2, 0, 2), np.clip(column - 1, 0, 3)]


@pytest.mark.parametrize(
    ("amounts", "mode"),
    [([4, 0], "reflect"), ([0, 0, 0, 0, 0, 0], "constant"), ([-1, 0], "constant"), ([1, 1], "circular")],
)
def test_pad_refuses_what_has_no_meaning(amounts: list[int], mode: str) -> None:
    with pytest.raises(ValueError, match=r"reflects more|zip|negative|none of constant"):
        OPERATIONS["pad"](distinct((3, 4)), np.array(amounts, np.int32), mode)


@pytest.mark.parametrize("mode", ["constant", "reflect", "replicate"])
def test_astronomical_sizes_end_in_an_error(mode: str) -> None:
    with pytest.raises(ValueError, match="can't be made"):
        OPERATIONS["tile"](distinct((2, 3)), np.array([MANY, MANY], np.int32))
    with pytest.raises(ValueError, match="can't be made"):
        OPERATIONS["pad"](distinct((2, 3)), np.array([MANY] * 4, np.int32), mode)

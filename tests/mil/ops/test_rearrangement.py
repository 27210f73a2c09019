"""Elements that move between dimensions, compared with TensorFlow and with PyTorch's documented formula."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from generator.mil.ops import OPERATIONS
from tests.support.arrays import distinct, same

TO_NHWC, TO_NCHW = (0, 2, 3, 1), (0, 3, 1, 2)


def test_depth_to_space_and_back(tf: Any) -> None:
    x = distinct((2, 12, 3, 5))
    expected = tf.nn.depth_to_space(x.transpose(TO_NHWC), 2).numpy().transpose(TO_NCHW)
    same(OPERATIONS["depth_to_space"](x, np.int32(2)), expected)
    y = distinct((2, 3, 4, 6))
    expected = tf.nn.space_to_depth(y.transpose(TO_NHWC), 2).numpy().transpose(TO_NCHW)
    same(OPERATIONS["space_to_depth"](y, np.int32(2)), expected)


def test_pixel_shuffle_and_back() -> None:
    x, f = distinct((2, 18, 2, 5)), 3
    result = OPERATIONS["pixel_shuffle"](x, np.int32(f))
    assert result.shape == (2, 2, 6, 15)
    for n, c, h, w in np.ndindex(*result.shape):
        assert result[n, c, h, w] == x[n, c * f * f + f * (h % f) + w % f, h // f, w // f]
    same(OPERATIONS["pixel_unshuffle"](result, np.uint32(f)), x)


@pytest.mark.parametrize("paddings", [[[0, 0], [0, 0]], [[1, 1], [2, 1]]])
def test_space_to_batch(paddings: list[list[int]], tf: Any) -> None:
    x = distinct((2, 3, 4, 6))
    expected = tf.space_to_batch_nd(x.transpose(TO_NHWC), [2, 3], paddings).numpy().transpose(TO_NCHW)
    same(OPERATIONS["space_to_batch"](x, np.array([2, 3], np.int32), np.array(paddings, np.int32)), expected)


@pytest.mark.parametrize("crops", [[[0, 0], [0, 0]], [[1, 0], [0, 2]]])
def test_batch_to_space(crops: list[list[int]], tf: Any) -> None:
    x = distinct((12, 3, 4, 2))
    expected = tf.batch_to_space(x.transpose(TO_NHWC), [2, 3], crops).numpy().transpose(TO_NCHW)
    same(OPERATIONS["batch_to_space"](x, np.array([2, 3], np.int32), np.array(crops, np.int32)), expected)


@pytest.mark.parametrize("axes", [None, (0,), (-1,), (0, 2)])
def test_reverse(axes: tuple[int, ...] | None, tf: Any) -> None:
    x = distinct((2, 3, 4))
    expected = tf.reverse(x, [0, 1, 2] if axes is None else axes).numpy()
    same(OPERATIONS["reverse"](x, None if axes is None else np.array(axes, np.int32)), expected)


@pytest.mark.parametrize(("sequence", "batch"), [(1, 0), (0, 1), (2, 0), (0, 3), (3, 1), (-1, 0)])
def test_reverse_sequence(sequence: int, batch: int, tf: Any) -> None:
    x = distinct((3, 3, 3, 3))
    lengths = np.array([0, 2, 3], np.int32)
    expected = tf.reverse_sequence(x, lengths, sequence % 4, batch).numpy()
    same(OPERATIONS["reverse_sequence"](x, lengths, np.int32(sequence), np.int32(batch)), expected)


@pytest.mark.parametrize("operation", ["depth_to_space", "pixel_shuffle"])
def test_channels_that_do_not_divide_are_refused(operation: str) -> None:
    with pytest.raises(ValueError, match="cannot reshape"):
        OPERATIONS[operation](distinct((1, 6, 2, 2)), np.int32(2))


def test_padding_without_measure_is_refused() -> None:
    with pytest.raises(ValueError, match="can't be made"):
        OPERATIONS["space_to_batch"](
            distinct((1, 1, 2, 2)), np.array([1, 1]), np.array([[0, 2**31 - 1], [0, 2**31 - 1]])
        )

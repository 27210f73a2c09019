"""Poolings against loops over every window, and against TensorFlow where it knows the case."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.mil.ops import OPERATIONS

POOLINGS = ("max_pool", "avg_pool", "l2_pool")


def evaluated(name: str, *operands: Any, **others: Any) -> NDArray[Any]:
    with np.errstate(all="ignore"):
        return np.asarray(OPERATIONS[name](*operands, **others))


def random(*shape: int) -> NDArray[np.float32]:
    return np.random.default_rng(1).normal(size=shape).astype(np.float32)


def int32(values: Sequence[int]) -> NDArray[np.int32]:
    return np.array(values, np.int32)


def root_of_squares(values: list[float]) -> float:
    return math.sqrt(sum(value * value for value in values))


def windows_along(size: int, kernel: int, stride: int, pad: tuple[int, int], ceil_mode: bool) -> list[int]:
    """Where windows begin, counted from the input's first element; PyTorch's rule of `ceil_mode`, as a loop."""
    begins, begin = [], -pad[0]
    while begin + kernel <= size + pad[1]:
        begins.append(begin)
        begin += stride
    covers_all = begins and begins[-1] + kernel >= size + pad[1]
    if ceil_mode and not covers_all and (begin < size or (begin < size + pad[1] and pad == (0, 0))):
        begins.append(begin)
    return begins


def pooled(
    x: NDArray[Any],
    kernel: Sequence[int],
    strides: Sequence[int],
    pads: Sequence[tuple[int, int]],
    ceil_mode: bool,
    fold: Callable[[list[float], int], float],
) -> NDArray[Any]:
    """`fold` gets the input's elements in a window, and how many elements it covers in the padded input."""
    axes = [
        windows_along(n, k, s, pad, ceil_mode) for n, k, s, pad in zip(x.shape[2:], kernel, strides, pads, strict=True)
    ]
    result = np.empty((*x.shape[:2], *map(len, axes)))
    for index in np.ndindex(*result.shape):
        begins = [axis[i] for axis, i in zip(axes, index[2:], strict=True)]
        inside = tuple(slice(max(0, b), max(0, b + k)) for b, k in zip(begins, kernel, strict=True))
        covered = [
            min(b + k, n + after) - b for b, k, n, (_, after) in zip(begins, kernel, x.shape[2:], pads, strict=True)
        ]
        result[index] = fold(x[index[:2]][inside].reshape(-1).tolist(), math.prod(covered))
    return result


FOLDS: dict[str, Callable[[list[float], int], float]] = {
    "max_pool": lambda values, _: max(values),
    "avg_pool": lambda values, covered: sum(values) / covered,
    "l2_pool": lambda values, _: root_of_squares(values),
}


@pytest.mark.parametrize("rank", [1, 2, 3])
@pytest.mark.parametrize("name", POOLINGS)
@pytest.mark.parametrize("ceil_mode", [False, True])
@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("pad", [(0, 0), (1, 1)], ids=str)
def test_custom_padding(rank: int, name: str, ceil_mode: bool, stride: int, pad: tuple[int, int]) -> None:
    x = random(2, 2, *(7, 6, 5)[:rank])
    for kernel in itertools.product((2, 3), repeat=rank):
        strides, pads = [stride, *[2] * (rank - 1)], [pad, *[(1, 1)] * (rank - 1)]

        result = evaluated(
            name,
            x=x,
            kernel_sizes=int32(kernel),
            strides=int32(strides),
            pad_type="custom",
            pad=int32([side for pair in pads for side in pair]),
            ceil_mode=np.bool_(ceil_mode),
        )

        expected = pooled(x, kernel, strides, pads, ceil_mode, FOLDS[name])
        assert result.dtype == np.float32
        np.testing.assert_allclose(result, expected, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("ceil_mode", [False, True])
@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("pad", [(0, 0), (1, 1)], ids=str)
def test_padding_can_be_left_out_of_the_mean(ceil_mode: bool, stride: int, pad: tuple[int, int]) -> None:
    x = random(2, 2, 7, 6)
    given: dict[str, Any] = {"strides": int32([stride, 2]), "pad_type": "custom", "pad": int32([*pad, 1, 1])}

    result = evaluated(
        "avg_pool", x, int32([3, 2]), **given, exclude_padding_from_average=np.bool_(True), ceil_mode=ceil_mode
    )

    expected = pooled(x, [3, 2], [stride, 2], [pad, (1, 1)], ceil_mode, lambda values, _: sum(values) / len(values))
    np.testing.assert_allclose(result, expected, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("excluded", [False, True])
@pytest.mark.parametrize(
    ("size", "kernel", "stride", "pad", "expected"),
    [
        (3, 1, 2, (1, 1), [0, 1]),
        (6, 2, 3, (0, 0), [1, 1, 0]),
        (3, 2, 2, (2, 0), [0, 1]),
    ],
)
def test_the_mean_of_nothing_is_zero(
    size: int, kernel: int, stride: int, pad: tuple[int, int], expected: list[float], excluded: bool
) -> None:
    x = np.ones((1, 1, size), np.float32)
    given: dict[str, Any] = {"strides": int32([stride]), "pad_type": "custom", "pad": int32(pad), "ceil_mode": True}

    result = evaluated("avg_pool", x, int32([kernel]), **given, exclude_padding_from_average=excluded)

    assert not np.signbit(result).any()
    assert result.reshape(-1).tolist() == expected


@pytest.mark.parametrize("name", POOLINGS)
@pytest.mark.parametrize("pad", [(2, 0), (0, 1)], ids=str)
def test_padding_of_one_side(name: str, pad: tuple[int, int]) -> None:
    x = random(1, 2, 6, 7)

    result = evaluated(name, x, int32([3, 3]), pad_type="custom", pad=int32([*pad, 0, 0]))

    expected = pooled(x, [3, 3], [1, 1], [pad, (0, 0)], False, FOLDS[name])
    np.testing.assert_allclose(result, expected, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("size", [(5, 6), (7, 4), (8, 9)], ids=str)
@pytest.mark.parametrize("kernel", [(1, 1), (2, 3), (3, 3), (4, 2)], ids=str)
@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("pad_type", ["same", "valid"])
def test_pad_types_as_in_tensorflow(
    tf: Any, size: tuple[int, int], kernel: tuple[int, int], stride: int, pad_type: str
) -> None:
    """TensorFlow leaves padding out of the mean."""
    x = random(2, 3, *size)
    given: dict[str, Any] = {"kernel_sizes": int32(kernel), "strides": int32([stride] * 2), "pad_type": pad_type}
    channels_last = x.transpose(0, 2, 3, 1)

    greatest = evaluated("max_pool", x=x, **given)
    mean = evaluated("avg_pool", x=x, **given, exclude_padding_from_average=True)

    expected = tf.nn.max_pool2d(channels_last, kernel, stride, pad_type.upper()).numpy()
    np.testing.assert_array_equal(greatest, expected.transpose(0, 3, 1, 2))
    expected = tf.nn.avg_pool2d(channels_last, kernel, stride, pad_type.upper()).numpy()
    np.testing.assert_allclose(mean, expected.transpose(0, 3, 1, 2), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("name", POOLINGS)
def test_same_lower_puts_the_odd_element_first(name: str) -> None:
    x = random(1, 2, 7, 8)
    given: dict[str, Any] = {"kernel_sizes": int32([2, 4]), "strides": int32([1, 2])}

    lower = evaluated(name, x, pad_type="same_lower", **given)

    mirrored = evaluated(name, x[..., ::-1, ::-1], pad_type="same", **given)
    np.testing.assert_allclose(lower, mirrored[..., ::-1, ::-1], rtol=1e-5, atol=1e-6)
    assert not np.allclose(lower, evaluated(name, x, pad_type="same", **given))


@pytest.mark.parametrize("name", POOLINGS)
def test_strides_are_1_by_default(name: str) -> None:
    assert evaluated(name, random(1, 1, 5, 5), int32([2, 2])).shape == (1, 1, 4, 4)


def test_the_greatest_of_nothing_but_padding_is_minus_infinity() -> None:
    x = np.full((1, 1, 2), -5, np.float32)

    result = evaluated("max_pool", x, int32([1]), strides=int32([2]), pad_type="custom", pad=int32([1, 1]))

    assert result.tolist() == [[[-np.inf, -5]]]
    assert evaluated("max_pool", x, int32([2]), pad_type="custom", pad=int32([1, 1])).tolist() == [[[-5, -5, -5]]]


def test_without_padding_ceil_mode_keeps_a_window_behind_the_input() -> None:
    """MIL's shape inference only leaves such a window out where there is padding; PyTorch always does."""
    x = np.ones((1, 1, 6), np.float32)

    result = evaluated("max_pool", x, int32([2]), strides=int32([3]), ceil_mode=True)

    assert result.tolist() == [[[1, 1, -np.inf]]]


def test_nan_reaches_every_window_that_sees_it_and_no_other() -> None:
    x = np.zeros((1, 1, 5), np.float32)
    x[0, 0, 1] = np.nan

    for name in POOLINGS:
        seen = np.isnan(evaluated(name, x, int32([2])))
        assert seen.tolist() == [[[True, True, False, False]]], name


@pytest.mark.parametrize("name", POOLINGS)
def test_an_empty_batch_and_an_untouched_argument(name: str) -> None:
    assert evaluated(name, np.zeros((0, 2, 5, 5), np.float32), int32([2, 2])).shape == (0, 2, 4, 4)
    x = random(1, 2, 5)
    before = x.copy()
    for kernel in (1, 2):
        evaluated(name, x, int32([kernel]))
    np.testing.assert_array_equal(x, before)


@pytest.mark.parametrize("name", POOLINGS)
@pytest.mark.parametrize(
    ("others", "message"),
    [
        ({"kernel_sizes": int32([6, 1])}, "no window"),
        ({"kernel_sizes": int32([2])}, "kernel"),
        ({"kernel_sizes": int32([0, 1])}, "kernel"),
        ({"kernel_sizes": int32([2, 2]), "pad_type": "mirror"}, "mirror"),
        ({"kernel_sizes": int32([2, 2]), "pad_type": "custom", "pad": int32([2**30] * 4)}, "at most"),
    ],
    ids=str,
)
def test_contradictions_are_errors(name: str, others: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        evaluated(name, x=random(1, 2, 5, 5), **others)

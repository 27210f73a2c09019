"""Convolutions against loops over every output element, and against TensorFlow where it knows the case."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.mil.ops import OPERATIONS

Pairs = Sequence[tuple[int, int]]
SIZES = (7, 6, 5)


def evaluated(name: str, *operands: Any, **others: Any) -> NDArray[Any]:
    return np.asarray(OPERATIONS[name](*operands, **others))


def random(*shape: int, seed: int = 1) -> NDArray[np.float32]:
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


def int32(values: Sequence[int]) -> NDArray[np.int32]:
    return np.array(values, np.int32)


def convolved(
    x: NDArray[Any], weight: NDArray[Any], strides: Sequence[int], pads: Pairs, dilations: Sequence[int], groups: int
) -> NDArray[Any]:
    """Every output by itself, in float64."""
    wide = np.pad(x.astype(np.float64), [(0, 0), (0, 0), *pads])
    outputs, inputs, *kernel = weight.shape
    counts = [
        (size - (k - 1) * d - 1) // s + 1
        for size, k, d, s in zip(wide.shape[2:], kernel, dilations, strides, strict=True)
    ]
    result = np.empty((len(x), outputs, *counts))
    for o, position in itertools.product(range(outputs), np.ndindex(*counts)):
        first = o // (outputs // groups) * inputs
        window = tuple(
            slice(p * s, p * s + (k - 1) * d + 1, d)
            for p, s, k, d in zip(position, strides, kernel, dilations, strict=True)
        )
        elements = wide[:, first : first + inputs][(slice(None),) * 2 + window]
        at = (slice(None), o, *position)
        result[at] = (elements * weight[o]).reshape(len(x), -1).sum(1)
    return result


def steps_of(rank: int) -> Sequence[tuple[int, int, int, tuple[int, int]]]:
    """Kernel, stride, dilation and padding: all combinations, of three axes every seventh."""
    grid = list(itertools.product((1, 2, 3), (1, 2, 3), (1, 2), ((0, 0), (1, 1), (0, 2), (3, 1))))
    return grid if rank < 3 else grid[::7]


@pytest.mark.parametrize("rank", [1, 2, 3])
@pytest.mark.parametrize("channels", [(4, 6, 1), (4, 6, 2), (4, 4, 4), (4, 12, 4), (1, 3, 1)], ids=str)
def test_custom_padding(rank: int, channels: tuple[int, int, int]) -> None:
    for kernel, stride, dilation, pad in steps_of(rank):
        check_custom_padding(rank, channels, kernel, stride, dilation, pad)


def check_custom_padding(
    rank: int, channels: tuple[int, int, int], kernel: int, stride: int, dilation: int, pad: tuple[int, int]
) -> None:
    """The first axis has the dilation and the padding, the last one the stride, each its own kernel."""
    inputs, outputs, groups = channels
    x = random(2, inputs, *SIZES[:rank])
    kernels = [kernel, *[min(3, kernel + 1)] * (rank - 1)]
    strides = [*[1] * (rank - 1), stride]
    dilations = [dilation, *[1] * (rank - 1)]
    pads = [pad, *[(1, 0)] * (rank - 1)]
    weight, bias = random(outputs, inputs // groups, *kernels, seed=2), random(outputs, seed=3)

    result = evaluated(
        "conv",
        x=x,
        weight=weight,
        bias=bias,
        strides=int32(strides),
        pad_type="custom",
        pad=int32([side for pair in pads for side in pair]),
        dilations=int32(dilations),
        groups=np.int32(groups),
    )

    expected = convolved(x, weight, strides, pads, dilations, groups)
    expected += bias.reshape(-1, *[1] * rank)
    assert result.dtype == np.float32
    np.testing.assert_allclose(result, expected, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("size", [(5, 6), (7, 4), (8, 9)], ids=str)
@pytest.mark.parametrize("kernel", [(1, 1), (2, 3), (3, 3), (5, 2)], ids=str)
@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("pad_type", ["same", "valid"])
@pytest.mark.parametrize("depthwise", [False, True])
def test_pad_types_as_in_tensorflow(
    tf: Any, size: tuple[int, int], kernel: tuple[int, int], stride: int, pad_type: str, depthwise: bool
) -> None:
    x = random(2, 3, *size)
    weight = random(6, 1 if depthwise else 3, *kernel, seed=2)
    if any(k > n for k, n in zip(kernel, size, strict=True)) and pad_type == "valid":
        pytest.skip("no window fits")

    result = evaluated(
        "conv", x=x, weight=weight, strides=int32([stride] * 2), pad_type=pad_type, groups=3 if depthwise else 1
    )

    channels_last = x.transpose(0, 2, 3, 1)
    if depthwise:
        filters = weight.reshape(3, 2, *kernel).transpose(2, 3, 0, 1)
        expected = tf.nn.depthwise_conv2d(channels_last, filters, [1, stride, stride, 1], pad_type.upper())
    else:
        expected = tf.nn.conv2d(channels_last, weight.transpose(2, 3, 1, 0), stride, pad_type.upper())
    np.testing.assert_allclose(result, expected.numpy().transpose(0, 3, 1, 2), rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("kernel", [2, 3, 4])
@pytest.mark.parametrize("stride", [1, 2])
@pytest.mark.parametrize("groups", [1, 2])
def test_same_lower_puts_the_odd_element_first(kernel: int, stride: int, groups: int) -> None:
    """That is `same` of the mirrored picture with the mirrored kernel."""
    x, weight = random(1, 2, 7, 8), random(2, 2 // groups, kernel, kernel, seed=2)
    given: dict[str, Any] = {"strides": int32([stride, stride]), "groups": np.int32(groups)}

    lower = evaluated("conv", x, weight, pad_type="same_lower", **given)
    mirrored = evaluated("conv", x[..., ::-1, ::-1], weight[..., ::-1, ::-1], pad_type="same", **given)

    assert lower.shape == (1, 2, -(-7 // stride), -(-8 // stride))
    np.testing.assert_allclose(lower, mirrored[..., ::-1, ::-1], rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(("inputs", "outputs", "groups"), [(64, 8, 1), (40, 40, 40), (6, 12, 2)])
def test_sizes_beyond_one_slab_or_block(tf: Any, inputs: int, outputs: int, groups: int) -> None:
    x, weight = random(2, inputs, 70, 90), random(outputs, inputs // groups, 3, 3, seed=2)

    result = evaluated("conv", x, weight, strides=int32([2, 1]), pad_type="same", groups=groups)

    parts = zip(np.split(x, groups, axis=1), np.split(weight, groups), strict=True)
    expected = [
        tf.nn.conv2d(part.transpose(0, 2, 3, 1), filters.transpose(2, 3, 1, 0), [2, 1], "SAME").numpy()
        for part, filters in parts
    ]
    np.testing.assert_allclose(result, np.concatenate(expected, -1).transpose(0, 3, 1, 2), rtol=1e-3, atol=1e-3)


@pytest.mark.parametrize("groups", [1, 2])
def test_nan_reaches_every_window_that_sees_it_and_no_other(groups: int) -> None:
    x, weight = np.zeros((1, 2, 5, 5), np.float32), np.ones((2, 2 // groups, 3, 3), np.float32)
    x[0, 0, 0, 4] = np.nan

    seen = np.isnan(evaluated("conv", x, weight, pad_type="same", groups=groups))

    assert {tuple(index) for index in np.argwhere(seen)[:, 1:].tolist()} == {
        (channel, row, column) for channel in range(3 - groups) for row in (0, 1) for column in (3, 4)
    }


def test_an_empty_batch_gives_an_empty_result() -> None:
    for groups in (1, 2):
        result = evaluated("conv", np.zeros((0, 2, 5, 5), np.float32), random(2, 2 // groups, 3, 3), groups=groups)
        assert result.shape == (0, 2, 3, 3)


@pytest.mark.parametrize(
    ("others", "message"),
    [
        ({"groups": 3}, "4 channels in 3 groups"),
        ({"pad_type": "mirror"}, "mirror"),
        ({"strides": int32([1])}, "strides"),
        ({"strides": int32([0, 1])}, "strides"),
        ({"pad_type": "custom", "pad": int32([1, 1])}, "padding"),
        ({"pad_type": "custom", "pad": int32([-1, 1, 1, 1])}, "padding"),
        ({"dilations": int32([4, 4])}, "no window"),
        ({"pad_type": "custom", "pad": int32([2**30, 2**30, 2**30, 2**30])}, "at most"),
    ],
    ids=str,
)
def test_contradictions_are_errors(others: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        evaluated("conv", x=random(1, 4, 5, 5), weight=random(2, 4, 3, 3), **others)


def transposed(
    x: NDArray[Any], weight: NDArray[Any], strides: Sequence[int], dilations: Sequence[int], groups: int
) -> NDArray[Any]:
    """Each input element adds its multiple of the kernel, in float64; nothing is taken off."""
    inputs, per_group, *kernel = weight.shape
    reach = [(n - 1) * s + (k - 1) * d + 1 for n, s, k, d in zip(x.shape[2:], strides, kernel, dilations, strict=True)]
    result = np.zeros((len(x), per_group * groups, *reach))
    for n, c, position in itertools.product(range(len(x)), range(inputs), np.ndindex(*x.shape[2:])):
        first = c // (inputs // groups) * per_group
        where = tuple(
            slice(p * s, p * s + (k - 1) * d + 1, d)
            for p, s, k, d in zip(position, strides, kernel, dilations, strict=True)
        )
        reached = (slice(None), *where)
        result[n, first : first + per_group][reached] += float(x[n, c][position]) * weight[c]
    return result


@pytest.mark.parametrize("rank", [1, 2, 3])
@pytest.mark.parametrize("channels", [(4, 3, 1), (4, 2, 2), (4, 1, 4)], ids=str)
@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("dilation", [1, 2])
@pytest.mark.parametrize("pad", [(0, 0), (1, 0), (0, 2)], ids=str)
def test_transposed_with_custom_padding(
    rank: int, channels: tuple[int, int, int], stride: int, dilation: int, pad: tuple[int, int]
) -> None:
    inputs, per_group, groups = channels
    x = random(2, inputs, *(4, 3, 2)[:rank])
    weight, bias = random(inputs, per_group, *(3, 2, 2)[:rank], seed=2), random(per_group * groups, seed=3)
    strides, dilations = [stride, *[2] * (rank - 1)], [dilation, *[1] * (rank - 1)]
    pads = [pad, *[(0, 1)] * (rank - 1)]

    result = evaluated(
        "conv_transpose",
        x=x,
        weight=weight,
        bias=bias,
        pad=int32([side for pair in pads for side in pair]),
        pad_type="custom",
        strides=int32(strides),
        dilations=int32(dilations),
        groups=np.int32(groups),
    )

    whole = transposed(x, weight, strides, dilations, groups)
    kept = tuple(slice(before, size - after) for size, (before, after) in zip(whole.shape[2:], pads, strict=True))
    expected = whole[(slice(None),) * 2 + kept] + bias.reshape(-1, *[1] * rank)
    assert result.dtype == np.float32
    np.testing.assert_allclose(result, expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("kernel", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("pad_type", ["same", "valid"])
@pytest.mark.parametrize("shape_is_given", [False, True])
def test_transposed_as_in_tensorflow(tf: Any, kernel: int, stride: int, pad_type: str, shape_is_given: bool) -> None:
    x, weight = random(2, 3, 4, 5), random(3, 2, kernel, kernel, seed=2)
    sizes = [n * stride if pad_type == "same" else (n - 1) * stride + kernel for n in (4, 5)]
    if pad_type == "valid" and kernel < stride:
        sizes = [n * stride - (stride - kernel) for n in (4, 5)]

    result = evaluated(
        "conv_transpose",
        x=x,
        weight=weight,
        strides=int32([stride, stride]),
        pad_type=pad_type,
        output_shape=int32([2, 2, *sizes]) if shape_is_given else None,
    )

    expected = tf.nn.conv2d_transpose(
        x.transpose(0, 2, 3, 1), weight.transpose(2, 3, 1, 0), [2, *sizes, 2], stride, pad_type.upper()
    )
    np.testing.assert_allclose(result, expected.numpy().transpose(0, 3, 1, 2), rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("extra", [0, 1])
def test_an_output_shape_decides_between_sizes_that_the_stride_leaves_open(tf: Any, extra: int) -> None:
    """With `same` and a stride of 2, an output of 7 or of 8 belongs to an input of 4."""
    x, weight = random(1, 2, 4, 4), random(2, 3, 3, 3, seed=2)
    size = 7 + extra

    result = evaluated(
        "conv_transpose", x, weight, strides=int32([2, 2]), pad_type="same", output_shape=int32([1, 3, size, size])
    )

    expected = tf.nn.conv2d_transpose(
        x.transpose(0, 2, 3, 1), weight.transpose(2, 3, 1, 0), [1, size, size, 3], 2, "SAME"
    )
    np.testing.assert_allclose(result, expected.numpy().transpose(0, 3, 1, 2), rtol=1e-4, atol=1e-5)


def test_a_longer_output_shape_is_filled_with_the_bias() -> None:
    x, weight = random(1, 1, 3), random(1, 1, 2, seed=2)

    result = evaluated("conv_transpose", x, weight, np.array([5], np.float32), output_shape=int32([1, 1, 6]))

    np.testing.assert_allclose(result[0, 0, :4] - 5, transposed(x, weight, [1], [1], 1)[0, 0], rtol=1e-4, atol=1e-5)
    assert result[0, 0, 4:].tolist() == [5, 5]


@pytest.mark.parametrize(
    ("others", "message"),
    [
        ({"groups": 3}, "4 channels in 3 groups"),
        ({"pad_type": "same_lower"}, "same_lower"),
        ({"pad_type": "custom", "pad": int32([9, 9, 0, 0])}, "nothing is left"),
        ({"pad_type": "custom", "pad": int32([1, 1])}, "padding"),
        ({"output_shape": int32([1, 2, 5])}, "size"),
        ({"output_shape": int32([1, 2, 2**30, 2**30])}, "at most"),
        ({"strides": int32([2**30, 2**30])}, "at most"),
    ],
    ids=str,
)
def test_contradictions_of_the_transposed_are_errors(others: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        evaluated("conv_transpose", x=random(1, 4, 5, 5), weight=random(4, 2, 3, 3), **others)


def test_the_transposed_is_the_gradient() -> None:
    """The inner product of `conv(x)` with `y` is that of `x` with `conv_transpose(y)`."""
    x, weight = random(1, 3, 9, 8), random(5, 3, 3, 2, seed=2)
    given: dict[str, Any] = {"strides": int32([2, 1]), "pad_type": "custom", "pad": int32([1, 1, 0, 1])}

    forward = evaluated("conv", x, weight, **given)
    y = random(*forward.shape, seed=3)
    backward = evaluated("conv_transpose", y, weight, **given)

    assert math.isclose(float((forward * y).sum()), float((x * backward).sum()), rel_tol=1e-4)

"""Preprocessing says which tensor it makes, and refuses numbers that can't normalise."""

from __future__ import annotations

import math
from typing import Any

import pytest

from generator.spec import ChannelOrder, ImageSize, Normalization, TensorLayout
from tests.support.specs import digits_preprocessing


@pytest.mark.parametrize(
    ("changes", "shape"),
    [
        ({}, (1, 24, 32, 3)),
        ({"channel_order": ChannelOrder.BGR}, (1, 24, 32, 3)),
        ({"channel_order": ChannelOrder.GRAYSCALE}, (1, 24, 32, 1)),
        ({"layout": TensorLayout.NCHW}, (1, 3, 24, 32)),
        ({"layout": TensorLayout.NCHW, "channel_order": ChannelOrder.GRAYSCALE}, (1, 1, 24, 32)),
    ],
)
def test_tensor_shape_follows_size_channels_and_layout(changes: dict[str, Any], shape: tuple[int, ...]) -> None:
    assert digits_preprocessing(size=ImageSize(32, 24), **changes).tensor_shape == shape


@pytest.mark.parametrize(
    ("mean", "std"),
    [((127.5,), (127.5,)), ((1.0, 2.0, 3.0), (4.0,)), ((0.0,), (1.0, 2.0, 3.0)), ((-1e30,), (-5.0,))],
)
def test_one_value_or_one_for_each_channel_is_accepted(mean: tuple[float, ...], std: tuple[float, ...]) -> None:
    assert digits_preprocessing(normalization=Normalization(mean, std)).problems() == []


@pytest.mark.parametrize(
    ("mean", "std", "where"),
    [
        ((1.0, 2.0), (1.0,), "preprocessing.mean"),
        ((), (1.0,), "preprocessing.mean"),
        ((0.0,), (1.0,) * 4, "preprocessing.std"),
        ((math.nan,), (1.0,), "preprocessing.mean"),
        ((0.0,), (math.inf,), "preprocessing.std"),
        ((1e39,), (1.0,), "preprocessing.mean"),
        ((0.0,), (0.0,), "preprocessing.std"),
        ((0.0,), (1.0, -0.0, 1.0), "preprocessing.std"),
        ((0.0,), (1e-50,), "preprocessing.std"),
    ],
)
def test_numbers_that_cannot_normalise_are_refused(mean: tuple[float, ...], std: tuple[float, ...], where: str) -> None:
    problems = digits_preprocessing(normalization=Normalization(mean, std)).problems()
    assert [problem.where for problem in problems] == [where]


@pytest.mark.parametrize("size", [(0, 32), (32, 0), (-1, 5), (4096, 4097), (2**31 - 1, 2**31 - 1)])
def test_size_without_a_picture_is_refused(size: tuple[int, int]) -> None:
    problems = digits_preprocessing(size=ImageSize(*size)).problems()
    assert [problem.where for problem in problems] == ["preprocessing.size"]


@pytest.mark.parametrize("value", [-1, 256])
def test_padding_outside_of_a_byte_is_refused(value: int) -> None:
    problems = digits_preprocessing(pad_value=value).problems()
    assert [problem.where for problem in problems] == ["preprocessing.pad_value"]


def test_per_channel_repeats_single_values_only() -> None:
    assert Normalization((1.0,), (2.0, 3.0, 4.0)).per_channel(3) == Normalization((1.0,) * 3, (2.0, 3.0, 4.0))
    assert Normalization((5.0,), (6.0,)).per_channel(1) == Normalization((5.0,), (6.0,))

"""Rounding to float16 against numpy's own conversion, which no part of it relies on below 32768."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.mil.rounding import round_to_float16

WIDE = (np.float32, np.float64)


def numpys_own(array: NDArray[Any]) -> NDArray[Any]:
    with np.errstate(over="ignore"):
        return array.astype(np.float16).astype(array.dtype)


def assert_same_floats(actual: NDArray[Any], expected: NDArray[Any]) -> None:
    """To the bit, signed zeros included; of NaN only that it is one."""
    assert actual.dtype == expected.dtype
    np.testing.assert_array_equal(actual, expected)
    numbers = ~np.isnan(expected)
    np.testing.assert_array_equal(np.signbit(actual)[numbers], np.signbit(expected)[numbers])


def all_of_float16() -> NDArray[np.float16]:
    return np.arange(2**16, dtype=np.uint32).astype(np.uint16).view(np.float16)


def halfway_points(dtype: type[Any]) -> NDArray[Any]:
    """Between each two neighbours of float16, and where infinity begins."""
    finite = np.sort(all_of_float16()[np.isfinite(all_of_float16())]).astype(dtype)
    middle = (finite[:-1] + finite[1:]) / 2
    return np.concatenate([middle, np.array([65520, -65520], dtype)])


@pytest.mark.parametrize("dtype", WIDE)
def test_keeps_every_float16(dtype: type[Any]) -> None:
    values = all_of_float16().astype(dtype)

    assert_same_floats(round_to_float16(values), values)


@pytest.mark.parametrize("dtype", WIDE)
@pytest.mark.parametrize("aside", [-np.inf, 0, np.inf], ids=["just below", "halfway", "just above"])
def test_rounds_to_nearest_and_ties_to_even(dtype: type[Any], aside: float) -> None:
    middle = halfway_points(dtype)
    values = middle if aside == 0 else np.nextafter(middle, np.array(aside, dtype))

    assert_same_floats(round_to_float16(values), numpys_own(values))


@pytest.mark.parametrize("dtype", WIDE)
def test_agrees_on_each_halfway_point_by_itself(dtype: type[Any]) -> None:
    """A block of moderate numbers takes another path than one with huge or tiny numbers in it."""
    middle = halfway_points(dtype)
    for magnitude in (1e-9, 1e-6, 1e-3, 1.0, 1e3, 3e4, 1e5):
        values = middle[np.abs(middle) <= magnitude]

        assert_same_floats(round_to_float16(values), numpys_own(values))


@pytest.mark.parametrize("dtype", WIDE)
def test_agrees_on_arbitrary_bits(dtype: type[Any]) -> None:
    bits = np.random.default_rng(1).integers(0, 256, 8_000_000, np.uint8).view(dtype)
    moderate = np.random.default_rng(2).normal(size=200_000).astype(dtype)

    for values in (bits, moderate, moderate * dtype(1e-5), moderate * dtype(1e-8)):
        assert_same_floats(round_to_float16(values), numpys_own(values))


@pytest.mark.parametrize("dtype", WIDE)
@pytest.mark.parametrize("tiny", [0.0, 2.0**-140, 2.0**-26, 1.75 * 2.0**-26, 2.0**-25])
def test_keeps_the_sign_of_what_vanishes(dtype: type[Any], tiny: float) -> None:
    for value in (tiny, -tiny):
        alone = np.array([value], dtype)

        assert_same_floats(round_to_float16(alone), np.copysign(np.zeros(1, dtype), alone))


@pytest.mark.parametrize("shape", [(), (0,), (3, 0, 2), (1,), (3, 5), (2, 3, 4, 5), (40_000,)])
def test_keeps_shapes(shape: tuple[int, ...]) -> None:
    values = np.random.default_rng(3).normal(size=shape).astype(np.float32) + np.float32(0.1)

    rounded = round_to_float16(np.asarray(values))

    assert rounded.shape == shape
    assert_same_floats(rounded, numpys_own(np.asarray(values)))


def test_reads_an_array_in_any_order() -> None:
    values = np.random.default_rng(4).normal(size=(30, 40)).astype(np.float32)

    assert_same_floats(round_to_float16(values.T[::2]), numpys_own(values.T[::2]))


def test_leaves_its_argument_alone() -> None:
    values = np.array([0.1, 1e-7, 1e6], np.float32)
    before = values.copy()

    round_to_float16(values)

    assert_same_floats(values, before)

"""Tensors from sizes, bounds and positions, compared with TensorFlow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from generator.mil.ops import OPERATIONS
from tests.support.arrays import close, distinct, noise, same

MANY = np.iinfo(np.int32).max


@pytest.mark.parametrize("value", [np.float32(1.5), np.int32(-3), np.bool_(True)])
def test_fill_has_the_type_of_its_value(value: Any, tf: Any) -> None:
    same(OPERATIONS["fill"](np.array([2, 3], np.int32), value), tf.fill([2, 3], value).numpy())
    same(OPERATIONS["fill_like"](np.zeros((2, 3), np.int32), value), tf.fill([2, 3], value).numpy())


def test_fill_of_nothing_is_zero() -> None:
    close(OPERATIONS["fill"](np.array([2], np.int32)), [0.0, 0.0])
    close(OPERATIONS["fill_like"](np.ones((2, 1))), [[0.0], [0.0]])


@pytest.mark.parametrize(
    ("start", "end", "step"),
    [(0, 5, 1), (2, 11, 3), (5, 0, -2), (0.0, 1.0, 0.1), (1.0, -1.0, -0.25), (3, 3, 1), (0.0, 10000.0, 0.3)],
)
def test_range(start: float, end: float, step: float, tf: Any) -> None:
    dtype = np.int32 if isinstance(start, int) else np.float32
    bounds = {name: dtype(value) for name, value in (("start", start), ("end", end), ("step", step))}
    result = OPERATIONS["range_1d"](**bounds)
    assert result.dtype == dtype
    close(result, tf.range(bounds["start"], bounds["end"], bounds["step"]).numpy())


def test_range_does_not_add_up_the_error_of_its_step() -> None:
    result = OPERATIONS["range_1d"](end=np.float32(100000), start=np.float32(0), step=np.float32(0.1))
    assert result[-1] == np.float32(np.float64(np.float32(0.1)) * (len(result) - 1))


def test_range_away_from_its_end_is_empty() -> None:
    same(OPERATIONS["range_1d"](end=np.int32(5), start=np.int32(0), step=np.int32(-1)), np.zeros(0, np.int32))


@pytest.mark.parametrize(("end", "step"), [(1.0, 0.0), (np.inf, 1.0), (np.nan, 1.0), (1.0, np.nan)])
def test_range_without_an_end_is_refused(end: float, step: float) -> None:
    with pytest.raises(ValueError, match="no range from"):
        OPERATIONS["range_1d"](end=np.float32(end), start=np.float32(0), step=np.float32(step))


@pytest.mark.parametrize("axis", [-1, 0, 1, 2, -3])
def test_one_hot(axis: int, tf: Any) -> None:
    indices = np.array([[0, 3, 1], [-1, 4, 2]], np.int32)
    expected = tf.one_hot(indices, 4, 5.0, -1.0, -1 if axis == -1 else axis % 3).numpy()
    result = OPERATIONS["one_hot"](indices, np.int32(4), np.int32(axis), np.float32(5), np.float32(-1))
    same(result, expected)


def test_one_hot_of_a_scalar() -> None:
    same(
        OPERATIONS["one_hot"](np.int32(1), np.int32(3), on_value=np.int32(1), off_value=np.int32(0)),
        np.array([0, 1, 0], np.int32),
    )


def test_non_zero(tf: Any) -> None:
    x = np.array([[0, 1.5, 0], [-2, 0, np.nan]], np.float32)
    same(OPERATIONS["non_zero"](x), tf.where(x != 0).numpy().astype(np.int32))
    assert OPERATIONS["non_zero"](np.zeros((2, 3))).shape == (0, 2)


@pytest.mark.parametrize(("lower", "upper"), [(-1, -1), (0, -1), (-1, 0), (0, 0), (1, 2), (4, 1)])
def test_band_part(lower: int, upper: int, tf: Any) -> None:
    x = noise((2, 4, 5))
    same(OPERATIONS["band_part"](x, np.int32(lower), np.int32(upper)), tf.linalg.band_part(x, lower, upper).numpy())
    same(OPERATIONS["band_part"](x), x)


@pytest.mark.parametrize(
    "operation",
    [
        lambda: OPERATIONS["fill"](np.array([MANY], np.int32), np.float32(1)),
        lambda: OPERATIONS["fill"](np.array([MANY] * 5, np.int32)),
        lambda: OPERATIONS["fill"](np.array([2, -1], np.int32)),
        lambda: OPERATIONS["range_1d"](end=np.float32(1e38), start=np.float32(0), step=np.float32(1e-30)),
        lambda: OPERATIONS["range_1d"](end=np.int32(MANY), start=np.int32(0), step=np.int32(1)),
        lambda: OPERATIONS["one_hot"](distinct((3,), np.int32), np.int32(MANY)),
        lambda: OPERATIONS["one_hot"](distinct((3,), np.int32), np.int32(-1)),
    ],
)
def test_astronomical_sizes_end_in_an_error(operation: Callable[[], Any]) -> None:
    with pytest.raises(ValueError, match="can't be made"):
        operation()

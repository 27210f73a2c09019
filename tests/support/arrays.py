"""Makes arrays to compute with, and compares results to the bit, with their types and shapes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray


def distinct(shape: Sequence[int], dtype: Any = np.float32) -> NDArray[Any]:
    """1, 2, 3 … : an element in the wrong place can't go unnoticed."""
    return np.arange(1, 1 + int(np.prod(shape)), dtype=dtype).reshape(shape)


def noise(shape: Sequence[int], seed: int = 0) -> NDArray[np.float32]:
    """Normally distributed, the same for the same seed."""
    return np.random.default_rng(seed).standard_normal(shape).astype(np.float32)


def same(actual: Any, expected: Any) -> None:
    """Fails unless values, shape and element type are the same."""
    np.testing.assert_array_equal(actual, expected, strict=True)


def close(actual: Any, expected: Any, tolerance: float = 1e-6) -> None:
    """Fails unless shapes are the same, and every value is that close, as far as it is great or absolutely."""
    assert np.shape(actual) == np.shape(expected)
    np.testing.assert_allclose(actual, expected, rtol=tolerance, atol=tolerance)

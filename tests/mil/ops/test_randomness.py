"""Random operations: distribution, shape and type; no value of theirs can be compared with anything."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from generator.mil.ops import OPERATIONS
from tests.support.arrays import same

SHAPE = np.array([100, 1000], np.int32)
MANY = np.array([2**31 - 1, 2**31 - 1], np.int32)
NAMES = ["random_bernoulli", "random_categorical", "random_normal", "random_uniform"]


def drawn(name: str, **options: Any) -> Any:
    given = {"x": np.zeros((3, 5), np.float32)} if name == "random_categorical" else {"shape": np.array([3, 5])}
    return OPERATIONS[name](**given, **options)


def test_random_operations_alone_are_not_deterministic() -> None:
    assert sorted(name for name in OPERATIONS if not OPERATIONS.is_deterministic(name)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_seed_gives_the_same_numbers_again(name: str) -> None:
    options = {"size": np.int32(50)} if name == "random_categorical" else {}
    same(drawn(name, seed=np.int32(3), **options), drawn(name, seed=np.int32(3), **options))
    same(drawn(name, **options), drawn(name, seed=np.int32(-1), **options))
    assert np.any(drawn(name, seed=np.int32(3), **options) != drawn(name, seed=np.int32(4), **options))


def test_bernoulli() -> None:
    values = OPERATIONS["random_bernoulli"](SHAPE, np.float32(0.3))
    assert values.shape == (100, 1000)
    assert set(np.unique(values)) == {0.0, 1.0}
    assert values.mean() == pytest.approx(0.3, abs=5 * math.sqrt(0.21 / values.size))
    assert OPERATIONS["random_bernoulli"](SHAPE).mean() == pytest.approx(0.5, abs=5 * 0.5 / math.sqrt(values.size))


def test_normal() -> None:
    values = OPERATIONS["random_normal"](SHAPE, np.float32(-2), np.float32(3))
    assert values.shape == (100, 1000)
    assert values.mean() == pytest.approx(-2, abs=5 * 3 / math.sqrt(values.size))
    assert values.std() == pytest.approx(3, rel=5 / math.sqrt(2 * values.size))
    # The share within one standard deviation tells it from other distributions.
    assert np.mean(np.abs(values + 2) < 3) == pytest.approx(0.6827, abs=0.01)


def test_uniform() -> None:
    values = OPERATIONS["random_uniform"](SHAPE, np.float32(-1), np.float32(5))
    assert values.min() >= -1
    assert values.max() < 5
    assert np.histogram(values, 6, (-1, 5))[0] / values.size == pytest.approx(1 / 6, abs=0.01)


@pytest.mark.parametrize("mode", ["logits", "probs"])
def test_categorical(mode: str) -> None:
    shares = np.array([[0.1, 0.6, 0.3], [1.0, 0.0, 0.0]], np.float32)
    with np.errstate(divide="ignore"):
        x = np.log(shares) + 7 if mode == "logits" else shares
    values = OPERATIONS["random_categorical"](x, mode, np.int32(100_000))
    assert values.shape == (2, 100_000)
    for row, expected in zip(values, shares, strict=True):
        assert [np.mean(row == index) for index in range(3)] == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(
    "operation",
    [
        lambda: OPERATIONS["random_bernoulli"](MANY),
        lambda: OPERATIONS["random_normal"](MANY),
        lambda: OPERATIONS["random_uniform"](MANY),
        lambda: OPERATIONS["random_categorical"](np.zeros((1, 3)), size=np.int32(2**31 - 1)),
        lambda: OPERATIONS["random_categorical"](np.zeros((1, 1000)), size=np.int32(2**20)),
    ],
)
def test_astronomical_sizes_end_in_an_error(operation: Callable[[], Any]) -> None:
    with pytest.raises(ValueError, match="can't be made"):
        operation()


def test_categorical_knows_two_modes() -> None:
    with pytest.raises(ValueError, match="neither logits nor probs"):
        OPERATIONS["random_categorical"](np.zeros((1, 3)), "odds")

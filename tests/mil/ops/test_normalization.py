"""Normalizations against their definitions in float64, one channel or window after the other, and TensorFlow's own."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.mil.ops import OPERATIONS

EPSILON = 1e-5


def evaluated(name: str, *operands: Any, **others: Any) -> NDArray[Any]:
    return np.asarray(OPERATIONS[name](*operands, **others))


def random(*shape: int, seed: int = 1) -> NDArray[np.float32]:
    return np.random.default_rng(seed).normal(2, 3, shape).astype(np.float32)


def standardized(values: NDArray[Any], epsilon: float) -> NDArray[Any]:
    wide = values.astype(np.float64)
    mean = sum(wide.reshape(-1)) / wide.size
    variance = sum((wide.reshape(-1) - mean) ** 2) / wide.size
    return np.asarray((wide - mean) / (variance + epsilon) ** 0.5)


@pytest.mark.parametrize("shape", [(2, 3, 4), (2, 3, 4, 5), (1, 3, 2, 4, 3), (0, 3, 4)])
@pytest.mark.parametrize("parts", list(itertools.product([False, True], repeat=2)), ids=str)
@pytest.mark.parametrize("epsilon", [None, 0.5])
def test_batch_norm(shape: tuple[int, ...], parts: tuple[bool, bool], epsilon: float | None) -> None:
    x, mean, variance = random(*shape), random(3, seed=2), np.abs(random(3, seed=3))
    gamma, beta = random(3, seed=4), random(3, seed=5)
    given: dict[str, Any] = {}
    if parts[0]:
        given["gamma"] = gamma
    if parts[1]:
        given["beta"] = beta
    if epsilon is not None:
        given["epsilon"] = np.float32(epsilon)
    before = x.copy()

    result = evaluated("batch_norm", x=x, mean=mean, variance=variance, **given)

    for c in range(3):
        expected = (x[:, c].astype(np.float64) - mean[c]) / np.sqrt(
            variance[c] + (EPSILON if epsilon is None else epsilon)
        )
        expected = expected * (gamma[c] if parts[0] else 1) + (beta[c] if parts[1] else 0)
        np.testing.assert_allclose(result[:, c], expected, rtol=1e-5, atol=1e-5)
    assert result.dtype == np.float32
    np.testing.assert_array_equal(x, before)


@pytest.mark.parametrize("shape", [(2, 3, 4), (2, 3, 4, 5), (1, 3, 2, 4, 3)])
@pytest.mark.parametrize("with_scale", [False, True])
@pytest.mark.parametrize("epsilon", [None, 0.5])
def test_instance_norm(shape: tuple[int, ...], with_scale: bool, epsilon: float | None) -> None:
    x, gamma, beta = random(*shape), random(3, seed=2), random(3, seed=3)
    given: dict[str, Any] = {"gamma": gamma, "beta": beta} if with_scale else {}
    if epsilon is not None:
        given["epsilon"] = np.float32(epsilon)

    result = evaluated("instance_norm", x=x, **given)

    for n, c in itertools.product(range(shape[0]), range(3)):
        expected = standardized(x[n, c], EPSILON if epsilon is None else epsilon)
        expected = expected * gamma[c] + beta[c] if with_scale else expected
        np.testing.assert_allclose(result[n, c], expected, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("rank", [1, 2, 3, 4, 5])
def test_layer_norm_over_every_choice_of_axes(rank: int) -> None:
    x = random(2, 3, 4, 2, 3)[(0,) * (5 - rank)]

    for count in range(1, rank + 1):
        for axes in itertools.combinations(range(rank), count):
            shape = [x.shape[axis] for axis in axes]
            gamma, beta = random(*shape, seed=2), random(*shape, seed=3)
            others = [axis for axis in range(rank) if axis not in axes]
            for given in (np.array(axes, np.int32), np.array(axes, np.int32) - rank):
                result = evaluated("layer_norm", x=x, axes=given, gamma=gamma, beta=beta, epsilon=np.float32(1e-3))

                groups = np.transpose(x, [*others, *axes]).reshape(-1, *shape)
                expected = np.array([standardized(group, 1e-3) * gamma + beta for group in groups])
                actual = np.transpose(result, [*others, *axes]).reshape(-1, *shape)
                np.testing.assert_allclose(actual, expected, rtol=1e-4, atol=1e-4)


def test_layer_norm_is_over_everything_by_default() -> None:
    x = random(2, 3)

    np.testing.assert_allclose(evaluated("layer_norm", x), standardized(x, EPSILON), rtol=1e-5, atol=1e-5)


def test_layer_norm_of_a_constant_is_its_offset() -> None:
    x = np.full((2, 4), 1e4, np.float32)

    result = evaluated("layer_norm", x, axes=np.array([1]), gamma=random(4), beta=np.arange(4, dtype=np.float32))

    np.testing.assert_array_equal(result, [[0, 1, 2, 3]] * 2)


@pytest.mark.parametrize("shape", [(2, 3, 4), (2, 2, 3, 4), (2, 3, 2, 3, 4)])
def test_l2_norm_of_the_last_three_axes(shape: tuple[int, ...]) -> None:
    x = random(*shape)

    result = evaluated("l2_norm", x=x, epsilon=np.float32(0.5)).reshape(-1, 24 if shape[-3:] == (2, 3, 4) else 36)

    for actual, sample in zip(result, x.reshape(result.shape).astype(np.float64), strict=True):
        np.testing.assert_allclose(actual, sample / np.sqrt(sum(sample**2) + 0.5), rtol=1e-5)
    assert np.all(evaluated("l2_norm", np.zeros((1, 2, 2), np.float32)) == 0)
    np.testing.assert_allclose(evaluated("l2_norm", np.full((1, 1, 1), 1e-3, np.float32)), 0.5**0.5, rtol=1e-4)


@pytest.mark.parametrize("radius", [0, 1, 2, 4, 9])
def test_local_response_norm_as_in_tensorflow(tf: Any, radius: int) -> None:
    """TensorFlow sums over `radius` channels to either side, and doesn't divide `alpha` by their number."""
    x = random(2, 7, 3, 4)
    size = 2 * radius + 1

    result = evaluated("local_response_norm", x=x, size=np.int32(size), alpha=0.3, beta=0.6, k=1.5)

    channels_last = tf.nn.local_response_normalization(x.transpose(0, 2, 3, 1), radius, 1.5, 0.3 / size, 0.6)
    np.testing.assert_allclose(result, channels_last.numpy().transpose(0, 3, 1, 2), rtol=1e-5)


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 20])
@pytest.mark.parametrize("shape", [(2, 6, 3), (1, 6, 2, 3)])
def test_local_response_norm_over_neighbours(size: int, shape: tuple[int, ...]) -> None:
    x = random(*shape)

    result = evaluated("local_response_norm", x, size)

    for c in range(6):
        neighbours = x[:, max(0, c - size // 2) : c + (size - 1) // 2 + 1].astype(np.float64)
        expected = x[:, c] / (1 + 1e-4 / size * (neighbours**2).sum(1)) ** 0.75
        np.testing.assert_allclose(result[:, c], expected, rtol=1e-6)


def test_no_neighbours_are_an_error() -> None:
    with pytest.raises(ValueError, match="0 neighbouring"):
        evaluated("local_response_norm", random(1, 2, 3), 0)

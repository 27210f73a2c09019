"""Palettes against what is known to be the best: all partitions of a few numbers, and sorted values of a kind."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.convert.coreml_palette import palette


def error(weights: NDArray[np.float64], colours: NDArray[np.float64]) -> float:
    return float(((weights - colours) ** 2).sum())


def best_error(weights: NDArray[np.float64], size: int) -> float:
    """The least squared error of any division of the sorted weights into `size` neighbourhoods."""
    ordered = np.sort(weights)
    cuts = combinations(range(1, len(ordered)), size - 1)
    return min(sum(float(((part - part.mean()) ** 2).sum()) for part in np.split(ordered, places)) for places in cuts)


@pytest.mark.parametrize("seed", range(4))
def test_palette_is_the_best_one(seed: int) -> None:
    weights = np.random.default_rng(seed).normal(size=13)
    colours, indices = palette(weights, 2)
    assert error(weights, colours[indices]) == pytest.approx(best_error(weights, 4), rel=1e-9)


def test_few_different_weights_are_all_in_it() -> None:
    weights = np.array([[0.5, -1.0], [0.5, 2.0]], np.float16)
    colours, indices = palette(weights, 4)
    assert colours.dtype == np.float16
    assert colours.shape == (16,)
    np.testing.assert_array_equal(colours[indices], weights.reshape(-1))


def test_many_different_weights_are_grouped_at_little_cost() -> None:
    """Against coremltools' own palette of all different values."""
    from coremltools._deps import _kmeans1d

    weights = (np.random.default_rng(1).standard_t(5, 100_000) * 0.05).astype(np.float16)
    values, counts = np.unique(weights.astype(np.float64), return_counts=True)
    whole = _kmeans1d.cluster(values, 64, weights=counts)
    least = float((counts * (values - np.asarray(whole.centroids)[whole.clusters]) ** 2).sum())
    colours, indices = palette(weights, 6)
    assert error(weights.astype(np.float64), colours.astype(np.float64)[indices]) <= 1.02 * least


def test_palette_is_the_same_every_time() -> None:
    weights = np.random.default_rng(1).normal(size=5000).astype(np.float16)
    first, second = palette(weights, 6), palette(weights, 6)
    np.testing.assert_array_equal(first[0], second[0])
    np.testing.assert_array_equal(first[1], second[1])

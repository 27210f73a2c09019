"""Decides which few values stand for all weights of a layer: those with the least squared error."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

# Clusters are sought among so many values at most. That finds the best palette up to 1 % of its error, in a tenth of
# the time that all different values of a large layer would take.
_MOST_VALUES = 4096


def palette(weights: NDArray[Any], bits: int) -> tuple[NDArray[Any], NDArray[np.uint8]]:
    """`2**bits` values in the type of `weights`, and the index of one for each weight, in row-major order.

    Optimal clusters on a line, by coremltools' k-means (Wu 1991, Grønlund et al. 2017): the same ones every time, while
    k-means from random centres depends on its draw. Where there are fewer different weights, the rest of the palette
    is zero.
    """
    from coremltools._deps import _kmeans1d

    values, places, counts = np.unique(weights.astype(np.float64), return_inverse=True, return_counts=True)
    starts = _groups(values)
    mass = np.add.reduceat(counts, starts)
    centres = np.add.reduceat(values * counts, starts) / mass
    size = 1 << bits
    clusters = _kmeans1d.cluster(centres, min(size, len(centres)), weights=mass)
    chosen = np.zeros(size, weights.dtype)
    chosen[: len(clusters.centroids)] = clusters.centroids
    by_value = np.repeat(np.asarray(clusters.clusters, np.uint8), np.diff(np.append(starts, len(values))))
    return chosen, by_value[places.reshape(-1)]


def _groups(values: NDArray[np.float64]) -> NDArray[np.intp]:
    """Where groups of neighbours begin: each value by itself, or equal steps of their range."""
    if len(values) <= _MOST_VALUES:
        return np.arange(len(values))
    steps = (values - values[0]) / (values[-1] - values[0]) * _MOST_VALUES
    starts: NDArray[np.intp] = np.unique(steps.astype(np.int64), return_index=True)[1]
    return starts

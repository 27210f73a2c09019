"""Decides how far a model's scores are from the shares of right answers that they promise, and how sure that is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generator.evaluation.intervals import Interval, Z

BINS = 15
REPLICATES = 200
_SEED = 7


class CalibrationError:
    """The expected calibration error of Guo et al. (2017), “On Calibration of Modern Neural Networks”, as it goes.

    ECE = Σ over bins of (pictures in the bin / all) · |share of right answers - mean score|, over `BINS` bins of equal
    width of the best class's score. Its interval is the estimate ± 1.96 standard errors; these are bootstrapped online,
    as in Oza and Russell (2001): each picture counts in each of `REPLICATES` samples as often as a Poisson variable of
    mean 1 says, so that no picture has to be kept. The draws are seeded: the same pictures, the same interval.
    """

    def __init__(self) -> None:
        # The first sample is the data itself.
        self._gaps: NDArray[np.float64] = np.zeros((REPLICATES + 1, BINS))
        self._count: NDArray[np.int64] = np.zeros(REPLICATES + 1, np.int64)
        self._draws = np.random.Generator(np.random.PCG64(_SEED))

    def add(self, score: float, *, right: bool) -> None:
        """Counts a picture whose best class has `score`, 0..1, and is right or isn't."""
        weights = np.concatenate([[1], self._draws.poisson(1.0, REPLICATES)])
        within = min(BINS - 1, max(0, int(score * BINS)))
        self._gaps[:, within] += weights * (right - score)
        self._count += weights

    def interval(self) -> Interval:
        """The error with its interval; 0 if nothing was counted."""
        errors = np.abs(self._gaps).sum(axis=1) / np.maximum(self._count, 1)
        value, reach = float(errors[0]), Z * float(errors[1:].std(ddof=1))
        return Interval(value, max(0.0, value - reach), min(1.0, value + reach))

"""Decides how much accuracy an artefact loses against its source model, and how sure that is."""

from __future__ import annotations

import math
from dataclasses import dataclass

from generator.evaluation.intervals import Z

_HALVINGS = 60
_MOST_TIMES = 1000.0


@dataclass(frozen=True)
class AccuracyLoss:
    """Two models' answers on the same labelled pictures; losses are in points of top-1, hundredths of the pictures.

    Both models see the same pictures, so those that both answer rightly or both wrongly say nothing about the loss.
    Its bounds are the score interval of Tango (1998), Statistics in Medicine 17, 891-908, for the difference of two
    paired shares: it holds for few pictures, and doesn't claim certainty where no answer changed.

    Attributes:
        count: pictures that both models answered.
        lost: those that the source model answers rightly and the artefact doesn't.
        gained: the other way round.
    """

    count: int
    lost: int
    gained: int

    def __post_init__(self) -> None:
        """Raises `ValueError` for counts that no comparison gives."""
        if self.count < 1 or min(self.lost, self.gained) < 0 or self.lost + self.gained > self.count:
            raise ValueError(f"{self.lost} lost and {self.gained} gained of {self.count} pictures is no comparison")

    @property
    def points(self) -> float:
        """The measured loss; negative if the artefact is right more often."""
        return 100 * (self.lost - self.gained) / self.count

    @property
    def high(self) -> float:
        """The greatest loss that agrees with the measurement at 95 % confidence (2.5 % on each side)."""
        return 100 * _bound(self.count, self.lost, self.gained)

    @property
    def low(self) -> float:
        """The least one; negative if the artefact may be the better one."""
        return -100 * _bound(self.count, self.gained, self.lost)

    def pictures_needed(self, points: float) -> int | None:
        """About how many pictures would show, if their answers change as often, that at most `points` are lost.

        Rounded up to two digits; None if that isn't so, or would take more than a thousand times as many.
        """
        low, high = 1.0, _MOST_TIMES
        if self.points >= points or self._high_of(high) > points:
            return None
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (low, middle) if self._high_of(middle) <= points else (middle, high)
        exact = math.ceil(self.count * high - 1e-6)
        step: int = 10 ** max(0, len(str(exact)) - 2)
        return -(-exact // step) * step

    def _high_of(self, times: float) -> float:
        """`high` for so many times as many pictures."""
        return 100 * _bound(self.count * times, self.lost * times, self.gained * times)


def _bound(count: float, lost: float, gained: float) -> float:
    """The greatest difference Δ of the shares whose score, which falls with Δ, isn't below -z; found by halving."""
    low, high = (lost - gained) / count, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _score(middle, count, lost, gained) > -Z else (low, middle)
    return high


def _score(difference: float, count: float, lost: float, gained: float) -> float:
    """Tango's statistic, equation 2.3, with the greatest-likelihood share of `gained` under the difference."""
    linear = -lost - gained + (2 * count - lost + gained) * difference
    constant = -gained * difference * (1 - difference)
    share = (math.sqrt(max(0.0, linear * linear - 8 * count * constant)) - linear) / (4 * count)
    variance = count * (2 * share + difference * (1 - difference))
    excess = lost - gained - count * difference
    return excess / math.sqrt(variance) if variance > 0 else math.copysign(math.inf, excess) if excess else 0.0

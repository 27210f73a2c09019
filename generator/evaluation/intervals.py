"""Decides how uncertain a share is that was counted on some pictures: Wilson's interval, at 95 %."""

from __future__ import annotations

import math
from dataclasses import dataclass

Z = 1.959963984540054
"""Standard deviations within which a normal variable lies with a probability of 95 %."""


@dataclass(frozen=True)
class Interval:
    """An estimate and the bounds between which the true value lies with a confidence of 95 %; shares, 0..1."""

    value: float
    low: float
    high: float


def wilson(successes: int, count: int) -> Interval | None:
    """The share `successes / count` with the score interval of Wilson (1927), J. Am. Stat. Assoc. 22, 209-212.

    It stays inside 0..1 and holds for few pictures and for shares near 0 or 1, where the usual normal approximation
    claims certainty. None if nothing was counted.
    """
    if count < 1:
        return None
    share, z2 = successes / count, Z * Z / count
    middle = (share + z2 / 2) / (1 + z2)
    reach = Z * math.sqrt(share * (1 - share) / count + z2 / (4 * count)) / (1 + z2)
    # Rounding may put a bound of 0 or 1 a little beside the share itself.
    return Interval(share, min(share, max(0.0, middle - reach)), max(share, min(1.0, middle + reach)))


def f1_interval(hits: int, false_alarms: int, misses: int) -> Interval | None:
    """F1 = 2·TP / (2·TP + FP + FN) with its interval; None if the class neither occurs nor is ever answered.

    F1 is the increasing function 2J / (1 + J) of J = TP / (TP + FP + FN), the share of hits among all pictures that
    show the class or were taken for it, so that Wilson's bounds of J become those of F1.
    """
    share = wilson(hits, hits + false_alarms + misses)
    if share is None:
        return None
    return Interval(*(2 * bound / (1 + bound) for bound in (share.value, share.low, share.high)))

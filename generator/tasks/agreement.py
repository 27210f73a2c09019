"""Decides how closely an artefact's answer must follow the source model's, and how that is measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Agreement:
    """How an artefact's answer to one picture compares with the source model's.

    Attributes:
        agrees: whether both name the same thing, near-ties counted as the same.
        score_error: greatest difference of a score after the activation; infinite if an answer isn't a finite number.
        relative_error: the same in proportion to the source's greatest score, so that it means something for a model
            that spreads its probability over a thousand classes.
        raw_error: greatest difference of a raw output value; infinite likewise.
    """

    agrees: bool
    score_error: float
    relative_error: float
    raw_error: float


@dataclass(frozen=True)
class Limits:
    """What a set of pictures must show for an artefact to pass.

    Attributes:
        relative_error: greatest `Agreement.relative_error` of any picture.
        agreeing: least share of pictures that agree, 0..1.
    """

    relative_error: float
    agreeing: float

    def accept(self, agreements: Sequence[Agreement]) -> bool:
        """Whether all of the limits hold; never for no pictures at all, since nothing was shown then."""
        if not agreements:
            return False
        if not all(agreement.relative_error <= self.relative_error for agreement in agreements):
            return False
        return sum(agreement.agrees for agreement in agreements) >= self.agreeing * len(agreements)

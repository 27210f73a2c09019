"""Decides how closely an artefact's answer must follow the source model's, and how that is measured."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

SMALLEST_RANGE = float(np.finfo(np.float32).tiny)
"""What errors are at least measured by: values may have any size, but what is all zero must be answered by zero."""


@dataclass(frozen=True)
class Agreement:
    """How an artefact's answer to one picture compares with the source model's.

    Attributes:
        agrees: whether both name the same thing, near-ties counted as the same.
        score_error: greatest difference of a score after the activation; infinite if an answer isn't a finite number.
        relative_error: the same in proportion to the source's greatest score, so that it means something for a model
            that spreads its probability over a thousand classes.
        raw_error: greatest difference of a raw output value; infinite likewise.
        range_error: the same in proportion to the source's greatest raw value, so that it means something for logits of
            any size; it doesn't depend on the activation, which can hide an error or blow it up.
    """

    agrees: bool
    score_error: float
    relative_error: float
    raw_error: float
    range_error: float


@dataclass(frozen=True)
class Limits:
    """What a set of pictures must show for an artefact to pass.

    Attributes:
        relative_error: greatest `Agreement.relative_error` of any picture.
        range_error: greatest `Agreement.range_error` of any picture.
        agreeing: least share of pictures that agree, 0..1.
        snr_db: least signal to noise of any output, in dB; minus infinity where the errors say enough.
    """

    relative_error: float
    range_error: float
    agreeing: float
    snr_db: float = -math.inf

    def accept(self, agreements: Sequence[Agreement], snr_db: Sequence[float] = ()) -> bool:
        """Whether all of the limits hold; never for no pictures at all, since nothing was shown then.

        Args:
            agreements: one for each picture.
            snr_db: one for each output.
        """
        if not agreements or any(found < self.snr_db for found in snr_db):
            return False
        if not all(self._close(agreement) for agreement in agreements):
            return False
        return sum(agreement.agrees for agreement in agreements) >= self.agreeing * len(agreements)

    def _close(self, agreement: Agreement) -> bool:
        within = agreement.relative_error <= self.relative_error and agreement.range_error <= self.range_error
        # No limit lets pass what isn't a number.
        return within and math.isfinite(agreement.range_error)

"""Decides what is said of an operation whose result float16 can't hold, or could hardly."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.mil.rounding import SMALLEST_NORMAL

LARGEST_FLOAT16 = 65504.0
NOTABLE_SHARE = 0.01
"""A share of the elements below which losing the smallest of them is everyday life."""


class Loss(str, Enum):
    """What rounding to float16 did to a value."""

    OVERFLOW = "overflow"
    UNDERFLOW = "underflow"
    PRECISION = "precision"


@dataclass(frozen=True)
class Finding:
    """An operation whose result float16 can't hold.

    Attributes:
        op: MIL's name of the operation.
        output: name of the result.
        loss: what rounding does to it.
        greatest: its greatest magnitude in float32.
        share: of its elements, 0..1, that become infinite, or zero, or that are rounded at all.
    """

    op: str
    output: str
    loss: Loss
    greatest: float
    share: float


@dataclass(frozen=True)
class Headroom:
    """How far an operation's result stays below the end of float16.

    Attributes:
        op: MIL's name of the operation.
        output: name of the result.
        greatest: its greatest finite magnitude in float32.
    """

    op: str
    output: str
    greatest: float

    @property
    def factor(self) -> float:
        """By how much the result could grow before it became infinite."""
        return LARGEST_FLOAT16 / self.greatest if self.greatest > 0 else math.inf


def finding(op: str, name: str, exact: NDArray[Any], rounded: NDArray[Any]) -> Finding:
    """What rounding `exact`, the result `name` of an operation, to `rounded` does to it."""
    with np.errstate(all="ignore"):
        overflown = np.isfinite(exact) & ~np.isfinite(rounded)
        tiny = (exact != 0) & (np.abs(exact) < SMALLEST_NORMAL)
        flushed = tiny & ((rounded == 0) | (np.abs(rounded - exact) > 2.0**-11 * np.abs(exact)))
    finite = np.abs(exact[np.isfinite(exact)])
    greatest = float(finite.max(initial=0.0))
    if overflown.any():
        return Finding(op, name, Loss.OVERFLOW, greatest, float(overflown.mean()))
    if flushed.mean() > NOTABLE_SHARE:
        return Finding(op, name, Loss.UNDERFLOW, greatest, float(flushed.mean()))
    return Finding(op, name, Loss.PRECISION, greatest, float((exact != rounded).mean()))

"""Decides which precisions a program can be evaluated in."""

from __future__ import annotations

from enum import Enum
from typing import Any

import numpy as np


class Precision(str, Enum):
    """How floats are computed and stored.

    `PROGRAM` computes each operation in float32 and rounds its result once to the type that the program declares.
    `FLOAT32` and `FLOAT64` compute and store in these types, whatever is declared; weights are what the package holds.
    """

    PROGRAM = "program"
    FLOAT32 = "float32"
    FLOAT64 = "float64"

    @property
    def wide(self) -> np.dtype[Any]:
        """The type that floats are computed in."""
        return np.dtype(np.float64 if self is Precision.FLOAT64 else np.float32)

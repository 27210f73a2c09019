"""Decides what a wide float becomes when a program stores it as float16."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def round_to_float16(array: NDArray[Any]) -> NDArray[Any]:
    """The nearest float16 of each element, kept in the array's own dtype (float32 or float64).

    Halfway cases go to the even significand, from 65520 on to infinity; subnormals, signed zeros and NaN are kept
    (IEEE 754, binary16, roundTiesToEven).
    """
    with np.errstate(over="ignore"):
        return array.astype(np.float16).astype(array.dtype)

"""Decides how integers narrower than a byte are unpacked."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.mil.types import DataType


def unpack_integers(raw: NDArray[np.uint8], data_type: DataType, count: int) -> NDArray[Any]:
    """The first `count` integers of `raw`, the first one in the lowest bits, as (u)int8.

    Raises:
        ValueError: there are fewer.
    """
    bits = data_type.bits
    if len(raw) * 8 < bits * count:
        raise ValueError(f"{len(raw)} bytes hold fewer than {count} integers of {bits} bits")
    planes = np.unpackbits(raw, count=bits * count, bitorder="little").reshape(count, bits)
    values = np.packbits(planes, axis=1, bitorder="little")[:, 0]
    if data_type.dtype.kind == "u":
        return values
    sign = np.uint8(1 << (bits - 1))
    return ((values ^ sign).astype(np.int8) - np.int8(sign)).astype(np.int8)

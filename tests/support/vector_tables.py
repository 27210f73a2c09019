"""Reads the vectors as Kotlin and Swift do: from the bytes of a table and of the binary beside it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def rows(table: bytes) -> list[dict[str, str]]:
    """One dictionary for each line below the header."""
    header, *lines = table.decode().splitlines()
    names = header.split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]


def array(binary: bytes, offset: str, count: int, dtype: str) -> NDArray[Any]:
    """`count` little-endian numbers from `offset`."""
    return np.frombuffer(binary, np.dtype(dtype).newbyteorder("<"), count, int(offset)).astype(dtype)


def ulps_apart(first: NDArray[np.float32], second: NDArray[np.float32]) -> int:
    """How many float32 numbers lie between the two at most; NaN is at no distance from NaN and far from all others."""
    if not np.array_equal(np.isnan(first), np.isnan(second)):
        return 1 << 32
    distance = np.abs(_ordinal(first) - _ordinal(second))
    return int(distance.max(initial=0, where=~np.isnan(first)))


def _ordinal(values: NDArray[np.float32]) -> NDArray[np.int64]:
    bits = values.astype(np.float32).view(np.int32).astype(np.int64)
    return np.where(bits < 0, -(bits & 0x7FFFFFFF), bits)

"""Decides how vectors for Kotlin and Swift are stored: a table of fields and one binary that it points into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

_ALIGNMENT = 4

Field = str | int | float | bool | Sequence[int] | Sequence[float]
"""Lists are joined by commas; a bool is 0 or 1; a float is the shortest text that reads back as the same float32."""


class Binary:
    """Contents one behind the other; equal contents are stored once."""

    def __init__(self) -> None:
        self._content = bytearray()
        self._offsets: dict[bytes, int] = {}

    def add(self, content: bytes) -> int:
        """The content's offset in bytes, a multiple of 4."""
        if content not in self._offsets:
            self._content += bytes(-len(self._content) % _ALIGNMENT)
            self._offsets[content] = len(self._content)
            self._content += content
        return self._offsets[content]

    def content(self) -> bytes:
        """Everything added so far."""
        return bytes(self._content)


def little_endian(array: NDArray[Any]) -> bytes:
    """The array's elements in C order."""
    return array.astype(array.dtype.newbyteorder("<")).tobytes()


def table(rows: Iterable[dict[str, Field]]) -> bytes:
    """UTF-8 lines of fields with tabs between them, the columns' names first; all rows have the same columns."""
    lines: list[str] = []
    for row in rows:
        if not lines:
            lines.append("\t".join(row))
        lines.append("\t".join(_text(field) for field in row.values()))
    return "".join(f"{line}\n" for line in lines).encode()


def _text(field: Field) -> str:
    if isinstance(field, str):
        return field
    if isinstance(field, bool | int):
        return str(int(field))
    if isinstance(field, float):
        return np.format_float_positional(np.float32(field), trim="0")
    return ",".join(_text(item) for item in field)

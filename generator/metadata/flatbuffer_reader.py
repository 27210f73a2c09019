"""Decides how a flatbuffer from an unknown hand is read: every offset checked, the work bounded, one kind of error.

The `flatbuffers` package brings no verifier to Python, and its accessors follow any offset that a file contains.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from generator.errors import MetadataError

_MAX_READS = 2_000_000
_SPARE_READS = 10_000
_BYTES_PER_READ = 64  # of text or numbers that are turned into Python values
_VTABLE_HEADER = 4
_HINT = "The file is damaged or is not what its name says."


class FlatbufferReader:
    """A flatbuffer and the number of reads that are left.

    Tables may share their parts, so that a small file can describe a huge tree; a file whose parts are used once never
    needs more reads than it has bytes.
    """

    def __init__(self, data: bytes, identifier: bytes) -> None:
        """Raises `MetadataError` unless `data` carries the four-byte file `identifier`."""
        if data[4:8] != identifier:
            raise MetadataError(f"The data lacks the identifier “{identifier.decode('ascii')}”.", _HINT)
        self.data = data
        self._reads_left = min(len(data) + _SPARE_READS, _MAX_READS)

    def root(self) -> Table:
        """The root table."""
        return Table(self, self.follow(0))

    def slice(self, start: int, length: int, *, copied: bool = False) -> memoryview:
        """`length` bytes from `start`, which the caller may be about to copy.

        Raises:
            MetadataError: they lie outside the file, or the file refers to its parts too often.
        """
        if start < 0 or start + length > len(self.data):
            raise MetadataError(f"The file of {len(self.data)} bytes points outside itself, to byte {start}.", _HINT)
        self._reads_left -= 1 + (length // _BYTES_PER_READ if copied else 0)
        if self._reads_left < 0:
            raise MetadataError("The file refers to its own parts more often than a model needs to.", _HINT)
        return memoryview(self.data)[start : start + length]

    def integer(self, start: int, code: str) -> int:
        """A little-endian integer by its `struct` code."""
        (value,) = struct.unpack("<" + code, self.slice(start, struct.calcsize("<" + code)))
        return int(value)

    def follow(self, start: int) -> int:
        """The position that the offset at `start` points to."""
        return start + self.integer(start, "I")


class Table:
    """One table; fields are addressed by their number in the schema, absent ones give the default."""

    def __init__(self, reader: FlatbufferReader, position: int) -> None:
        """Raises `MetadataError` if the table's directory of fields lies outside the file."""
        self._reader = reader
        self._position = position
        vtable = position - reader.integer(position, "i")
        size = reader.integer(vtable, "H")
        if size < _VTABLE_HEADER:
            raise MetadataError(f"The table at byte {position} has no directory of its fields.", _HINT)
        self._fields = reader.slice(vtable, size)

    def integer(self, field: int, code: str, default: int = 0) -> int:
        """An integer field by its `struct` code."""
        position = self._field(field)
        return default if position is None else self._reader.integer(position, code)

    def text(self, field: int) -> str:
        """A string; what is not UTF-8 becomes replacement characters."""
        start, count = self._vector(field)
        return str(self._reader.slice(start, count, copied=True), "utf-8", "replace")

    def table(self, field: int) -> Table | None:
        """A table, or a union's value."""
        position = self._field(field)
        return None if position is None else Table(self._reader, self._reader.follow(position))

    def tables(self, field: int) -> Iterator[Table]:
        """The tables of a vector."""
        start, count = self._vector(field)
        for index in range(count):
            yield Table(self._reader, self._reader.follow(start + 4 * index))

    def element(self, field: int, index: int) -> Table:
        """One table of a vector; raises `MetadataError` if the vector is shorter."""
        start, count = self._vector(field)
        if not 0 <= index < count:
            raise MetadataError(f"The file refers to element {index} of a list of {count}.", _HINT)
        return Table(self._reader, self._reader.follow(start + 4 * index))

    def count(self, field: int) -> int:
        """Number of elements of a vector."""
        return self._vector(field)[1]

    def data(self, field: int) -> memoryview:
        """The bytes of a vector of bytes, without copying them."""
        start, count = self._vector(field)
        return self._reader.slice(start, count)

    def integers(self, field: int, code: str) -> tuple[int, ...]:
        """A vector of integers by their `struct` code."""
        return tuple(int(value) for value in self._numbers(field, code))

    def floats(self, field: int) -> tuple[float, ...]:
        """A vector of float32."""
        return tuple(float(value) for value in self._numbers(field, "f"))

    def _numbers(self, field: int, code: str) -> tuple[float, ...]:
        start, count = self._vector(field)
        raw = self._reader.slice(start, count * struct.calcsize("<" + code), copied=True)
        return struct.unpack(f"<{count}{code}", raw)

    def _vector(self, field: int) -> tuple[int, int]:
        position = self._field(field)
        if position is None:
            return 0, 0
        start = self._reader.follow(position)
        return start + 4, self._reader.integer(start, "I")

    def _field(self, field: int) -> int | None:
        entry = _VTABLE_HEADER + 2 * field
        if entry + 2 > len(self._fields):
            return None
        (offset,) = struct.unpack_from("<H", self._fields, entry)
        return self._position + offset if offset else None

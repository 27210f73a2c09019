"""Decides how arrays lie in a weight file, and that none is read which isn't wholly there.

The format is MILBlob's, version 2, as coremltools publishes it (`mlmodel/src/MILBlob/Blob/StorageFormat.hpp` and
`BlobDataType.hpp` of github.com/apple/coremltools). All numbers are little-endian; records and data start at multiples
of 64 bytes:

    file    header (64 bytes), then records, each followed by its data
    header  uint32 count of records, uint32 version = 2, 56 bytes reserved
    record  uint32 sentinel = 0xDEADBEEF, uint32 data type, uint64 size in bytes, uint64 offset of the data in the file,
            uint64 unused bits at the end (for types narrower than a byte; undefined for others), 32 bytes reserved

Integers narrower than a byte are packed, the first one in the lowest bits.
"""

from __future__ import annotations

import math
import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.mil.errors import PackageError
from generator.mil.packed import unpack_integers
from generator.mil.types import DATA_TYPES, DataType

_ALIGNMENT = 64
_HEADER = struct.Struct("<II")
_RECORD = struct.Struct("<IIQQQ")
_VERSION = 2
_SENTINEL = 0xDEADBEEF
_NAMES = {data_type.blob: name for name, data_type in DATA_TYPES.items() if data_type.blob}


class BlobFile:
    """A weight file; what it hands out are views of its bytes, unless the elements are packed."""

    def __init__(self, content: NDArray[np.uint8], name: str) -> None:
        """Takes the file's bytes, perhaps mapped, and its name for messages.

        Raises:
            PackageError: the header is missing or tells of another version.
        """
        self._content = content
        self._name = name
        self._unpacked: dict[tuple[int, int, str], NDArray[Any]] = {}
        self._integers_left = 8 * len(content)
        if len(content) < _ALIGNMENT:
            raise PackageError(f"{name} has {len(content)} bytes, fewer than its header.")
        _, version = _HEADER.unpack_from(content.data)
        if version != _VERSION:
            raise PackageError(f"{name} has version {version} of the format; {_VERSION} is expected.")

    def read(self, offset: int, data_type: DataType, shape: tuple[int, ...]) -> NDArray[Any]:
        """The array whose record lies at `offset`, shaped; read-only.

        Raises:
            PackageError: record or data aren't wholly in the file, or aren't what is asked for.
        """
        where = f"{self._name}, record at {offset}"
        start, size, unused = self._record(offset, data_type, where)
        count = math.prod(shape)
        bits = data_type.bits * count
        if size != (bits + 7) // 8 or (data_type.bits < 8 and unused != size * 8 - bits):
            raise PackageError(
                f"{where}: {size} bytes don't hold {count} elements of {data_type.name}, as the program declares."
            )
        if data_type.bits < 8:
            return self._integers(start, data_type, count, where).reshape(shape)
        array = self._content[start : start + size].view(data_type.dtype)
        array.flags.writeable = False
        return array.reshape(shape)

    def _integers(self, start: int, data_type: DataType, count: int, where: str) -> NDArray[Any]:
        """Integers narrower than a byte, unpacked once for all that read them; no byte belongs to two records."""
        key = start, count, data_type.name
        if key not in self._unpacked:
            if count > self._integers_left:
                raise PackageError(f"{where}: records overlap, there are more integers than bits in the file.")
            array = unpack_integers(self._content[start:], data_type, count)
            array.flags.writeable = False
            self._unpacked[key] = array
            self._integers_left -= count
        return self._unpacked[key]

    def _record(self, offset: int, data_type: DataType, where: str) -> tuple[int, int, int]:
        """Start and size of the data in bytes, and how many bits at its end mean nothing."""
        length = len(self._content)
        if offset % _ALIGNMENT or offset < _ALIGNMENT or offset + _ALIGNMENT > length:
            raise PackageError(f"{where}: there can't be one, the file has {length} bytes in rows of {_ALIGNMENT}.")
        sentinel, number, size, start, unused = _RECORD.unpack_from(self._content.data, offset)
        if sentinel != _SENTINEL:
            raise PackageError(f"{where}: starts with {sentinel:#010x} instead of {_SENTINEL:#010x}.")
        if number != data_type.blob:
            found = _NAMES.get(number, f"type {number}")
            raise PackageError(f"{where}: holds {found}, but the program declares {data_type.name}.")
        if start % _ALIGNMENT or start < _ALIGNMENT or start + size > length:
            raise PackageError(f"{where}: {size} bytes at {start} don't lie within the file's {length} bytes.")
        return start, size, unused

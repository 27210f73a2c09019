"""Decides the bytes of a `.tflite` file with metadata: aligned constants, no timestamps, the same on every machine."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.errors import MetadataError
from generator.metadata.tflite_schema import METADATA_ENTRY, MODEL_IDENTIFIER

# Required of buffers by the schema (`force_align: 16`); the generated Python code doesn't keep it.
_ALIGNMENT = 16
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_REGULAR_FILE = 0o100644 << 16


def unpack(model: bytes) -> Any:
    """The model as the object tree (`ModelT`) of the newest schema; what is packed behind it is left out.

    Raises:
        MetadataError: the model is damaged, or its weights lie outside the flatbuffer.
    """
    from ai_edge_litert import schema_py_generated as schema

    try:
        tree = schema.ModelT.InitFromObj(schema.Model.GetRootAsModel(model, 0))
    except (struct.error, ValueError, TypeError, IndexError, MemoryError) as error:
        raise MetadataError("The model is damaged and can't be rewritten.") from error
    if any(buffer.offset > 1 for buffer in tree.buffers or ()):
        raise MetadataError("The model keeps weights outside the flatbuffer (more than 2 GB): it can't carry metadata.")
    return tree


def without_metadata(model: bytes) -> bytes:
    """The model alone: without standard metadata and packed files."""
    tree = unpack(model)
    for entry in [entry for entry in tree.metadata or () if entry.name == METADATA_ENTRY.encode()]:
        tree.metadata.remove(entry)
        if entry.buffer == len(tree.buffers) - 1:
            tree.buffers.pop()
        else:
            tree.buffers[entry.buffer].data = None
    return pack(tree)


def pack(tree: Any) -> bytes:
    """The flatbuffer of an object tree, every constant aligned to 16 bytes, equal vectors of 64 bits stored once.

    Those are zero points of channels, which the converters store so, too.
    """
    import flatbuffers

    class Builder(flatbuffers.Builder):  # type: ignore[misc]  # flatbuffers ships no types
        """Python's own builder stores everything as often as it is told to."""

        def __init__(self, size: int) -> None:
            super().__init__(size)
            self._stored: dict[bytes, int] = {}

        def CreateNumpyVector(self, values: NDArray[Any]) -> int:  # noqa: N802 - the name of what it replaces
            if values.dtype != np.int64:
                return int(super().CreateNumpyVector(values))
            key = values.tobytes()
            if key not in self._stored:
                self._stored[key] = int(super().CreateNumpyVector(values))
            return self._stored[key]

    tree.buffers = [_AlignedBuffer(buffer.data) for buffer in tree.buffers or ()]
    builder = Builder(1024)
    builder.Finish(tree.Pack(builder), MODEL_IDENTIFIER)
    return bytes(builder.Output())


def append_files(model: bytes, files: Mapping[str, bytes]) -> bytes:
    """The model with an archive of `files` behind it; uncompressed, because readers on phones map the file."""
    if not files:
        return model
    stream = BytesIO()
    stream.write(model)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system, entry.external_attr = _UNIX, _REGULAR_FILE
            archive.writestr(entry, content)
    return stream.getvalue()


class _AlignedBuffer:
    """A buffer of the object tree that packs its data as the schema demands."""

    offset = 0

    def __init__(self, data: NDArray[np.uint8] | bytes | None) -> None:
        self.data = data

    def Pack(self, builder: Any) -> int:  # noqa: N802  (the name that the generated code calls)
        """Writes the buffer and returns its position."""
        vector = None if self.data is None else _aligned_vector(builder, bytes(self.data))
        builder.StartObject(3)
        if vector is not None:
            builder.PrependUOffsetTRelativeSlot(0, vector, 0)
        return int(builder.EndObject())


def _aligned_vector(builder: Any, content: bytes) -> int:
    builder.StartVector(1, len(content), _ALIGNMENT)
    builder.head -= len(content)
    builder.Bytes[builder.head : builder.head + len(content)] = content
    return int(builder.EndVector())

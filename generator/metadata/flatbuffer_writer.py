"""Decides how our own codec writes the metadata flatbuffer, in the order in which the schema's generated code does."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.errors import MetadataError
from generator.metadata import tflite_schema as schema
from generator.metadata.labels_file import LABELS_FILE
from generator.metadata.tflite_container import append_files, pack, unpack, without_metadata
from generator.metadata.tflite_metadata import (
    LABELS_TEXT,
    MIN_PARSER_VERSION,
    PictureMetadata,
    TensorMetadata,
    TFLiteMetadata,
)
from generator.spec import Normalization


@dataclass(frozen=True)
class FlatbufferWriter:
    """Our own codec; needs the packages `flatbuffers` and `ai-edge-litert` only."""

    name: str = "mobilegen's codec"

    def can_write(self, model: bytes) -> bool:  # noqa: ARG002 - the port asks
        """Always: it knows the newest schema."""
        return True

    def write(self, model: bytes, metadata: TFLiteMetadata) -> bytes:
        """The model with `metadata` in place of any that it had; raises `MetadataError`."""
        from ai_edge_litert import schema_py_generated as tflite

        tree = unpack(without_metadata(model))
        tree.buffers = [*(tree.buffers or ()), tflite.BufferT(data=metadata_flatbuffer(metadata))]
        entry = tflite.MetadataT(name=schema.METADATA_ENTRY, buffer=len(tree.buffers) - 1)
        tree.metadata = [*(tree.metadata or ()), entry]
        return append_files(pack(tree), metadata.files)


def metadata_flatbuffer(metadata: TFLiteMetadata) -> bytes:
    """The metadata as a flatbuffer of its own.

    Raises:
        MetadataError: a number is beyond float32, or a text can't be encoded.
    """
    import flatbuffers

    builder = flatbuffers.Builder(0)
    try:
        builder.Finish(_model(builder, metadata), schema.METADATA_IDENTIFIER)
    except (struct.error, OverflowError, UnicodeEncodeError) as error:
        raise MetadataError(f"The metadata holds a value that its format can't ({error}).") from error
    return bytes(builder.Output())


def _model(builder: Any, metadata: TFLiteMetadata) -> int:
    name, description, version = (
        _text(builder, text) for text in (metadata.name, metadata.description, metadata.version)
    )
    subgraphs = _vector(builder, [_subgraph(builder, metadata)])
    author, license_, parser = (
        _text(builder, text) for text in (metadata.author, metadata.license, MIN_PARSER_VERSION)
    )
    return _table(builder, [name, description, version, subgraphs, author, license_, None, parser])


def _subgraph(builder: Any, metadata: TFLiteMetadata) -> int:
    inputs = _vector(builder, [_tensor(builder, tensor) for tensor in metadata.inputs])
    outputs = _vector(builder, [_tensor(builder, tensor) for tensor in metadata.outputs])
    return _table(builder, [None, None, inputs, outputs])


def _tensor(builder: Any, tensor: TensorMetadata) -> int:
    name, description = _text(builder, tensor.name), _text(builder, tensor.description)
    content = units = stats = files = None
    if tensor.picture:
        content = _content(builder, tensor.picture)
        units = _vector(builder, [_normalization(builder, tensor.picture.normalization)])
    if tensor.minimum:
        greatest, least = _floats(builder, tensor.maximum), _floats(builder, tensor.minimum)
        stats = _table(builder, [greatest, least])
    if tensor.has_labels:
        files = _vector(builder, [_labels(builder)])
    return _table(builder, [name, description, None, content, units, stats, files])


def _content(builder: Any, picture: PictureMetadata) -> int:
    builder.StartObject(2)
    builder.PrependUint32Slot(schema.ImageProperties.WIDTH, picture.size.width, 0)
    builder.PrependUint32Slot(schema.ImageProperties.HEIGHT, picture.size.height, 0)
    size = builder.EndObject()
    builder.StartObject(2)
    builder.PrependInt8Slot(schema.ImageProperties.COLOR_SPACE, picture.color_space, 0)
    builder.PrependUOffsetTRelativeSlot(schema.ImageProperties.DEFAULT_SIZE, size, 0)
    properties = builder.EndObject()
    return _union(builder, schema.Content.IMAGE, properties)


def _normalization(builder: Any, normalization: Normalization) -> int:
    mean, std = _floats(builder, normalization.mean), _floats(builder, normalization.std)
    return _union(builder, schema.ProcessUnit.NORMALIZATION, _table(builder, [mean, std]))


def _labels(builder: Any) -> int:
    name, description = _text(builder, LABELS_FILE), _text(builder, LABELS_TEXT)
    builder.StartObject(5)
    builder.PrependUOffsetTRelativeSlot(schema.AssociatedFile.NAME, name, 0)
    builder.PrependUOffsetTRelativeSlot(schema.AssociatedFile.DESCRIPTION, description, 0)
    builder.PrependInt8Slot(schema.AssociatedFile.TYPE, schema.AssociatedFile.TENSOR_AXIS_LABELS, 0)
    return int(builder.EndObject())


def _union(builder: Any, tag: int, value: int) -> int:
    """A table that holds nothing but a union: its tag, then its value."""
    builder.StartObject(2)
    builder.PrependUint8Slot(0, tag, 0)
    builder.PrependUOffsetTRelativeSlot(1, value, 0)
    return int(builder.EndObject())


def _table(builder: Any, fields: Sequence[int | None]) -> int:
    """A table of references; absent ones are left out."""
    builder.StartObject(len(fields))
    for number, position in enumerate(fields):
        if position is not None:
            builder.PrependUOffsetTRelativeSlot(number, position, 0)
    return int(builder.EndObject())


def _vector(builder: Any, positions: Sequence[int]) -> int:
    builder.StartVector(4, len(positions), 4)
    for position in reversed(positions):
        builder.PrependUOffsetTRelative(position)
    return int(builder.EndVector())


def _floats(builder: Any, values: Sequence[float]) -> int:
    builder.StartVector(4, len(values), 4)
    for value in reversed(values):
        builder.PrependFloat32(value)
    return int(builder.EndVector())


def _text(builder: Any, text: str) -> int | None:
    return int(builder.CreateString(text)) if text else None

"""Decides what is told about the standard metadata inside a `.tflite` file."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from generator.errors import MetadataError
from generator.metadata import tflite_schema as schema
from generator.metadata.description import FIRST_LABELS, MetadataDescription
from generator.metadata.flatbuffer_reader import FlatbufferReader, Table
from generator.spec import Normalization

_MAX_LABELS_BYTES = 4 << 20
_LABEL_TYPES = (schema.AssociatedFile.TENSOR_AXIS_LABELS, schema.AssociatedFile.TENSOR_VALUE_LABELS)
# Everything that zipfile is known to raise for archives that are damaged, encrypted or of a kind it doesn't know.
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    OSError,
)


@dataclass(frozen=True)
class TensorTexts:
    """Descriptions of inputs and outputs, in the order of the main subgraph."""

    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()

    def of_input(self, place: int) -> str:
        """The input's description, or an empty text."""
        return self.inputs[place] if place < len(self.inputs) else ""

    def of_output(self, place: int) -> str:
        """The output's description, or an empty text."""
        return self.outputs[place] if place < len(self.outputs) else ""


def read_metadata(metadata: bytes, model: bytes) -> tuple[MetadataDescription, TensorTexts]:
    """Reads a metadata flatbuffer, and the labels from the archive that is packed behind the `model`.

    Raises:
        MetadataError: the metadata or the archive is damaged or hostile.
    """
    root = FlatbufferReader(metadata, schema.METADATA_IDENTIFIER).root()
    inputs = list(_tensors(root, schema.SubgraphMetadata.INPUTS))
    outputs = list(_tensors(root, schema.SubgraphMetadata.OUTPUTS))
    files, labels = _packed(model, _labels_file(outputs))
    description = MetadataDescription(
        name=root.text(schema.ModelMetadata.NAME),
        description=root.text(schema.ModelMetadata.DESCRIPTION),
        version=root.text(schema.ModelMetadata.VERSION),
        author=root.text(schema.ModelMetadata.AUTHOR),
        license=root.text(schema.ModelMetadata.LICENSE),
        min_parser_version=root.text(schema.ModelMetadata.MIN_PARSER_VERSION),
        label_count=len(labels),
        first_labels=tuple(labels[:FIRST_LABELS]),
        normalization=next(filter(None, map(_normalization, inputs)), None),
        color_space=next(filter(None, map(_color_space, inputs)), ""),
        files=files,
    )
    return description, TensorTexts(
        tuple(tensor.text(schema.TensorMetadata.DESCRIPTION) for tensor in inputs),
        tuple(tensor.text(schema.TensorMetadata.DESCRIPTION) for tensor in outputs),
    )


def packed_labels(metadata: bytes, model: bytes) -> tuple[str, ...]:
    """All lines of the first labels file that a metadata flatbuffer names; raises like `read_metadata`."""
    root = FlatbufferReader(metadata, schema.METADATA_IDENTIFIER).root()
    _, labels = _packed(model, _labels_file(list(_tensors(root, schema.SubgraphMetadata.OUTPUTS))))
    return tuple(labels)


def _tensors(root: Table, field: int) -> Iterator[Table]:
    if root.count(schema.ModelMetadata.SUBGRAPHS):
        yield from root.element(schema.ModelMetadata.SUBGRAPHS, 0).tables(field)


def _normalization(tensor: Table) -> Normalization | None:
    for unit in tensor.tables(schema.TensorMetadata.PROCESS_UNITS):
        options = unit.table(schema.ProcessUnit.OPTIONS)
        if unit.integer(schema.ProcessUnit.TYPE, "B") == schema.ProcessUnit.NORMALIZATION and options:
            return Normalization(options.floats(schema.ProcessUnit.MEAN), options.floats(schema.ProcessUnit.STD))
    return None


def _color_space(tensor: Table) -> str:
    content = tensor.table(schema.TensorMetadata.CONTENT)
    if content is None or content.integer(schema.Content.TYPE, "B") != schema.Content.IMAGE:
        return ""
    properties = content.table(schema.Content.PROPERTIES)
    code = properties.integer(schema.ImageProperties.COLOR_SPACE, "b") if properties else 0
    known = schema.ImageProperties.COLOR_SPACES
    return known[code] if 0 <= code < len(known) else f"color space {code}"


def _labels_file(outputs: list[Table]) -> str:
    """Name of the first labels file; a model may repeat it in other languages."""
    for tensor in outputs:
        for file in tensor.tables(schema.TensorMetadata.FILES):
            if file.integer(schema.AssociatedFile.TYPE, "b") in _LABEL_TYPES:
                return file.text(schema.AssociatedFile.NAME)
    return ""


def _packed(model: bytes, labels_file: str) -> tuple[tuple[str, ...], list[str]]:
    """Names of the packed files, and the lines of the labels file."""
    stream = BytesIO(model)
    if not zipfile.is_zipfile(stream):
        return (), []
    try:
        with zipfile.ZipFile(stream) as archive:
            names = tuple(archive.namelist())
            return names, _lines(archive, labels_file) if labels_file in names else []
    except _ZIP_ERRORS as error:
        raise MetadataError(f"the files packed into the model are damaged ({error})") from error


def _lines(archive: zipfile.ZipFile, name: str) -> list[str]:
    with archive.open(name) as file:
        content = file.read(_MAX_LABELS_BYTES + 1)
    if len(content) > _MAX_LABELS_BYTES:
        raise MetadataError(f"“{name}” holds more than {_MAX_LABELS_BYTES >> 20} MiB of labels")
    lines = content.decode("utf-8", "replace").split("\n")
    return [line.removesuffix("\r") for line in (lines if lines[-1] else lines[:-1])]

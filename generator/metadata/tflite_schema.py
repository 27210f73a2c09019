"""Decides which numbers the fields of the TFLite schema and of its metadata schema have.

Source: schema.fbs (identifier TFL3) and metadata_schema.fbs (identifier M001) of TensorFlow Lite.
"""

from __future__ import annotations

from functools import cache
from typing import Final

MODEL_IDENTIFIER: Final = b"TFL3"
METADATA_IDENTIFIER: Final = b"M001"
METADATA_ENTRY: Final = "TFLITE_METADATA"


class Model:
    """Fields of the model's tables."""

    VERSION, OPERATOR_CODES, SUBGRAPHS, DESCRIPTION, BUFFERS = range(5)
    METADATA, SIGNATURES = 6, 7


class OperatorCode:
    """Fields of an operator code; the first one overflowed at 127 and was continued in the last."""

    OLD_BUILTIN, CUSTOM, VERSION, BUILTIN = range(4)


class Subgraph:
    """Fields of a subgraph."""

    TENSORS, INPUTS, OUTPUTS, OPERATORS = range(4)


class Operator:
    """Fields of an operator."""

    CODE, INPUTS, OUTPUTS = range(3)


class Tensor:
    """Fields of a tensor."""

    SHAPE, TYPE, BUFFER, NAME, QUANTIZATION, IS_VARIABLE = range(6)
    SHAPE_SIGNATURE = 7


class Quantization:
    """Fields of quantisation parameters."""

    SCALE, ZERO_POINT = 2, 3


class Buffer:
    """Fields of a buffer; OFFSET and SIZE are for weights outside the flatbuffer."""

    DATA, OFFSET, SIZE = range(3)


class MetadataEntry:
    """Fields of a named entry that points to a buffer."""

    NAME, BUFFER = range(2)


class Signature:
    """Fields of a signature and of its pairs of name and tensor."""

    INPUTS, OUTPUTS, KEY = range(3)
    SUBGRAPH = 4
    PAIR_NAME, PAIR_TENSOR = range(2)


class ModelMetadata:
    """Fields of the metadata's root."""

    NAME, DESCRIPTION, VERSION, SUBGRAPHS, AUTHOR, LICENSE, FILES, MIN_PARSER_VERSION = range(8)


class SubgraphMetadata:
    """Fields of a subgraph's metadata."""

    NAME, DESCRIPTION, INPUTS, OUTPUTS = range(4)


class TensorMetadata:
    """Fields of a tensor's metadata."""

    NAME, DESCRIPTION, DIMENSION_NAMES, CONTENT, PROCESS_UNITS, STATS, FILES = range(7)


class Content:
    """Fields of a content and the union's tag of a picture."""

    TYPE, PROPERTIES = range(2)
    IMAGE = 2


class ImageProperties:
    """Fields of a picture's properties and of its size, and the values of COLOR_SPACE."""

    COLOR_SPACE, DEFAULT_SIZE = range(2)
    WIDTH, HEIGHT = range(2)
    COLOR_SPACES = ("unknown", "rgb", "grayscale")


class ProcessUnit:
    """Fields of a process unit, the union's tag of a normalisation, and the fields of that."""

    TYPE, OPTIONS = range(2)
    NORMALIZATION = 1
    MEAN, STD = range(2)


class Stats:
    """Fields of a tensor's statistics."""

    MAX, MIN = range(2)


class AssociatedFile:
    """Fields of an associated file and the values of TYPE that mean labels."""

    NAME, DESCRIPTION, TYPE = range(3)
    TENSOR_AXIS_LABELS, TENSOR_VALUE_LABELS = 2, 3


@cache
def operator_names() -> dict[int, str]:
    """Names of the built-in operators by their code."""
    from ai_edge_litert import schema_py_generated as schema

    return _names(schema.BuiltinOperator)


@cache
def element_types() -> dict[int, str]:
    """Names of the element types, in lower case, by their code."""
    from ai_edge_litert import schema_py_generated as schema

    return {code: name.lower() for code, name in _names(schema.TensorType).items()}


def _names(enumeration: type) -> dict[int, str]:
    return {code: name for name, code in vars(enumeration).items() if isinstance(code, int)}

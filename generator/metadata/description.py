"""Decides what can be said about a converted model that somebody hands us, whatever made it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.spec import ModelFormat, Normalization, QuantizationParams

FIRST_LABELS = 5


@dataclass(frozen=True)
class TensorDescription:
    """An input or output as the file declares it.

    Attributes:
        name: the tensor's own name in the file.
        signature_name: the name by which callers know it; empty if the file has no signature for it.
        shape: with -1 for an axis of any size.
        stored_shape: that the file is run with unless a caller asks for another; empty if the format knows none.
        dtype: element type in lower case, such as `float32`; foreign files also hold types that `DType` lacks.
        quantization: of the whole tensor; None if it has none or has one for each channel.
        quantized_channels: number of scales if each channel has its own, otherwise 0.
        description: free text from the metadata.
    """

    name: str
    shape: tuple[int, ...]
    dtype: str
    signature_name: str = ""
    quantization: QuantizationParams | None = None
    quantized_channels: int = 0
    description: str = ""
    stored_shape: tuple[int, ...] = ()


@dataclass(frozen=True)
class SignatureDescription:
    """A named way to call the model: the names of its inputs and outputs."""

    key: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]


@dataclass(frozen=True)
class OperatorCount:
    """How often the graph uses an operator; `custom` ones need code that the standard runtime lacks."""

    name: str
    count: int
    custom: bool = False


@dataclass(frozen=True)
class MetadataDescription:
    """What the file says about itself.

    Attributes:
        label_count: lines of the labels file, or 0.
        first_labels: at most `FIRST_LABELS` of them.
        color_space: `rgb`, `grayscale`, `unknown`, or empty if the file doesn't say.
        min_parser_version: TFLite only.
        files: names of the files packed into the model.
        entries: free keys and values (Core ML).
    """

    name: str = ""
    description: str = ""
    version: str = ""
    author: str = ""
    license: str = ""
    min_parser_version: str = ""
    label_count: int = 0
    first_labels: tuple[str, ...] = ()
    normalization: Normalization | None = None
    color_space: str = ""
    files: tuple[str, ...] = ()
    entries: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ModelDescription:
    """A converted model, described without running it.

    Attributes:
        size: bytes of the whole file or package.
        schema: name and version of the file format, such as `TFLite schema 3`.
        description: the converter's own text.
        operators: most frequent first.
        weights_size: bytes of constant data.
        notes: what could not be read, or what a reader should know; full sentences.
    """

    format: ModelFormat
    size: int
    schema: str
    description: str
    subgraphs: int
    inputs: tuple[TensorDescription, ...]
    outputs: tuple[TensorDescription, ...]
    signatures: tuple[SignatureDescription, ...]
    operators: tuple[OperatorCount, ...]
    weights_size: int
    metadata: MetadataDescription | None
    notes: tuple[str, ...] = ()

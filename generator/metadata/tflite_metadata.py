"""Decides what the standard TFLite metadata says about a model contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.errors import MetadataError
from generator.metadata.description import ModelDescription, TensorDescription
from generator.metadata.labels_file import LABELS_FILE, labels_content
from generator.metadata.texts import channel_values, input_text, is_picture, output_text, scores_output
from generator.metadata.tflite_schema import ImageProperties
from generator.spec import Activation, ChannelOrder, DType, ImageSize, ModelSpec, Normalization, TensorSpec

LABELS_TEXT = "Labels in the order of the scores, one for each line."
# Every field that we write exists since the first version of the parser.
MIN_PARSER_VERSION = "1.0.0"

# The standard has no BGR. The Task library and MediaPipe refuse pictures of unknown colour space, which is right: told
# “RGB” they would feed the channels in the wrong order without a word. The description names the order.
_COLOR_SPACES = {ChannelOrder.RGB: "rgb", ChannelOrder.GRAYSCALE: "grayscale", ChannelOrder.BGR: "unknown"}
_INTEGER_RANGES = {DType.UINT8: (0.0, 255.0), DType.INT8: (-128.0, 127.0)}


@dataclass(frozen=True)
class PictureMetadata:
    """What is special about an input that is a picture; `color_space` is the schema's code."""

    color_space: int
    size: ImageSize
    normalization: Normalization


@dataclass(frozen=True)
class TensorMetadata:
    """One input or output; empty texts and ranges are left out of the file.

    Attributes:
        minimum: least value of each channel, or one for all.
        maximum: greatest value likewise.
        has_labels: whether `labels.txt` names the values of the last axis.
    """

    name: str
    description: str = ""
    minimum: tuple[float, ...] = ()
    maximum: tuple[float, ...] = ()
    picture: PictureMetadata | None = None
    has_labels: bool = False


@dataclass(frozen=True)
class TFLiteMetadata:
    """Everything that is written; inputs and outputs in the order of the model's main subgraph.

    Attributes:
        files: name -> content of what is packed behind the model.
    """

    name: str
    description: str
    version: str
    author: str
    license: str
    inputs: tuple[TensorMetadata, ...]
    outputs: tuple[TensorMetadata, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)


def tflite_metadata(spec: ModelSpec, model: ModelDescription) -> TFLiteMetadata:
    """The metadata of `spec` for a `model` that was described.

    Raises:
        MetadataError: the model's inputs or outputs are not those of the contract, or no output has a score for each
            label.
    """
    outputs = [_output(spec, tensor) for tensor in _in_file_order("output", spec.outputs, model.outputs)]
    if len(spec.labels) and not any(tensor.has_labels for tensor in outputs):
        raise MetadataError(f"No output of “{spec.name}” has {len(spec.labels)} scores, one for each label.")
    return TFLiteMetadata(
        name=spec.name,
        description=spec.info.description,
        version=spec.info.version,
        author=spec.info.author,
        license=spec.info.license,
        inputs=tuple(_input(spec, tensor) for tensor in _in_file_order("input", spec.inputs, model.inputs)),
        outputs=tuple(outputs),
        files={LABELS_FILE: labels_content(spec)} if len(spec.labels) else {},
    )


def _in_file_order(
    kind: str, tensors: tuple[TensorSpec, ...], described: tuple[TensorDescription, ...]
) -> list[TensorSpec]:
    """The contract's tensors in the file's order, matched by signature name; a single one needs no name."""
    if len(tensors) == len(described) == 1 and not described[0].signature_name:
        return list(tensors)
    by_name = {tensor.name: tensor for tensor in tensors}
    names = [tensor.signature_name for tensor in described]
    if sorted(names) != sorted(by_name):
        actual, wanted = (", ".join(known) or "none" for known in (names, by_name))
        raise MetadataError(
            f"The model's {kind}s are {actual}, but the contract's are {wanted}.",
            "Convert the model again, or correct the names in the contract.",
        )
    return [by_name[name] for name in names]


def _input(spec: ModelSpec, tensor: TensorSpec) -> TensorMetadata:
    if not is_picture(spec, tensor):
        return TensorMetadata(tensor.name)
    preprocessing = spec.preprocessing
    normalization = _same_length(preprocessing.normalization, preprocessing.channel_order.channels)
    minimum, maximum = _pixel_range(normalization, tensor.dtype)
    color_space = ImageProperties.COLOR_SPACES.index(_COLOR_SPACES[preprocessing.channel_order])
    picture = PictureMetadata(color_space, preprocessing.size, normalization)
    return TensorMetadata(tensor.name, input_text(spec, tensor), minimum, maximum, picture)


def _output(spec: ModelSpec, tensor: TensorSpec) -> TensorMetadata:
    if tensor is not scores_output(spec):
        return TensorMetadata(tensor.name)
    minimum, maximum = _score_range(spec, tensor)
    return TensorMetadata(tensor.name, output_text(spec, tensor), minimum, maximum, has_labels=len(spec.labels) > 0)


def _same_length(normalization: Normalization, channels: int) -> Normalization:
    """The same with as many means as stds, as readers of the metadata demand."""
    if len(normalization.mean) == len(normalization.std):
        return normalization
    return Normalization(channel_values(normalization.mean, channels), channel_values(normalization.std, channels))


def _pixel_range(normalization: Normalization, dtype: DType) -> tuple[tuple[float, ...], tuple[float, ...]]:
    if dtype in _INTEGER_RANGES:
        least, greatest = _INTEGER_RANGES[dtype]
        return (least,), (greatest,)
    ends = [
        sorted(((0.0 - mean) / std, (255.0 - mean) / std))
        for mean, std in zip(normalization.mean, normalization.std, strict=True)
    ]
    return tuple(least for least, _ in ends), tuple(greatest for _, greatest in ends)


def _score_range(spec: ModelSpec, tensor: TensorSpec) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """0..1 where the model gives the final scores; raw scores before an activation have no range."""
    if tensor.dtype in _INTEGER_RANGES:
        least, greatest = _INTEGER_RANGES[tensor.dtype]
        return (least,), (greatest,)
    return ((0.0,), (1.0,)) if spec.postprocessing.activation is Activation.NONE else ((), ())

"""Decides what is told about a `.tflite` file, ours or foreign, without running it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.errors import MetadataError
from generator.metadata import tflite_schema as schema
from generator.metadata.description import (
    MetadataDescription,
    ModelDescription,
    OperatorCount,
    SignatureDescription,
    TensorDescription,
)
from generator.metadata.flatbuffer_reader import FlatbufferReader, Table
from generator.metadata.tflite_metadata_reader import TensorTexts, read_metadata
from generator.spec import ModelFormat, QuantizationParams

_CUSTOM = 32


def describe_tflite(data: bytes) -> ModelDescription:
    """Describes a `.tflite` file from its bytes; needs neither TensorFlow nor an interpreter.

    Raises:
        MetadataError: the file is damaged, hostile, or not a TFLite model. Damaged metadata in a sound model is a note.
    """
    model = FlatbufferReader(data, schema.MODEL_IDENTIFIER).root()
    entries = {
        entry.text(schema.MetadataEntry.NAME): entry.integer(schema.MetadataEntry.BUFFER, "I")
        for entry in model.tables(schema.Model.METADATA)
    }
    metadata, texts, notes = _metadata(data, model, entries)
    inputs, outputs = _tensors(model, texts)
    weights, external = _weights(model, skipped=set(entries.values()))
    if external:
        notes.append(f"{external} buffers lie behind the flatbuffer, as in models of more than 2 GB.")
    return ModelDescription(
        format=ModelFormat.TFLITE,
        size=len(data),
        schema=f"TFLite schema {model.integer(schema.Model.VERSION, 'I')}",
        description=model.text(schema.Model.DESCRIPTION),
        subgraphs=model.count(schema.Model.SUBGRAPHS),
        inputs=inputs,
        outputs=outputs,
        signatures=_signatures(model),
        operators=_operators(model),
        weights_size=weights,
        metadata=metadata,
        notes=tuple(notes),
    )


def _metadata(
    data: bytes, model: Table, entries: Mapping[str, int]
) -> tuple[MetadataDescription | None, TensorTexts, list[str]]:
    if schema.METADATA_ENTRY not in entries:
        return None, TensorTexts(), []
    try:
        buffer = model.element(schema.Model.BUFFERS, entries[schema.METADATA_ENTRY])
        metadata, texts = read_metadata(bytes(buffer.data(schema.Buffer.DATA)), data)
    except MetadataError as error:
        return None, TensorTexts(), [f"The metadata can't be read: {error.message}"]
    return metadata, texts, []


def _tensors(model: Table, texts: TensorTexts) -> tuple[tuple[TensorDescription, ...], tuple[TensorDescription, ...]]:
    if not model.count(schema.Model.SUBGRAPHS):
        return (), ()
    subgraph = model.element(schema.Model.SUBGRAPHS, 0)
    input_names, output_names = _signature_names(model)
    inputs = subgraph.integers(schema.Subgraph.INPUTS, "i")
    outputs = subgraph.integers(schema.Subgraph.OUTPUTS, "i")
    return (
        tuple(_tensor(subgraph, index, input_names, texts.of_input(place)) for place, index in enumerate(inputs)),
        tuple(_tensor(subgraph, index, output_names, texts.of_output(place)) for place, index in enumerate(outputs)),
    )


def _tensor(subgraph: Table, index: int, names: Mapping[int, str], text: str) -> TensorDescription:
    tensor = subgraph.element(schema.Subgraph.TENSORS, index)
    code = tensor.integer(schema.Tensor.TYPE, "b")
    quantization = tensor.table(schema.Tensor.QUANTIZATION)
    scales = quantization.floats(schema.Quantization.SCALE) if quantization else ()
    zero_points = quantization.integers(schema.Quantization.ZERO_POINT, "q") if quantization else ()
    return TensorDescription(
        name=tensor.text(schema.Tensor.NAME),
        shape=tensor.integers(schema.Tensor.SHAPE_SIGNATURE, "i") or tensor.integers(schema.Tensor.SHAPE, "i"),
        dtype=schema.element_types().get(code, f"type {code}"),
        signature_name=names.get(index, ""),
        quantization=QuantizationParams(scales[0], zero_points[0] if zero_points else 0) if len(scales) == 1 else None,
        quantized_channels=len(scales) if len(scales) > 1 else 0,
        description=text,
        stored_shape=tensor.integers(schema.Tensor.SHAPE, "i"),
    )


def _signature_names(model: Table) -> tuple[dict[int, str], dict[int, str]]:
    """Names of the main subgraph's tensors in the first signature that calls it."""
    for signature in model.tables(schema.Model.SIGNATURES):
        if signature.integer(schema.Signature.SUBGRAPH, "I") == 0:
            return _pairs(signature, schema.Signature.INPUTS), _pairs(signature, schema.Signature.OUTPUTS)
    return {}, {}


def _pairs(signature: Table, field: int) -> dict[int, str]:
    return {
        pair.integer(schema.Signature.PAIR_TENSOR, "I"): pair.text(schema.Signature.PAIR_NAME)
        for pair in signature.tables(field)
    }


def _signatures(model: Table) -> tuple[SignatureDescription, ...]:
    return tuple(
        SignatureDescription(
            signature.text(schema.Signature.KEY),
            tuple(pair.text(schema.Signature.PAIR_NAME) for pair in signature.tables(schema.Signature.INPUTS)),
            tuple(pair.text(schema.Signature.PAIR_NAME) for pair in signature.tables(schema.Signature.OUTPUTS)),
        )
        for signature in model.tables(schema.Model.SIGNATURES)
    )


def _operators(model: Table) -> tuple[OperatorCount, ...]:
    names = [operator_name(code) for code in model.tables(schema.Model.OPERATOR_CODES)]
    counts: Counter[tuple[str, bool]] = Counter()
    for subgraph in model.tables(schema.Model.SUBGRAPHS):
        for operator in subgraph.tables(schema.Subgraph.OPERATORS):
            index = operator.integer(schema.Operator.CODE, "I")
            if index >= len(names):
                raise MetadataError(f"The file uses operator code {index} of {len(names)}.", "The file is damaged.")
            counts[names[index]] += 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(OperatorCount(name, count, custom) for (name, custom), count in ordered)


def operator_name(code: Table) -> tuple[str, bool]:
    """The type of the operators with this code, and whether it is a custom one."""
    old = code.integer(schema.OperatorCode.OLD_BUILTIN, "b")
    builtin = max(old, code.integer(schema.OperatorCode.BUILTIN, "i"))
    if builtin == _CUSTOM:
        return code.text(schema.OperatorCode.CUSTOM) or "unnamed", True
    return schema.operator_names().get(builtin, f"operator {builtin}"), False


def _weights(model: Table, skipped: set[int]) -> tuple[int, int]:
    """Bytes of constants, and how many buffers lie outside the flatbuffer."""
    total = external = 0
    for index, buffer in enumerate(model.tables(schema.Model.BUFFERS)):
        if index in skipped:
            continue
        outside = buffer.integer(schema.Buffer.SIZE, "Q") if buffer.integer(schema.Buffer.OFFSET, "Q") > 1 else 0
        total += len(buffer.data(schema.Buffer.DATA)) + outside
        external += 1 if outside else 0
    return total, external

"""Decides how the operators of a `.tflite` are named by layer, so that a person finds them in the network."""

from __future__ import annotations

from generator.errors import MetadataError
from generator.metadata import tflite_schema as schema
from generator.metadata.flatbuffer_reader import FlatbufferReader, Table
from generator.metadata.tflite_reader import operator_name


def operator_layers(data: bytes) -> dict[str, tuple[str, ...]]:
    """The names of the tensors that the operators of each type write first, by the operators' type.

    Types are the schema's, such as `L2_NORMALIZATION`, or a custom operator's own name. Layers stand in the file's
    order.

    Raises:
        MetadataError: the file is damaged, hostile, or not a TFLite model.
    """
    model = FlatbufferReader(data, schema.MODEL_IDENTIFIER).root()
    names = [operator_name(code)[0] for code in model.tables(schema.Model.OPERATOR_CODES)]
    layers: dict[str, list[str]] = {name: [] for name in names}
    for subgraph in model.tables(schema.Model.SUBGRAPHS):
        for operator in subgraph.tables(schema.Subgraph.OPERATORS):
            index = operator.integer(schema.Operator.CODE, "I")
            if index >= len(names):
                raise MetadataError(f"The file uses operator code {index} of {len(names)}.", "The file is damaged.")
            layers[names[index]].append(_layer(operator, subgraph))
    return {name: tuple(found) for name, found in layers.items()}


def _layer(operator: Table, subgraph: Table) -> str:
    outputs = operator.integers(schema.Operator.OUTPUTS, "i")
    if not outputs:
        return "an operator without outputs"
    return subgraph.element(schema.Subgraph.TENSORS, outputs[0]).text(schema.Tensor.NAME)

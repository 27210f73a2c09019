"""Decides which activation a `.tflite` ends in, by the operators before its outputs."""

from __future__ import annotations

from collections.abc import Mapping

from generator.metadata import tflite_schema as schema
from generator.metadata.flatbuffer_reader import FlatbufferReader, Table
from generator.metadata.tflite_reader import operator_name
from generator.spec import Activation

_TRANSPARENT = frozenset({"CAST", "DEQUANTIZE", "QUANTIZE", "RESHAPE", "SQUEEZE"})
_ACTIVATIONS = {"SOFTMAX": Activation.SOFTMAX, "LOGISTIC": Activation.SIGMOID}


def tflite_activation(data: bytes) -> Activation:
    """The activation that all outputs of the main graph end in; NONE if it is another one or they differ.

    Raises:
        MetadataError: the file is damaged, hostile, or not a TFLite model.
    """
    model = FlatbufferReader(data, schema.MODEL_IDENTIFIER).root()
    names = [operator_name(code)[0] for code in model.tables(schema.Model.OPERATOR_CODES)]
    graph = model.element(schema.Model.SUBGRAPHS, 0)
    writers = {
        index: operator
        for operator in graph.tables(schema.Subgraph.OPERATORS)
        for index in operator.integers(schema.Operator.OUTPUTS, "i")
    }
    found = {_activation(index, writers, names) for index in graph.integers(schema.Subgraph.OUTPUTS, "i")}
    return found.pop() if len(found) == 1 else Activation.NONE


def _activation(index: int, writers: Mapping[int, Table], names: list[str]) -> Activation:
    # Each operator is passed once: a damaged file may have circles.
    for _ in writers:
        operator = writers.get(index)
        code = operator.integer(schema.Operator.CODE, "I") if operator else len(names)
        if operator is None or code >= len(names):
            break
        inputs = operator.integers(schema.Operator.INPUTS, "i")
        if names[code] not in _TRANSPARENT or not inputs:
            return _ACTIVATIONS.get(names[code], Activation.NONE)
        index = inputs[0]
    return Activation.NONE

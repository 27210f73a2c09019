"""Decides how the operators of a `.tflite` are read: as graphs of tensors, the model's own first."""

from __future__ import annotations

from generator.errors import MetadataError
from generator.metadata import tflite_schema as schema
from generator.metadata.flatbuffer_reader import FlatbufferReader, Table
from generator.metadata.tflite_reader import operator_name
from generator.spec.operator_graph import GraphOperator, GraphTensor, OperatorGraph


def operator_graphs(data: bytes) -> tuple[OperatorGraph, ...]:
    """The model's graph, and behind it those of its loops and branches.

    Raises:
        MetadataError: the file is damaged, hostile, or not a TFLite model.
    """
    model = FlatbufferReader(data, schema.MODEL_IDENTIFIER).root()
    codes = [operator_name(code) for code in model.tables(schema.Model.OPERATOR_CODES)]
    sizes = [len(buffer.data(schema.Buffer.DATA)) for buffer in model.tables(schema.Model.BUFFERS)]
    names = _signature_names(model)
    return tuple(
        _graph(subgraph, codes, sizes, names.get(number, {}))
        for number, subgraph in enumerate(model.tables(schema.Model.SUBGRAPHS))
    )


def _graph(subgraph: Table, codes: list[tuple[str, bool]], sizes: list[int], names: dict[int, str]) -> OperatorGraph:
    tensors = tuple(_tensor(tensor, sizes) for tensor in subgraph.tables(schema.Subgraph.TENSORS))
    operators = tuple(_operator(each, codes, len(tensors)) for each in subgraph.tables(schema.Subgraph.OPERATORS))
    inputs = _indices(subgraph, schema.Subgraph.INPUTS, len(tensors))
    outputs = _indices(subgraph, schema.Subgraph.OUTPUTS, len(tensors))
    output_names = tuple(names.get(index, tensors[index].name) for index in outputs)
    return OperatorGraph(tensors, operators, inputs, outputs, output_names)


def _tensor(tensor: Table, sizes: list[int]) -> GraphTensor:
    buffer = tensor.integer(schema.Tensor.BUFFER, "I")
    if buffer >= len(sizes):
        raise MetadataError(f"The file refers to buffer {buffer} of {len(sizes)}.", "The file is damaged.")
    code = tensor.integer(schema.Tensor.TYPE, "b")
    return GraphTensor(
        tensor.text(schema.Tensor.NAME),
        tensor.integers(schema.Tensor.SHAPE_SIGNATURE, "i") or tensor.integers(schema.Tensor.SHAPE, "i"),
        schema.element_types().get(code, f"type {code}"),
        sizes[buffer],
    )


def _operator(operator: Table, codes: list[tuple[str, bool]], tensors: int) -> GraphOperator:
    index = operator.integer(schema.Operator.CODE, "I")
    if index >= len(codes):
        raise MetadataError(f"The file uses operator code {index} of {len(codes)}.", "The file is damaged.")
    kind, custom = codes[index]
    inputs = _indices(operator, schema.Operator.INPUTS, tensors)
    return GraphOperator(kind, inputs, _indices(operator, schema.Operator.OUTPUTS, tensors), custom)


def _indices(table: Table, field: int, count: int) -> tuple[int, ...]:
    """Indices of tensors; -1 stands for one that an operator does without."""
    found = tuple(index for index in table.integers(field, "i") if index != -1)
    strange = next((index for index in found if not 0 <= index < count), None)
    if strange is not None:
        raise MetadataError(f"The file refers to tensor {strange} of {count}.", "The file is damaged.")
    return found


def _signature_names(model: Table) -> dict[int, dict[int, str]]:
    """Names of outputs by subgraph and tensor, from the first signature of each subgraph."""
    names: dict[int, dict[int, str]] = {}
    for signature in model.tables(schema.Model.SIGNATURES):
        pairs = {
            pair.integer(schema.Signature.PAIR_TENSOR, "I"): pair.text(schema.Signature.PAIR_NAME)
            for pair in signature.tables(schema.Signature.OUTPUTS)
        }
        names.setdefault(signature.integer(schema.Signature.SUBGRAPH, "I"), pairs)
    return names

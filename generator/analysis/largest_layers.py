"""Decides which layers of the source model take up most of an artefact."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from generator.spec.layers import layer_of
from generator.spec.operator_graph import GraphOperator, OperatorGraph


@dataclass(frozen=True)
class LayerSize:
    """How large a layer's constants are in an artefact.

    Attributes:
        size: bytes.
        share: of all constants, 0..1.
    """

    layer: str
    size: int
    share: float


def largest_layers(graphs: Sequence[OperatorGraph], layers: Collection[str]) -> tuple[LayerSize, ...]:
    """The layers with constants, the largest first.

    A constant that several operators read is the first one's; whatever turns it into another type on the way, as
    DEQUANTIZE does with float16, belongs to the layer that reads the result.

    Args:
        graphs: the model's, and those of its loops and branches.
        layers: names of the source model's layers.
    """
    sizes: dict[str, int] = {}
    for graph in graphs:
        readers = _readers(graph)
        counted: set[int] = set()
        for operator in graph.operators:
            for index in operator.inputs:
                if graph.tensors[index].is_constant and index not in counted:
                    counted.add(index)
                    layer = layer_of(graph.name_of(_last(operator, readers)), layers)
                    sizes[layer] = sizes.get(layer, 0) + graph.tensors[index].size
    total = sum(sizes.values())
    ordered = sorted(sizes.items(), key=lambda item: (-item[1], item[0]))
    return tuple(LayerSize(layer, size, size / total) for layer, size in ordered)


def _readers(graph: OperatorGraph) -> dict[int, GraphOperator]:
    """Who reads first what is made of constants alone, by the index of that."""
    fixed = {index for index, tensor in enumerate(graph.tensors) if tensor.is_constant}
    made: set[int] = set()
    readers: dict[int, GraphOperator] = {}
    for operator in graph.operators:
        for index in made.intersection(operator.inputs):
            readers.setdefault(index, operator)
        if operator.inputs and fixed.issuperset(operator.inputs):
            fixed.update(operator.outputs)
            made.update(operator.outputs)
    return readers


def _last(operator: GraphOperator, readers: Mapping[int, GraphOperator]) -> GraphOperator:
    """Who uses what `operator` gives, if that is made of constants alone."""
    while operator.outputs and operator.outputs[0] in readers:
        operator = readers[operator.outputs[0]]
    return operator

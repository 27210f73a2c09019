"""Decides which layers of the source model take up most of an artefact."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from generator.spec.layers import layer_of
from generator.spec.operator_graph import OperatorGraph


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
                    layer = _reading_layer(graph, operator.outputs, readers, layers)
                    sizes[layer] = sizes.get(layer, 0) + graph.tensors[index].size
    total = sum(sizes.values())
    ordered = sorted(sizes.items(), key=lambda item: (-item[1], item[0]))
    return tuple(LayerSize(layer, size, size / total) for layer, size in ordered)


def _readers(graph: OperatorGraph) -> dict[int, tuple[int, ...]]:
    """For what is made of constants alone: what the first operator that reads it gives."""
    computed = {index for index, tensor in enumerate(graph.tensors) if not tensor.is_constant}
    made = {
        operator.outputs[0]
        for operator in graph.operators
        if operator.outputs and operator.inputs and not computed & set(operator.inputs)
    }
    readers: dict[int, tuple[int, ...]] = {}
    for operator in graph.operators:
        for index in operator.inputs:
            if index in made:
                readers.setdefault(index, operator.outputs)
    return readers


def _reading_layer(
    graph: OperatorGraph, outputs: tuple[int, ...], readers: dict[int, tuple[int, ...]], layers: Collection[str]
) -> str:
    while outputs and outputs[0] in readers:
        outputs = readers[outputs[0]]
    return layer_of(graph.tensors[outputs[0]].name, layers) if outputs else "operators without outputs"

"""Decides which layers of a model that was quantised still compute in floating point."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from generator.spec.layers import layer_of
from generator.spec.operator_graph import GraphOperator, OperatorGraph

_FLOATS = frozenset(("float16", "float32", "float64"))
_INTEGERS = frozenset(("int4", "int8", "uint8", "int16"))
_BETWEEN = frozenset(("DEQUANTIZE", "QUANTIZE"))
# Quantisers leave biases and other short constants as they are.
_FEW_BYTES = 4096


@dataclass(frozen=True)
class FloatLayer:
    """A layer that computes in floating point.

    Attributes:
        kinds: of its operators, each once.
        size: bytes of their constants.
    """

    layer: str
    kinds: tuple[str, ...]
    size: int


def float_layers(graphs: Sequence[OperatorGraph], layers: Collection[str]) -> tuple[FloatLayer, ...]:
    """The layers of a quantised model that were not, in the order in which they run; nothing for any other model.

    Where the model computes on integers, a layer counts whose operators take and give floats; what only turns integers
    into floats and back is no layer's work. Where integers are its weights alone, a layer counts with float weights.
    """
    steps = [(graph, operator) for graph in graphs for operator in graph.operators if operator.kind not in _BETWEEN]
    if any(_computes_on(graph, operator, _INTEGERS) for graph, operator in steps):
        chosen = [(graph, operator) for graph, operator in steps if _computes_on(graph, operator, _FLOATS)]
    elif any(_weights(graph, operator, _INTEGERS) for graph, operator in steps):
        chosen = [(graph, operator) for graph, operator in steps if _weights(graph, operator, _FLOATS) > _FEW_BYTES]
    else:
        return ()
    kinds: dict[str, dict[str, None]] = {}
    sizes: dict[str, int] = {}
    for graph, operator in chosen:
        layer = layer_of(graph.name_of(operator), layers)
        kinds.setdefault(layer, {})[operator.kind] = None
        sizes[layer] = sizes.get(layer, 0) + sum(tensor.size for tensor in graph.constants_of(operator))
    return tuple(FloatLayer(layer, tuple(found), sizes[layer]) for layer, found in kinds.items())


def _computes_on(graph: OperatorGraph, operator: GraphOperator, types: Collection[str]) -> bool:
    tensors = (graph.tensors[index] for index in (*operator.inputs, *operator.outputs))
    computed = [tensor.dtype for tensor in tensors if not tensor.is_constant]
    return bool(computed) and all(dtype in types for dtype in computed)


def _weights(graph: OperatorGraph, operator: GraphOperator, types: Collection[str]) -> int:
    """Bytes of an operator's constants of these types."""
    return sum(tensor.size for tensor in graph.constants_of(operator) if tensor.dtype in types)

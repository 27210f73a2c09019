"""Decides which operators a delegate takes, where that is published; who can be asked is asked instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.spec.operator_graph import GraphOperator, GraphTensor, OperatorGraph

Takes = Callable[[OperatorGraph, GraphOperator], bool]

_FLOATS = ("float16", "float32")

# Source: the builders in tensorflow/lite/delegates/coreml/builders of TensorFlow 2.17.
CORE_ML_OPERATORS = frozenset(
    (
        *("ADD", "AVERAGE_POOL_2D", "CONCATENATION", "CONV_2D", "DEPTHWISE_CONV_2D", "FULLY_CONNECTED", "HARD_SWISH"),
        *("LOGISTIC", "MAX_POOL_2D", "MEAN", "MIRROR_PAD", "MUL", "PAD", "PADV2", "RELU", "RELU6", "RELU_N1_TO_1"),
        *("RESHAPE", "RESIZE_BILINEAR", "SOFTMAX", "TANH", "TRANSPOSE_CONV"),
    )
)


@dataclass(frozen=True)
class Delegate:
    """Somebody who takes parts of a graph from TensorFlow Lite's interpreter.

    Attributes:
        name: for people.
        source: where the list of its operators comes from, for people.
    """

    name: str
    takes: Takes
    source: str


def takes_first(count: int) -> Takes:
    """Takes the first `count` operators."""
    return lambda graph, operator: any(operator is each for each in graph.operators[:count])


def _core_ml_takes(graph: OperatorGraph, operator: GraphOperator) -> bool:
    if operator.kind == "DEQUANTIZE":
        # It takes weights of float16 along with who reads them.
        return all(graph.tensors[index].is_constant for index in operator.inputs)
    return operator.kind in CORE_ML_OPERATORS and all(map(_is_float, _computed(graph, operator)))


def _computed(graph: OperatorGraph, operator: GraphOperator) -> list[GraphTensor]:
    tensors = [graph.tensors[index] for index in (*operator.inputs, *operator.outputs)]
    return [tensor for tensor in tensors if not tensor.is_constant]


def _is_float(tensor: GraphTensor) -> bool:
    return tensor.dtype in _FLOATS


CORE_ML_DELEGATE = Delegate(
    "TensorFlow Lite's Core ML delegate", _core_ml_takes, "the delegate's source code of TensorFlow 2.17; not tried"
)

"""Decides how the loops of Keras's recurrent layers reach Core ML: without their second, redundant bound.

Keras writes `counter < max_iterations and time < steps`. coremltools throws TensorFlow's counter away and then stumbles
over the comparison with it, so the comparison goes first, and only where the other one says the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from generator.errors import ConversionError

_MODULE = "coremltools.converters.mil.frontend.tensorflow2.tf_graph_pass.rewrite_control_flow_functions"
_FUNCTION = "_eliminate_loop_cond_nodes"
_LOOPS = ("While", "StatelessWhile")


@contextmanager
def bounded_loops() -> Iterator[None]:
    """Drops redundant bounds before coremltools removes the counters of loops."""
    module = import_module(_MODULE)
    original = getattr(module, _FUNCTION)

    def eliminate(network: Any, function: Any) -> None:
        for node in function.graph.values():
            if node.op in _LOOPS:
                _drop_redundant_bound(network, function.graph, node)
        original(network, function)

    setattr(module, _FUNCTION, eliminate)
    try:
        yield
    finally:
        setattr(module, _FUNCTION, original)


def _drop_redundant_bound(network: Any, graph: dict[str, Any], loop: Any) -> None:
    from coremltools.converters.mil.frontend.tensorflow.basic_graph_ops import delete_node

    condition = network.functions[loop.attr["cond"]]
    nodes, counter = condition.graph, condition.inputs[0]
    for name in list(nodes[counter].outputs):
        comparison = nodes[name]
        both = nodes[comparison.outputs[0]] if len(comparison.outputs) == 1 else None
        if (
            comparison.op != "Less"
            or comparison.inputs != condition.inputs[:2]
            or both is None
            or both.op != "LogicalAnd"
        ):
            raise _unknown(loop.name)
        (other,) = [other for other in both.inputs if other != name]
        if not _counts_no_further(network, graph, loop, nodes[other]):
            raise _unknown(loop.name)
        delete_node(nodes, name)
        both.op = "Identity"


def _counts_no_further(network: Any, graph: dict[str, Any], loop: Any, comparison: Any) -> bool:
    """True if `comparison` is `time < n` with n no greater than the loop's maximum, and time counts up from 0 by 1."""
    condition, body = network.functions[loop.attr["cond"]], network.functions[loop.attr["body"]]
    if comparison.op != "Less" or comparison.inputs[0] not in condition.inputs:
        return False
    index = condition.inputs.index(comparison.inputs[0])
    bound = condition.graph[comparison.inputs[1]].value
    maximum, start = graph[loop.inputs[1]].value, graph[loop.inputs[index]].value
    if bound is None or maximum is None or start is None:
        return False
    return int(start.val) == 0 and int(bound.val) <= int(maximum.val) and _step(body, index) == 1


def _step(body: Any, index: int) -> int | None:
    """By how much the body raises loop variable `index`; None if it does something else to it."""
    node = body.graph[body.outputs[index]]
    while node.op == "Identity":
        node = body.graph[node.inputs[0]]
    if node.op not in ("Add", "AddV2") or body.inputs[index] not in node.inputs:
        return None
    (step,) = [body.graph[name].value for name in node.inputs if name != body.inputs[index]] or [None]
    return None if step is None else int(step.val)


def _unknown(name: str) -> ConversionError:
    return ConversionError(
        f"Core ML can't be given the loop “{name}”: it has a maximum number of iterations besides its own condition",
        "If it is a recurrent layer, build it with unroll=True, load the weights and save the model again.",
    )

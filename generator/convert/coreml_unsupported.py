"""Decides what is said of a model that coremltools has nothing for: every operator of it with its layers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.convert.unsupported import UnsupportedOperator, UnsupportedOperatorsError, in_order
from generator.errors import ConversionError
from generator.spec.layers import layer_of
from generator.spec.source_model import SourceModel

# coremltools takes them out before it looks at operators.
_REMOVED = frozenset(("Const", "Identity", "NoOp", "Placeholder", "ReadVariableOp"))
_FIRST = re.compile(r"Conversion for TF op '(\w+)' not implemented")


def coreml_refusal(failure: Exception, model: SourceModel) -> UnsupportedOperatorsError | None:
    """What coremltools lacks; None if it failed for another reason.

    coremltools stops at the first operator that it doesn't know; here are all that it has nothing for.
    """
    first = _FIRST.search(str(failure))
    if first is None:
        return None
    found: dict[str, list[str]] = {first.group(1): []}
    known = _known_operators() | _REMOVED
    for kind, name in _operations(model.function.graph):
        if kind not in known or kind in found:
            found.setdefault(kind, []).append(layer_of(name, model.layers))
    operators = [UnsupportedOperator(name, in_order(places, model.layers)) for name, places in sorted(found.items())]
    return UnsupportedOperatorsError("Core ML", operators)


def refuse_memory(model: SourceModel) -> None:
    """Raises `ConversionError` if `model` remembers: coremltools freezes the variables of TensorFlow's models."""
    if not model.stateful:
        return
    graph = model.function.graph
    changed = [layer_of(name, model.layers) for kind, name in _operations(graph) if kind.startswith("Assign")]
    named = " and ".join(f"“{layer}”" for layer in in_order(changed, model.layers))
    raise ConversionError(
        f"Core ML can't be made from a model that remembers what it was asked before, as {named} does",
        "Save it with stateful=False, with the state as another input and output, or ask for TFLite alone.",
    )


def _operations(graph: Any) -> Iterator[tuple[str, str]]:
    """Types and names of all operations, those in the bodies of loops and branches included."""
    yield from ((operation.type, operation.name) for operation in graph.get_operations())
    for function in graph.as_graph_def().library.function:
        yield from ((node.op, node.name) for node in function.node_def)


def _known_operators() -> frozenset[str]:
    from coremltools.converters.mil.frontend.tensorflow import tf_op_registry

    from generator.convert.coreml_shims import coreml_shims

    with coreml_shims():
        return frozenset(tf_op_registry._TF_OPS_REGISTRY)  # noqa: SLF001 - coremltools offers no list of them

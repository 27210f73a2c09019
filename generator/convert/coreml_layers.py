"""Decides which layers of the source model an operation of an ML Program does the work of.

coremltools names an operation after the last node of the graph that it has folded into it: a convolution may bear the
name of the batch normalisation behind it. So the graph tells the rest: all nodes before that one, back to those that
are operations of their own.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from generator.convert.coreml_names import identifier
from generator.errors import ConversionError
from generator.spec.layers import layer_of

Layers = Mapping[str, tuple[str, ...]]
"""Layers of the source model by the name of an operation; the one whose weights are meant comes last."""

# What coremltools appends to the name of a value that it has cast, and where it has moved the channels to the front.
_APPENDED = re.compile(r"x?((_cast|_to)_fp(16|32))?$")
# Nodes that multiply by a layer's weights: what comes before them is the work of others.
_WEIGHTED = frozenset(
    (
        "BatchMatMulV2",
        "Conv2D",
        "Conv2DBackpropInput",
        "Conv3D",
        "Conv3DBackpropInputV2",
        "DepthwiseConv2dNative",
        "Einsum",
        "MatMul",
    )
)
_SHOWN = 3


def program_layers(spec: Any, function: Any, layers: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The layers of each operation by its name and by that of the value that it gives first; none for no layer's.

    An operation in a block, as loops have them, does the work of the operation that the block belongs to.

    Args:
        spec: the model specification, before its values are renamed.
        function: the traced function that it was converted from.
        layers: names of the source model's layers.
    """
    nodes = {identifier(node.name): node for node in function.graph.get_operations()}
    operations = [
        operation
        for program in spec.mlProgram.functions.values()
        for block in program.block_specializations.values()
        for operation in block.operations
        if operation.type != "const" and operation.outputs
    ]
    made = {operation.outputs[0].name: _node(operation.outputs[0].name, nodes) for operation in operations}
    places = {node.name for node in made.values() if node is not None}
    found: dict[str, tuple[str, ...]] = {}
    for operation in operations:
        node = made[operation.outputs[0].name]
        names = tuple(_layers(node, places - {node.name}, layers)) if node is not None else ()
        if names:
            found |= dict.fromkeys(_names(operation), names)
    return found


def kept_operations(layers: Layers, keep_float: Sequence[str]) -> frozenset[str]:
    """The names of the operations that do the work of some layers.

    Raises:
        ConversionError: the model has no layer of such a name.
    """
    known = {layer for names in layers.values() for layer in names}
    for layer in keep_float:
        if layer not in known:
            close = [f"“{name}”" for name in difflib.get_close_matches(layer, sorted(known), _SHOWN)]
            hint = (
                f"Did you mean {' or '.join(close)}?" if close else "`mobilegen inspect` shows the layers of a model."
            )
            raise ConversionError(f"the model has no layer “{layer}” to keep in floating point", hint)
    return frozenset(name for name, names in layers.items() if not set(names).isdisjoint(keep_float))


def told(kind: str, operation: str, layers: Layers) -> str:
    """An operation for people, with the layer whose weights it has: `conv “conv1_1_convolution” of “conv1”`."""
    names = layers.get(operation, ())
    return f"{kind} “{operation}”" + (f" of “{names[-1]}”" if names else "")


def _names(operation: Any) -> Iterator[str]:
    yield operation.outputs[0].name
    if "name" in operation.attributes:
        yield from operation.attributes["name"].immediateValue.tensor.strings.values
    for block in operation.blocks:
        for nested in block.operations:
            if nested.outputs:
                yield from _names(nested)


def _node(value: str, nodes: Mapping[str, Any]) -> Any | None:
    return nodes.get(value) or nodes.get(_APPENDED.sub("", value))


def _layers(node: Any, places: Collection[str], layers: Collection[str]) -> Iterator[str]:
    """Those of a node and of the nodes before it that have no operation of their own: each once, the first last."""
    pending, seen, told_ones = [node], {node.name}, set[str]()
    while pending:
        node = pending.pop()
        layer = layer_of(node.name, layers)
        if layer in layers and layer not in told_ones:
            told_ones.add(layer)
            yield layer
        for tensor in () if node.type in _WEIGHTED else node.inputs:
            if tensor.op.name not in seen and tensor.op.name not in places:
                seen.add(tensor.op.name)
                pending.append(tensor.op)

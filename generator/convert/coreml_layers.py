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
from generator.convert.unknown_layer import UnknownLayerError
from generator.spec.layers import layer_of

Layers = Mapping[str, tuple[str, ...]]
"""Layers of the source model by the name of an operation; the one whose weights are meant comes last."""

# What coremltools appends to the name of a value that it has cast.
_CAST = re.compile(r"(_cast|_to)_fp(16|32)$")
# What it appends where it has moved the channels to the front, and to each of several values.
_APPENDED = re.compile(r"(x|_\d+)$")
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
_MULTIPLIES = frozenset(("conv", "conv_transpose", "einsum", "linear", "matmul"))
_SHOWN = 3


def program_layers(spec: Any, function: Any, layers: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The layers of each operation by its name and by that of the value that it gives first; none for no layer's.

    An operation in a block, as loops have them, does the work of the operation that the block belongs to.

    Args:
        spec: the model specification, before its values are renamed.
        function: the traced function that it was converted from.
        layers: names of the source model's layers.
    """
    found: dict[str, tuple[str, ...]] = {}
    for program in spec.mlProgram.functions.values():
        for block in program.block_specializations.values():
            graph = _Graph(block, function, layers)
            for operation in graph.operations:
                names = tuple(dict.fromkeys(graph.layers(operation)))
                if names:
                    found |= dict.fromkeys(_names(operation), names)
    return found


class _Graph:
    """A program's operations and the nodes that they were made of."""

    def __init__(self, block: Any, function: Any, layers: Collection[str]) -> None:
        nodes = {identifier(node.name): node for node in function.graph.get_operations()}
        self.operations = [each for each in block.operations if each.type != "const" and each.outputs]
        self._known = layers
        self._made = {_value(operation): _node(_value(operation), nodes) for operation in self.operations}
        self._places = {node.name for node in self._made.values() if node is not None}
        self._takers: dict[str, Any] = {}
        for operation in self.operations:
            for argument in operation.inputs.values():
                for binding in argument.arguments:
                    self._takers.setdefault(binding.name, operation)

    def layers(self, operation: Any) -> Iterator[str]:
        """Those of its node and of all before it that have no operation of their own, the one with weights last.

        An operation with weights that bears no node's name is found from the next one that does, behind as many others
        with weights as there are in between.
        """
        node, passed = self._made[_value(operation)], 0
        if node is None and operation.type not in _MULTIPLIES:
            return
        while node is None:
            operation = self._takers.get(_value(operation))
            if operation is None:
                return
            node = self._made[_value(operation)]
            passed += operation.type in _MULTIPLIES
        if node is not None:
            yield from self._before(node, passed)

    def _before(self, node: Any, passed: int) -> Iterator[str]:
        """The layers behind `passed` nodes with weights, up to the next ones."""
        pending, seen = [(node, 0)], {node.name}
        while pending:
            node, depth = pending.pop()
            layer = layer_of(node.name, self._known)
            if depth == passed and layer in self._known:
                yield layer
            depth += node.type in _WEIGHTED
            for tensor in node.inputs if depth <= passed else ():
                if tensor.op.name not in seen | self._places:
                    seen.add(tensor.op.name)
                    pending.append((tensor.op, depth))


def kept_operations(layers: Layers, keep_float: Sequence[str]) -> frozenset[str]:
    """The names of the operations that do the work of some layers.

    Raises:
        UnknownLayerError: the model has no layer of such a name.
    """
    known = {layer for names in layers.values() for layer in names}
    for layer in keep_float:
        if layer not in known:
            close = [f"“{name}”" for name in difflib.get_close_matches(layer, sorted(known), _SHOWN)]
            hint = (
                f"Did you mean {' or '.join(close)}?" if close else "`mobilegen inspect` shows the layers of a model."
            )
            raise UnknownLayerError(layer, hint)
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


def _value(operation: Any) -> str:
    return str(operation.outputs[0].name)


def _node(value: str, nodes: Mapping[str, Any]) -> Any | None:
    name = _CAST.sub("", value)
    return nodes.get(name) or nodes.get(_APPENDED.sub("", name))

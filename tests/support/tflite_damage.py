"""Damages `.tflite` files on purpose: one weight, one activation, one padding, two operands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from generator.metadata.tflite_container import pack, unpack

Damage = Callable[[bytes], bytes]


def operators(tree: Any, kind: str) -> list[Any]:
    """The main graph's operators of a type such as `CONV_2D`, in order."""
    from ai_edge_litert import schema_py_generated as schema

    code = getattr(schema.BuiltinOperator, kind)
    codes = [max(each.builtinCode, each.deprecatedBuiltinCode) for each in tree.operatorCodes]
    return [operator for operator in tree.subgraphs[0].operators if codes[operator.opcodeIndex] == code]


def edited(edit: Callable[[Any], None]) -> Damage:
    """The file after `edit` has changed its object tree in place."""

    def apply(content: bytes) -> bytes:
        tree = unpack(content)
        edit(tree)
        return pack(tree)

    return apply


def weight(kind: str, index: int = 0, change: float = 3.0) -> Damage:
    """The middle one of an operator's float32 weights changed by `change`."""

    def edit(tree: Any) -> None:
        tensor = tree.subgraphs[0].tensors[operators(tree, kind)[index].inputs[1]]
        buffer = tree.buffers[tensor.buffer]
        values = np.frombuffer(bytes(buffer.data), np.float32).copy()
        values[values.size // 2] += change
        buffer.data = np.frombuffer(values.tobytes(), np.uint8)

    return edited(edit)


def activation(kind: str, code: int, index: int = 0) -> Damage:
    """Another fused activation: 0 none, 1 ReLU, 3 ReLU6."""

    def edit(tree: Any) -> None:
        operators(tree, kind)[index].builtinOptions.fusedActivationFunction = code

    return edited(edit)


def padding(kind: str, code: int, index: int = 0) -> Damage:
    """Another padding: 0 same, 1 valid."""

    def edit(tree: Any) -> None:
        operators(tree, kind)[index].builtinOptions.padding = code

    return edited(edit)


def swapped(kind: str, index: int = 0) -> Damage:
    """The first two inputs of an operator in each other's place."""

    def edit(tree: Any) -> None:
        operator = operators(tree, kind)[index]
        first, second, *others = operator.inputs
        operator.inputs = [second, first, *others]

    return edited(edit)

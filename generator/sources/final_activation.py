"""Decides which activation a traced model ends in, by the operators before its outputs."""

from __future__ import annotations

from typing import Any

from generator.spec import Activation

_TRANSPARENT = frozenset({"Cast", "Identity", "Reshape", "Squeeze"})
_ACTIVATIONS = {"Softmax": Activation.SOFTMAX, "Sigmoid": Activation.SIGMOID}


def final_activation(function: Any) -> Activation:
    """The activation that all outputs of a ConcreteFunction end in; NONE if it is another one or they differ."""
    found = {_activation(tensor) for tensor in function.outputs}
    return found.pop() if len(found) == 1 else Activation.NONE


def _activation(tensor: Any) -> Activation:
    operation = tensor.op
    while operation.type in _TRANSPARENT:
        operation = operation.inputs[0].op
    return _ACTIVATIONS.get(operation.type, Activation.NONE)

"""Decides which labels a Core ML classifier names, and in which order: that of the probabilities it computes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

_NUMBERS = ("ints", "longInts")


def class_labels(model: Any) -> tuple[str | int, ...]:
    """The labels in a message `Model`, one for each probability; none if it is no classifier or doesn't say them."""
    if model.WhichOneof("Type") == "neuralNetworkClassifier":
        field = model.neuralNetworkClassifier.WhichOneof("ClassLabels")
        return tuple(getattr(model.neuralNetworkClassifier, field).vector) if field else ()
    function = model.mlProgram.functions.get(model.description.defaultFunctionName or "main")
    block = function.block_specializations.get(function.opset) if function else None
    if block is None:
        return ()
    constants = {operation.outputs[0].name: operation for operation in block.operations if operation.type == "const"}
    for operation in block.operations:
        if operation.type == "classify":
            arguments = operation.inputs["classes"].arguments
            return tuple(chain.from_iterable(_values(argument, constants) for argument in arguments))
    return ()


def _values(argument: Any, constants: dict[str, Any]) -> Iterator[str | int]:
    if argument.WhichOneof("binding") == "value":
        return _elements(argument.value)
    constant = constants.get(argument.name)
    return _elements(constant.attributes["val"]) if constant else iter(())


def _elements(value: Any) -> Iterator[str | int]:
    """Of a tensor of texts or integers, or of a list of such."""
    content = value.immediateValue
    if content.WhichOneof("value") == "list":
        return chain.from_iterable(map(_elements, content.list.values))
    field = content.tensor.WhichOneof("value")
    if field == "strings":
        return iter(content.tensor.strings.values)
    return map(int, getattr(content.tensor, field).values) if field in _NUMBERS else iter(())

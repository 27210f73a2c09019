"""Decides how a converted package is damaged on purpose: changes of single operations, constants and weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from generator.mil import MilError
from generator.mil.messages import messages
from tests.support.mil_packages import WEIGHTS, edited, set_immediate

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Mutation:
    """One mistake that a converter, a compressor or a broken disk could make.

    Attributes:
        name: what is wrong.
        apply: makes it of a package's files.
        caught_by: the error that evaluating raises; None if the result is what gives it away.
    """

    name: str
    apply: Callable[[Files], Files]
    caught_by: type[MilError] | None = None


def operation(model: Any, kind: str, index: int = 0) -> Any:
    """The message of the `index`th operation of that type."""
    return [one for one in block(model).operations if one.type == kind][index]


def block(model: Any) -> Any:
    """The message of the main function's block."""
    function = model.mlProgram.functions["main"]
    return function.block_specializations[function.opset]


def retyped(kind: str, other: str, index: int = 0) -> Callable[[Files], Files]:
    """Another operation in one's place."""

    def edit(model: Any) -> None:
        operation(model, kind, index).type = other

    return lambda files: edited(files, edit)


def swapped(kind: str, first: str = "x", second: str = "y", index: int = 0) -> Callable[[Files], Files]:
    """Two inputs of an operation in each other's place."""

    def edit(model: Any) -> None:
        inputs = operation(model, kind, index).inputs
        one, other = type(inputs[first])(), type(inputs[first])()
        one.CopyFrom(inputs[first])
        other.CopyFrom(inputs[second])
        inputs[first].CopyFrom(other)
        inputs[second].CopyFrom(one)

    return lambda files: edited(files, edit)


def given(kind: str, parameter: str, value: Any, index: int = 0) -> Callable[[Files], Files]:
    """Another constant for one input of an operation; others that share the old one keep it."""

    def edit(model: Any) -> None:
        argument = operation(model, kind, index).inputs[parameter]
        del argument.arguments[:]
        set_immediate(argument.arguments.add().value, value)

    return lambda files: edited(files, edit)


def declared(kind: str, data_type: str, index: int = 0) -> Callable[[Files], Files]:
    """Another element type for an operation's output."""

    def edit(model: Any) -> None:
        output = operation(model, kind, index).outputs[0]
        output.type.tensorType.dataType = messages("MIL").DataType.Value(data_type)

    return lambda files: edited(files, edit)


def removed(kind: str, index: int = 0) -> Callable[[Files], Files]:
    """An operation left out, though others need its output."""

    def edit(model: Any) -> None:
        block(model).operations.remove(operation(model, kind, index))

    return lambda files: edited(files, edit)


def other_weights(kind: str, index: int, other: int, parameter: str = "weight") -> Callable[[Files], Files]:
    """An operation that reads the weights of another of its kind."""

    def edit(model: Any) -> None:
        foreign = operation(model, kind, other).inputs[parameter]
        operation(model, kind, index).inputs[parameter].CopyFrom(foreign)

    return lambda files: edited(files, edit)


def one_weight(kind: str, factor: float, index: int = 0, parameter: str = "weight") -> Callable[[Files], Files]:
    """The first weight of an operation multiplied in the weight file."""

    def apply(files: Files) -> Files:
        weights = bytearray(files[WEIGHTS])
        start = _data_offset(files, kind, parameter, index)
        weight = np.frombuffer(weights, np.float32, 1, start)
        weights[start : start + 4] = (weight * np.float32(factor)).tobytes()
        return {**files, WEIGHTS: bytes(weights)}

    return apply


def truncated(files: Files) -> Files:
    """A weight file that lost its last bytes."""
    return {**files, WEIGHTS: files[WEIGHTS][:-128]}


def record(kind: str, at: int, content: bytes, index: int = 0, parameter: str = "weight") -> Callable[[Files], Files]:
    """Other bytes at some place of the record that stands before an operation's weights in the weight file."""

    def apply(files: Files) -> Files:
        weights = bytearray(files[WEIGHTS])
        start = _blob(files, kind, parameter, index) + at
        weights[start : start + len(content)] = content
        return {**files, WEIGHTS: bytes(weights)}

    return apply


def _blob(files: Files, kind: str, parameter: str, index: int) -> int:
    """Offset of the record of an operation's weights in the weight file."""
    found: list[int] = []

    def look(model: Any) -> None:
        name = operation(model, kind, index).inputs[parameter].arguments[0].name
        (constant,) = (one for one in block(model).operations if one.outputs and one.outputs[0].name == name)
        found.append(constant.attributes["val"].blobFileValue.offset)

    edited(files, look)
    return found[0]


def _data_offset(files: Files, kind: str, parameter: str, index: int) -> int:
    """Offset of the weights themselves: the third 8 bytes of their record."""
    start = _blob(files, kind, parameter, index) + 16
    return int.from_bytes(files[WEIGHTS][start : start + 8], "little")

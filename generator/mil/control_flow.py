"""Decides how the operations are evaluated that choose or repeat blocks, or touch states."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Any, Protocol, TypeAlias

import numpy as np

from generator.mil.program import Block, Operation, State

Given: TypeAlias = dict[str, list[Any]]
"""An operation's values by parameter."""


class Run(Protocol):
    """What control flow needs of an evaluation."""

    @property
    def state(self) -> State:
        """The states' values by name."""

    def block(self, block: Block, given: list[Any]) -> list[Any]:
        """Evaluates a block whose inputs have these values; gives its outputs."""


def _cond(run: Run, operation: Operation, given: Given) -> list[Any]:
    taken, otherwise = operation.blocks
    return run.block(taken if _truth(given["pred"]) else otherwise, [])


def _while_loop(run: Run, operation: Operation, given: Given) -> list[Any]:
    condition, body = operation.blocks
    values = given["loop_vars"]
    while _truth(run.block(condition, values)):
        values = run.block(body, values)
    return values


def _read_state(run: Run, _: Operation, given: Given) -> list[Any]:
    (name,) = given["input"]
    return [run.state[name]]


def _write_state(run: Run, _: Operation, given: Given) -> list[Any]:
    (name,), (data,) = given["input"], given["data"]
    run.state[name] = data
    return []


def _truth(values: list[Any]) -> bool:
    (value,) = values
    array = np.asarray(value)
    if array.size != 1:
        raise ValueError(f"a condition of shape {list(array.shape)} isn't one truth value")
    return bool(array.reshape(()))


CONTROL_FLOW: MappingProxyType[str, Callable[[Run, Operation, Given], list[Any]]] = MappingProxyType(
    {"cond": _cond, "while_loop": _while_loop, "read_state": _read_state, "write_state": _write_state}
)
"""The operations that aren't functions of their inputs' values alone."""
PARAMETERS = MappingProxyType(
    {
        "cond": frozenset({"pred"}),
        "while_loop": frozenset({"loop_vars"}),
        "read_state": frozenset({"input"}),
        "write_state": frozenset({"input", "data"}),
    }
)
"""The inputs of each of them; all have to be given."""

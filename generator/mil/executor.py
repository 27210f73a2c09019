"""Decides what an evaluation of a whole function takes and gives: features in, features out, states in between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import numpy as np

from generator.mil.constants import constant_values
from generator.mil.errors import EvaluationError, InputError
from generator.mil.evaluation import Evaluation
from generator.mil.inputs import parameter_values
from generator.mil.ops.arguments import affordable
from generator.mil.outputs import feature_values
from generator.mil.precision import Precision
from generator.mil.program import Function, Program, State, Trace
from generator.mil.storing import Storage
from generator.mil.types import StateType


def evaluate(
    program: Program,
    function: Function,
    inputs: Mapping[str, Any],
    precision: Precision,
    state: State | None,
    trace: Trace | None,
) -> dict[str, Any]:
    """See `Program.evaluate`."""
    storage = Storage.of(precision)
    states = _states(function, state)
    with np.errstate(all="ignore"):
        with _refusing("function", function.name):
            given = parameter_values(function, inputs, storage)
            constants = constant_values(program, function, storage.wide)
        run = Evaluation(constants.copy(), storage, states, trace)
        for parameter, value in zip(function.parameters, given, strict=True):
            run.values[parameter.slot] = value
        results = run.block(function.block, [])
        with _refusing("function", function.name):
            return feature_values(function, results)


@contextmanager
def _refusing(what: str, name: str) -> Iterator[None]:
    """Tells what can't be made of a function's values as an `EvaluationError`; operations do that themselves."""
    try:
        yield
    except (ValueError, MemoryError) as error:
        raise EvaluationError(what, name, f"{error}" or "there isn't enough memory") from error


def initial_state(function: Function) -> dict[str, Any]:
    """Zeros for each state, in its declared shape.

    Raises:
        EvaluationError: a state is larger than any device's memory.
    """
    states: dict[str, Any] = {}
    for parameter in function.parameters:
        if isinstance(parameter.type, StateType):
            with _refusing("state", parameter.name):
                states[parameter.name] = np.zeros(affordable(parameter.type.wrapped.shape or ()), np.float32)
    return states


def _states(function: Function, state: State | None) -> State:
    fresh = initial_state(function)
    if state is None:
        return fresh
    if unknown := sorted(set(state) - set(fresh)):
        raise InputError(f"The program has no state “{unknown[0]}”.")
    for name, zeros in fresh.items():
        shape = np.shape(state.setdefault(name, zeros))
        if shape != zeros.shape:
            raise InputError(f"The state “{name}” has the shape {list(zeros.shape)}, not {list(shape)}.")
    return state

"""Decides how coremltools comes to believe that it runs on a Mac, where Core ML is our evaluator.

coremltools hands a package to Core ML through one class, `_MLModelProxy`, which only its wheels for macOS contain.
Putting another class in its place leaves everything around it as it is on a Mac: the checks of inputs, the states, the
comparison with expected values.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generator.mil import EvaluationError, InputError, Program, State, TracedOp, read_package

MACOS = (26, 0)
SPECIFICATION = 10  # of macOS 26

executed: set[str] = set()
"""The types of the operations that the running test has executed so far."""


class ModelProxy:
    """Takes the place of coremltools' binding to Core ML; signatures and results are those of the binding."""

    def __init__(self, path: str, _compute_units: str, function: str, _hints: object, _asset: object) -> None:
        self._path = Path(path)
        self._function = function or None
        self._program: Program | None = None

    @staticmethod
    def maximum_supported_specification_version() -> int:
        return SPECIFICATION

    def newState(self) -> State:  # noqa: N802 - the binding's name
        return self._read().make_state(self._function)

    def predict(self, inputs: Mapping[str, Any], state: State | None = None) -> dict[str, Any]:
        """The outputs by name, of the types in which Core ML hands them over."""
        program = self._read()
        executed.update(operation.type for operation in program.function(self._function).decompressions)
        try:
            outputs = program.evaluate(inputs, function=self._function, state=state, trace=_remember)
        except InputError as error:
            raise RuntimeError(str(error)) from error  # what Core ML answers to inputs that don't fit
        except EvaluationError as error:
            # What Core ML answers if a program fails while it runs, e.g. at an index beyond a tensor.
            raise RuntimeError(f"Unable to compute the prediction using ML Program: {error}") from error
        return {name: _handed_over(value) for name, value in outputs.items()}

    def _read(self) -> Program:
        if not self._path.is_dir():
            pytest.skip("a neural network, not an ML Program")
        self._program = self._program or read_package(self._path)
        return self._program


def _remember(operation: TracedOp) -> None:
    executed.add(operation.type)


def _handed_over(value: Any) -> Any:
    """Arrays hold float32 or int32 and have at least one axis; labels and dictionaries stay."""
    if not isinstance(value, np.ndarray | np.generic):
        return value
    array = np.atleast_1d(value)
    return array.astype(np.float32 if array.dtype.kind == "f" else np.int32)


def stand_in_for_core_ml() -> None:
    """Lets every model that coremltools makes from now on be run by our evaluator; for a process of its own."""
    from coremltools import _deps
    from coremltools.models import model, utils

    _deps._IS_MACOS = True
    for module in (model, utils):
        module._is_macos = lambda: True
        module._macos_version = lambda: MACOS
    model._MLModelProxy = ModelProxy

"""Decides which operations are to blame for what float16 does to outputs, by bisection: the first that spoils them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.mil.float16_findings import Finding, Loss, finding
from generator.mil.output_range import Outputs, greatest_error
from generator.mil.program import Function, Program, TracedOp
from generator.mil.widened import narrow_operations, widened

_MOST_CAUSES = 4


@dataclass(frozen=True)
class Search:
    """The search for causes: programs with ever other operations in float32, and what they give."""

    program: Program
    function: Function
    inputs: Mapping[str, Any]
    expected: Outputs
    tolerance: float

    def causes(self) -> tuple[tuple[Finding, ...], float]:
        """The operations to blame, and the worst output error without them."""
        narrow = narrow_operations(self.function)
        kept: set[int] = set()
        found: list[Finding] = []
        error = self._error(len(narrow), narrow, kept)
        while error > self.tolerance and len(found) < _MOST_CAUSES:
            if self._error(0, narrow, kept) > self.tolerance:
                break
            position = self._first_spoiling(narrow, kept)
            blamed = self._finding(position, kept)
            kept.add(position)
            left = self._error(len(narrow), narrow, kept)
            if blamed.loss is Loss.PRECISION and left > error / 2:
                break
            found.append(blamed)
            error = left
        return tuple(found), error

    def _first_spoiling(self, narrow: Sequence[int], kept: set[int]) -> int:
        """The first operation up to which float16 spoils the outputs, by bisection."""
        sound, spoilt = 0, len(narrow)
        while spoilt - sound > 1:
            middle = (sound + spoilt) // 2
            if self._error(middle, narrow, kept) > self.tolerance:
                spoilt = middle
            else:
                sound = middle
        return narrow[spoilt - 1]

    def _error(self, count: int, narrow: Sequence[int], kept: set[int]) -> float:
        """The worst output error with the first `count` operations in float16, but those that are `kept` wide."""
        rounded = set(narrow[:count]) - kept
        variant = widened(self.program, self.function, rounded)
        return greatest_error(self.expected, variant.evaluate(self.inputs, function=self.function.name))

    def _finding(self, position: int, kept: set[int]) -> Finding:
        """What rounding does to the operation, the ones before it rounded but those that are `kept` wide."""
        operation = self.function.block.operations[position]
        captures = [_Capture(tuple(output.name for output in operation.outputs)) for _ in range(2)]
        for capture, first_wide in zip(captures, (position, position + 1), strict=True):
            rounded_places = set(range(first_wide)) - kept
            variant = widened(self.program, self.function, rounded_places)
            variant.evaluate(self.inputs, function=self.function.name, trace=capture)
        exact, rounded = (capture.values for capture in captures)
        losses = [
            finding(operation.type, name, exact[name], rounded[name])
            for name in exact
            if name in rounded and exact[name].shape == rounded[name].shape
        ]
        # What gives no floats, such as a choice or a list, can have lost precision inside alone.
        unseen = Finding(operation.type, operation.output, Loss.PRECISION, 0.0, 1.0)
        return max(losses, key=lambda each: (each.loss is Loss.OVERFLOW, each.loss is Loss.UNDERFLOW), default=unseen)


class _Capture:
    """Keeps the float arrays among the results of one operation."""

    def __init__(self, outputs: tuple[str, ...]) -> None:
        self._outputs = outputs
        self.values: dict[str, NDArray[Any]] = {}

    def __call__(self, traced: TracedOp) -> None:
        if traced.outputs == self._outputs:
            named = zip(traced.outputs, traced.values, strict=True)
            self.values = {
                name: value for name, value in named if isinstance(value, np.ndarray) and value.dtype.kind == "f"
            }

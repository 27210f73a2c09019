"""Decides in which order operations are evaluated, and what is checked and stored after each of them."""

from __future__ import annotations

from typing import Any

from generator.mil.control_flow import CONTROL_FLOW
from generator.mil.errors import EvaluationError, MilError, UnsupportedOpError
from generator.mil.ops import OPERATIONS
from generator.mil.program import Block, Operation, State, Trace, TracedOp
from generator.mil.storing import Storage, stored
from generator.mil.support import VARIADIC, misfit
from generator.mil.types import TensorType


class Evaluation:
    """One evaluation of a function: the values so far, by slot.

    Attributes:
        values: of variables and constants; None for what hasn't been computed yet or isn't needed any more.
        state: the states' values by name.
    """

    def __init__(self, values: list[Any], storage: Storage, state: State, trace: Trace | None) -> None:
        self.values = values
        self.state = state
        self._storage = storage
        self._trace = trace
        self._tracing = False

    def block(self, block: Block, given: list[Any]) -> list[Any]:
        """Evaluates a block; gives its outputs' values.

        Raises:
            UnsupportedOpError: there is no definition of an operation.
            EvaluationError: an operation failed or gave something else than the program declares.
        """
        values = self.values
        for variable, value in zip(block.inputs, given, strict=True):
            values[variable.slot] = value
        for operation in block.operations:
            self.evaluate(operation)
            for slot in operation.released:
                values[slot] = None
        results = [values[slot] for slot in block.outputs]
        for slot in block.released:
            values[slot] = None
        return results

    def evaluate(self, operation: Operation) -> None:
        """Evaluates one operation and keeps what it gives; raises as `block` does."""
        try:
            results = self._results(operation)
            kept = stored(operation, results, self._storage)
        except MilError:
            raise
        except Exception as error:
            if self._tracing:
                raise
            # Whatever numpy makes of an operation's inputs is told in the same way.
            message = misfit(operation) or _text(error)
            raise EvaluationError(operation.type, operation.output, message) from error
        for output, value in zip(operation.outputs, kept, strict=True):
            self.values[output.slot] = value
        if self._trace is not None:
            self._tracing = True
            self._trace(_traced(operation, kept))
            self._tracing = False

    def _results(self, operation: Operation) -> list[Any]:
        values = self.values
        if operation.type in CONTROL_FLOW:
            lists = {argument.parameter: [values[slot] for slot in argument.slots] for argument in operation.arguments}
            return CONTROL_FLOW[operation.type](self, operation, lists)
        function = OPERATIONS.get(operation.type)
        if function is None:
            raise UnsupportedOpError(operation.type, operation.output)
        arguments = {}
        for argument in operation.arguments:
            name, slots = argument.parameter, argument.slots
            if name in VARIADIC:
                arguments[name] = [values[slot] for slot in slots]
            else:
                (slot,) = slots
                arguments[name] = values[slot]
        result = function(**arguments)
        return list(result) if isinstance(result, tuple) else [result]


def _traced(operation: Operation, values: list[Any]) -> TracedOp:
    return TracedOp(
        type=operation.type,
        outputs=tuple(output.name for output in operation.outputs),
        values=tuple(values),
        dtypes=tuple(
            output.type.data_type if isinstance(output.type, TensorType) else "" for output in operation.outputs
        ),
        inputs=tuple(name for argument in operation.arguments for name in argument.names),
    )


def _text(error: Exception) -> str:
    return f"{error}" or type(error).__name__

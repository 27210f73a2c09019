"""Decides what a program is once it has been read: functions of blocks of operations, with names resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from generator.mil.errors import InputError
from generator.mil.features import Feature
from generator.mil.precision import Precision
from generator.mil.types import ValueType
from generator.mil.values import Constant


@dataclass(frozen=True)
class Variable:
    """A value that an evaluation computes or is given.

    Attributes:
        name: as the program calls it.
        type: as the program declares it.
        slot: where an evaluation keeps it; no two variables of a function share one.
    """

    name: str
    type: ValueType
    slot: int


@dataclass(frozen=True)
class Argument:
    """What an operation gets for one of its parameters.

    Attributes:
        parameter: MIL's name of the parameter.
        slots: where the values are.
        names: the variables' names; empty for a constant that stands in the operation itself.
    """

    parameter: str
    slots: tuple[int, ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class Operation:
    """One operation.

    Attributes:
        type: MIL's name, e.g. `conv`.
        arguments: what it gets.
        outputs: what it gives.
        blocks: the branches of a conditional; condition and body of a loop.
        released: slots that nothing reads any more afterwards.
        uniform: whether all floats that go in and come out are declared with one type.
    """

    type: str
    arguments: tuple[Argument, ...]
    outputs: tuple[Variable, ...]
    blocks: tuple[Block, ...] = ()
    released: tuple[int, ...] = ()
    uniform: bool = False

    @property
    def output(self) -> str:
        """The name of the first output, by which messages call the operation; empty if there is none."""
        return self.outputs[0].name if self.outputs else ""


@dataclass(frozen=True)
class Block:
    """Operations in the order of their evaluation, constants left out.

    Attributes:
        inputs: what a loop hands over from one round to the next.
        operations: in order.
        output_names: what the block gives, by name.
        outputs: the same by slot.
        released: slots that nothing reads any more once the outputs have been taken.
    """

    inputs: tuple[Variable, ...]
    operations: tuple[Operation, ...]
    output_names: tuple[str, ...]
    outputs: tuple[int, ...]
    released: tuple[int, ...] = ()


@dataclass(frozen=True)
class StoredConstant:
    """A constant of the program, at its slot."""

    slot: int
    value: Constant


@dataclass(frozen=True)
class Function:
    """One function of a program, in the specialisation for its own opset.

    Attributes:
        name: e.g. `main`.
        opset: e.g. `CoreML7`.
        inputs, outputs, states: the model's features, as applications see them.
        parameters: the block's inputs: the features' values inside of the program.
        block: what is evaluated.
        constants: values of the program itself.
        decompressions: the operations that make constants of constants (`constexpr_…`), in order.
        slots: how many an evaluation needs.
        results: slot of each output feature's value.
    """

    name: str
    opset: str
    inputs: tuple[Feature, ...]
    outputs: tuple[Feature, ...]
    states: tuple[Feature, ...]
    parameters: tuple[Variable, ...]
    block: Block
    constants: tuple[StoredConstant, ...]
    decompressions: tuple[Operation, ...]
    slots: int
    results: Mapping[str, int]


@dataclass(frozen=True)
class UnsupportedOp:
    """An operation that can't be evaluated.

    Attributes:
        type: MIL's name.
        output: name of its first output.
        inputs: the inputs that the evaluator doesn't know; empty if it doesn't know the operation at all.
    """

    type: str
    output: str
    inputs: tuple[str, ...] = ()


@dataclass(frozen=True)
class TracedOp:
    """An operation that has just been evaluated.

    Attributes:
        type: MIL's name.
        outputs: names of what it gives.
        values: their values, as stored: floats in the wide type, rounded as the precision demands.
        dtypes: their declared element types, MIL's names; empty where the output isn't a tensor.
        inputs: names of the variables that went in.
    """

    type: str
    outputs: tuple[str, ...]
    values: tuple[Any, ...]
    dtypes: tuple[str, ...]
    inputs: tuple[str, ...]


Trace: TypeAlias = Callable[[TracedOp], None]
State: TypeAlias = MutableMapping[str, Any]


@dataclass(frozen=True)
class Program:
    """An ML Program: what a Core ML package computes.

    Attributes:
        functions: by name.
        default_function: the one that is meant if none is named.
        specification_version: Core ML's, e.g. 8 for iOS 17.
        metadata: the user-defined entries.
    """

    functions: Mapping[str, Function]
    default_function: str
    specification_version: int
    metadata: Mapping[str, str]
    _constants: dict[tuple[str, str], list[Any]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def inputs(self) -> tuple[Feature, ...]:
        """Inputs of the default function."""
        return self.function().inputs

    @property
    def outputs(self) -> tuple[Feature, ...]:
        """Outputs of the default function."""
        return self.function().outputs

    def function(self, name: str | None = None) -> Function:
        """The function of that name, or the default one.

        Raises:
            InputError: there is none.
        """
        try:
            return self.functions[name or self.default_function]
        except KeyError:
            known = ", ".join(sorted(self.functions))
            raise InputError(f"The program has no function “{name}”; it has {known}.") from None

    def operations(self, function: str | None = None) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Type and output names of every operation but plain constants, those of nested blocks included."""
        chosen = self.function(function)
        for operation in (*chosen.decompressions, *walk(chosen.block)):
            yield operation.type, tuple(output.name for output in operation.outputs)

    def unsupported_ops(self, function: str | None = None) -> tuple[UnsupportedOp, ...]:
        """Which operations `evaluate` would refuse if it came to them, in the program's order."""
        from generator.mil.support import unsupported_operations

        return unsupported_operations(self.function(function))

    def make_state(self, function: str | None = None) -> dict[str, Any]:
        """Zeros for each of the function's states, to be handed to `evaluate`, which replaces them.

        Raises:
            InputError: there is no such function.
            EvaluationError: a state is larger than any device's memory.
        """
        from generator.mil.executor import initial_state

        return initial_state(self.function(function))

    def evaluate(
        self,
        inputs: Mapping[str, Any],
        precision: Precision = Precision.PROGRAM,
        *,
        function: str | None = None,
        state: State | None = None,
        trace: Trace | None = None,
    ) -> dict[str, Any]:
        """Computes the outputs, operation by operation.

        A loop that never ends is evaluated forever, and memory is the program's to ask for: evaluate what you don't
        trust in a process with a time limit.

        Args:
            inputs: for each input its value: arrays in the feature's shape; images as uint8 height × width × 3 (RGB)
                or 4 (RGBA, alpha is ignored), or height × width if grayscale, or a picture of Pillow's in such a mode.
            precision: which roundings are made.
            function: name of the function; the default one if there is none.
            state: from `make_state`; new values are put into it. A fresh one if there is none.
            trace: called after each operation, those in loops each time they are evaluated.

        Returns:
            For each output its value: arrays of float32 (float64 in that precision) or of the declared integer type;
            images as uint8 height × width × 3 (RGB) or height × width; labels as str or int; probabilities by label.

        Raises:
            InputError: an input is missing, unknown or not as described.
            UnsupportedOpError: there is no definition of an operation.
            EvaluationError: an operation failed or gave something else than the program declares, or there isn't
                enough memory.
        """
        from generator.mil.executor import evaluate

        return evaluate(self, self.function(function), inputs, precision, state, trace)


def walk(block: Block) -> Iterator[Operation]:
    """Every operation of a block, each followed by those in its own blocks."""
    for operation in block.operations:
        yield operation
        for nested in operation.blocks:
            yield from walk(nested)

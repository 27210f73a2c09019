"""Decides how a block of the protobuf becomes operations: names resolved, constants set apart, nesting bounded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from generator.mil.errors import PackageError
from generator.mil.lifetimes import with_releases
from generator.mil.package import Weights
from generator.mil.program import Argument, Block, Operation, Variable
from generator.mil.scope import Scope, Slots
from generator.mil.types import read_type
from generator.mil.values import read_value

MAX_NESTING = 40
"""Levels of blocks within blocks; protobuf's own parsers stop near 50."""

_BLOCKS = {"cond": 2, "while_loop": 2}
_DECOMPRESSION = "constexpr_"
_NAME = "name"


class BlockReader:
    """Reads the blocks of one function.

    Attributes:
        decompressions: the `constexpr_…` operations of all blocks read so far, in order.
    """

    def __init__(self, slots: Slots, weights: Weights) -> None:
        self._slots = slots
        self._weights = weights
        self._depth = 0
        self.decompressions: list[Operation] = []

    def variables(self, messages: Iterable[Any], scope: Scope, where: str) -> tuple[Variable, ...]:
        """New variables for messages `NamedValueType`, named in `scope`."""
        return tuple(self._variable(message, scope, where) for message in messages)

    def block(self, message: Any, outer: Scope, where: str) -> Block:
        """The block in a message `Block`.

        Raises:
            PackageError: a name is undefined or defined twice, a constant is damaged, blocks are nested too deeply.
        """
        if self._depth >= MAX_NESTING:
            raise PackageError(f"{where}: blocks are nested more than {MAX_NESTING} levels deep.")
        self._depth += 1
        scope = Scope(outer)
        inputs = self.variables(message.inputs, scope, where)
        read = (self._operation(operation, scope, where) for operation in message.operations)
        operations = tuple(operation for operation in read if operation is not None)
        names = tuple(message.outputs)
        outputs = tuple(scope.slot(name, f"{where}, outputs") for name in names)
        self._depth -= 1
        return with_releases(Block(inputs, operations, names, outputs), self._slots.fixed)

    def _variable(self, message: Any, scope: Scope, where: str) -> Variable:
        variable = self._slots.variable(message.name, read_type(message.type, f"{where}, “{message.name}”"))
        scope.define(variable.name, variable.slot, where)
        return variable

    def _operation(self, message: Any, scope: Scope, where: str) -> Operation | None:
        """The operation; None if it needs no evaluation, or just the one beforehand."""
        output = message.outputs[0].name if message.outputs else ""
        here = f"{where}, {message.type} “{output}”"
        if not message.type:
            raise PackageError(f"{here}: an operation has no type.")
        if message.type == "const":
            self._constant(message, scope, here)
            return None
        arguments = self._arguments(message, scope, here)
        if len(message.blocks) != _BLOCKS.get(message.type, 0):
            raise PackageError(f"{here}: {len(message.blocks)} nested blocks.")
        blocks = tuple(self.block(block, scope, here) for block in message.blocks)
        outputs = self.variables(message.outputs, scope, here)
        operation = Operation(message.type, arguments, outputs, blocks)
        if message.type.startswith(_DECOMPRESSION):
            self._decompression(operation, here)
            return None
        return replace(operation, uniform=self._is_uniform(operation))

    def _constant(self, message: Any, scope: Scope, where: str) -> None:
        if len(message.outputs) != 1 or "val" not in message.attributes:
            raise PackageError(f"{where}: a constant needs one output and a value.")
        declared = read_type(message.outputs[0].type, where)
        value = message.attributes["val"]
        if read_type(value.type, where) != declared:
            raise PackageError(f"{where}: the value's type isn't the one that is declared, {declared}.")
        slot = self._slots.constant(read_value(value, self._weights, where), declared)
        scope.define(message.outputs[0].name, slot, where)

    def _decompression(self, operation: Operation, where: str) -> None:
        slots = [slot for argument in operation.arguments for slot in argument.slots]
        if not self._slots.fixed.issuperset(slots):
            raise PackageError(f"{where}: takes something else than constants.")
        self._slots.fixed.update(output.slot for output in operation.outputs)
        self.decompressions.append(operation)

    def _arguments(self, message: Any, scope: Scope, where: str) -> tuple[Argument, ...]:
        given = [self._argument(name, value, scope, where) for name, value in sorted(message.inputs.items())]
        for name, value in sorted(message.attributes.items()):
            if name == _NAME:
                continue
            if name in message.inputs:
                raise PackageError(f"{where}: “{name}” is given twice.")
            given.append(Argument(name, (self._inline(value, f"{where}, “{name}”"),), ()))
        return tuple(given)

    def _argument(self, name: str, message: Any, scope: Scope, where: str) -> Argument:
        slots, names = [], []
        for binding in message.arguments:
            kind = binding.WhichOneof("binding")
            if kind is None:
                raise PackageError(f"{where}: “{name}” is bound to nothing.")
            if kind == "value":
                slots.append(self._inline(binding.value, f"{where}, “{name}”"))
            else:
                slots.append(scope.slot(binding.name, where))
                names.append(binding.name)
        return Argument(name, tuple(slots), tuple(names))

    def _inline(self, message: Any, where: str) -> int:
        declared = read_type(message.type, where) if message.HasField("type") else None
        return self._slots.constant(read_value(message, self._weights, where), declared)

    def _is_uniform(self, operation: Operation) -> bool:
        slots = [slot for argument in operation.arguments for slot in argument.slots]
        return len(self._slots.float_types([*slots, *(output.slot for output in operation.outputs)])) <= 1

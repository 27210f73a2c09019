"""Decides after which operation a value isn't needed any more."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from generator.mil.program import Block, Operation


def with_releases(block: Block, fixed: AbstractSet[int]) -> Block:
    """The block with `released` filled in: its own variables, each behind the last operation that reads it, or the end.

    What a nested block reads from outside counts as read by the operation that the nested block belongs to: in a loop
    it is read again and again. Values from outside and constants (`fixed`) are never released here.
    """
    own = {variable.slot for variable in block.inputs}
    own.update(output.slot for operation in block.operations for output in operation.outputs)
    seen = set(block.outputs) | set(fixed)
    operations: list[Operation] = []
    for operation in reversed(block.operations):
        touched = reads(operation) | {output.slot for output in operation.outputs}
        released = (touched & own) - seen
        seen |= touched
        operations.append(replace(operation, released=tuple(sorted(released))))
    taken = {slot for operation in operations for slot in operation.released}
    return replace(block, operations=tuple(reversed(operations)), released=tuple(sorted(own - taken)))


def reads(operation: Operation) -> set[int]:
    """The slots that an operation reads, its nested blocks included."""
    slots = {slot for argument in operation.arguments for slot in argument.slots}
    for block in operation.blocks:
        slots.update(block.outputs)
        for nested in block.operations:
            slots |= reads(nested)
    return slots

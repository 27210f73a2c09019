"""Decides what a program is in which some operations aren't rounded: the same one, declared otherwise."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from generator.mil.program import Block, Function, Operation, Program, Variable, walk
from generator.mil.types import TensorType

_NARROW, _WIDE = "FLOAT16", "FLOAT32"


def narrow_operations(function: Function) -> tuple[int, ...]:
    """Positions in the function's block of operations that declare float16 results, or hold others that do."""
    return tuple(
        position
        for position, operation in enumerate(function.block.operations)
        if any(_is_narrow(output) for each in _with_nested(operation) for output in each.outputs)
    )


def widened(program: Program, function: Function, narrow: AbstractSet[int]) -> Program:
    """`program` with float32 declared instead of float16 for what operations give, but those at `narrow` positions.

    Precision.PROGRAM then rounds only the results of the others, which shows what their rounding alone does.
    """
    operations = tuple(
        replace(operation, uniform=False) if position in narrow else _wide_operation(operation)
        for position, operation in enumerate(function.block.operations)
    )
    changed = replace(function, block=replace(function.block, operations=operations))
    return replace(program, functions={**program.functions, function.name: changed})


def _with_nested(operation: Operation) -> list[Operation]:
    return [operation, *(nested for block in operation.blocks for nested in walk(block))]


def _wide_operation(operation: Operation) -> Operation:
    # Values of both types go in now, so that nothing is known to be exact any more.
    return replace(
        operation,
        outputs=tuple(map(_wide_variable, operation.outputs)),
        blocks=tuple(map(_wide_block, operation.blocks)),
        uniform=False,
    )


def _wide_block(block: Block) -> Block:
    return replace(
        block,
        inputs=tuple(map(_wide_variable, block.inputs)),
        operations=tuple(map(_wide_operation, block.operations)),
    )


def _wide_variable(variable: Variable) -> Variable:
    declared = variable.type
    if isinstance(declared, TensorType) and declared.data_type == _NARROW:
        return replace(variable, type=replace(declared, data_type=_WIDE))
    return variable


def _is_narrow(variable: Variable) -> bool:
    return isinstance(variable.type, TensorType) and variable.type.data_type == _NARROW

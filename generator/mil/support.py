"""Decides which of a program's operations there is a definition for, and which inputs that definition knows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from inspect import Parameter, signature
from types import MappingProxyType

from generator.mil import control_flow
from generator.mil.ops import OPERATIONS
from generator.mil.program import Function, Operation, UnsupportedOp, walk

VARIADIC = frozenset({"values", "loop_vars", "elem_shape", "ref_tensors", "begins", "ends", "end_masks"})
"""MIL's inputs that take several values, whatever the operation: they are handed over as a list, even of one."""


@cache
def parameters(op: str) -> Mapping[str, bool] | None:
    """The inputs of an operation and whether each must be given; None if there is no such operation."""
    if op in control_flow.PARAMETERS:
        return MappingProxyType(dict.fromkeys(control_flow.PARAMETERS[op], True))
    if op not in OPERATIONS:
        return None
    declared = signature(OPERATIONS[op]).parameters
    return MappingProxyType({name: parameter.default is Parameter.empty for name, parameter in declared.items()})


def misfit(operation: Operation) -> str:
    """What is wrong with the inputs that an operation gets, in words; empty if they fit or it isn't known."""
    known = parameters(operation.type)
    if known is None:
        return ""
    given = {argument.parameter for argument in operation.arguments}
    if unknown := sorted(given - set(known)):
        return f"the evaluator doesn't know its input “{unknown[0]}”"
    if missing := sorted(name for name, required in known.items() if required and name not in given):
        return f"its input “{missing[0]}” is missing"
    for argument in operation.arguments:
        if len(argument.slots) != 1 and argument.parameter not in VARIADIC:
            return f"its input “{argument.parameter}” takes one value, not {len(argument.slots)}"
    return ""


def unsupported_operations(function: Function) -> tuple[UnsupportedOp, ...]:
    """The operations of a function that can't be evaluated, in order."""
    found = []
    for operation in (*function.decompressions, *walk(function.block)):
        known = parameters(operation.type)
        if known is None:
            found.append(UnsupportedOp(operation.type, operation.output))
            continue
        given = [argument.parameter for argument in operation.arguments]
        if unknown := tuple(name for name in given if name not in known):
            found.append(UnsupportedOp(operation.type, operation.output, unknown))
    return tuple(found)

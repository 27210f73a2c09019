"""Decides in which precision an ML Program stores most of its weights, and whether it computes in a smaller one."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np

from generator.mil import Program
from generator.mil.program import Operation, walk
from generator.mil.types import TensorType
from generator.spec import QuantizationRecipe

_RECIPES = {"float16": QuantizationRecipe.FLOAT16, "float32": QuantizationRecipe.FLOAT32}
# Shapes, axes and indices are constants, too.
_NO_WEIGHTS = frozenset(("int16", "uint16", "int32", "uint32", "int64", "uint64", "bool"))
# It only widens what is stored; whatever else makes constants of constants loses something on purpose.
_WIDENING = "constexpr_cast"


def coreml_precision(program: Program) -> QuantizationRecipe | None:
    """The precision of most weights, float16 if the program computes in that; None if they are compressed further."""
    function = program.function()
    constants = {each.slot: each.value for each in function.constants}
    compressed = {slot for each in function.decompressions for argument in each.arguments for slot in argument.slots}
    weights: Counter[QuantizationRecipe | None] = Counter()
    for slot, value in constants.items():
        if slot not in compressed and isinstance(value, np.ndarray) and value.dtype.name not in _NO_WEIGHTS:
            weights[_RECIPES.get(value.dtype.name)] += value.size
    for operation in function.decompressions:
        sources = [constants.get(slot) for argument in operation.arguments for slot in argument.slots]
        stored = {_RECIPES.get(each.dtype.name) for each in sources if isinstance(each, np.ndarray)}
        recipe = stored.pop() if operation.type == _WIDENING and len(stored) == 1 else None
        weights[recipe] += sum(_elements(output.type) for output in operation.outputs if output.slot not in compressed)
    most = weights.most_common(1)[0][0] if weights else QuantizationRecipe.FLOAT32
    halves = most is QuantizationRecipe.FLOAT32 and any(map(_computes_in_float16, walk(function.block)))
    return QuantizationRecipe.FLOAT16 if halves else most


def _elements(declared: object) -> int:
    return math.prod(declared.shape or ()) if isinstance(declared, TensorType) else 0


def _computes_in_float16(operation: Operation) -> bool:
    return any(isinstance(each.type, TensorType) and each.type.data_type == "FLOAT16" for each in operation.outputs)

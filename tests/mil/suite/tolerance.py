"""Decides how far an output may be from the value that coremltools' tests expect.

Their limits stay, but for one case: a program that computes in float16 although the test judges it as float32 (the test
itself chose inputs or weights of float16). float16 has 11 significant bits, so neighbours are up to 2⁻¹⁰ of their size
apart. An operation rounds its result once, its inputs have been rounded before, and a sum inherits the roundings of its
largest terms: hence two such steps, of each value and of the largest one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from generator.mil.messages import messages

TWO_STEPS = 2 * float(np.finfo(np.float16).eps)


def widen_for_float16(compare: Callable[..., Any]) -> Callable[..., Any]:
    """`compare_backend` of coremltools' tests, with limits that float16 can meet where a program computes in it."""

    def compare_backend(
        mlmodel: Any, input_key_values: Any, expected_outputs: Mapping[str, Any], dtype: str = "fp32", **options: Any
    ) -> Any:
        if dtype == "fp32" and expected_outputs and _computes_in_float16(mlmodel):
            options["rtol"] = max(options.get("rtol", 1e-5), TWO_STEPS)
            options["atol"] = max(options.get("atol", 1e-4), TWO_STEPS * _largest(expected_outputs))
        return compare(mlmodel, input_key_values, expected_outputs, dtype, **options)

    return compare_backend


def _computes_in_float16(mlmodel: Any) -> bool:
    functions = mlmodel.get_spec().mlProgram.functions.values()
    blocks = [block for function in functions for block in function.block_specializations.values()]
    inputs = [value for function in functions for value in function.inputs]
    outputs = [output for block in blocks for operation in block.operations for output in operation.outputs]
    return any(value.type.tensorType.dataType == messages("MIL").FLOAT16 for value in inputs + outputs)


def _largest(expected: Mapping[str, Any]) -> float:
    """The greatest finite magnitude among all expected numbers."""
    arrays = [
        np.abs(np.asarray(value, np.float64)) for value in expected.values() if np.asarray(value).dtype.kind in "fiu"
    ]
    return max((float(array[np.isfinite(array)].max(initial=0)) for array in arrays), default=0.0)

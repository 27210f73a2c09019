"""Decides what float16 does to a program: which operation first spoils its outputs, and how near the others come to it.

An infinity somewhere proves nothing: masks of -1e9 become infinite and are right. So the outputs decide. The program is
evaluated with float16 up to some operation and float32 behind it; the first operation up to which the outputs are
spoilt is to blame. Keeping it in float32 then shows whether there are others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from generator.mil.float16_findings import Finding, Headroom
from generator.mil.float16_search import Search
from generator.mil.float16_trace import Float16Trace
from generator.mil.output_range import Outputs, greatest_error, numbers
from generator.mil.precision import Precision
from generator.mil.program import Program


@dataclass(frozen=True)
class SpoiltOutput:
    """What became of one output in float16, against float32.

    Attributes:
        error: greatest difference in proportion to the greatest value; infinite if there are other infinities or NaN.
        zero: whether nothing but zeros is left, though there are values.
        finite: whether all of it are numbers.
    """

    name: str
    error: float
    zero: bool
    finite: bool


@dataclass(frozen=True)
class Diagnosis:
    """What float16 does to a program on one input.

    Attributes:
        outputs: those that are further off than was tolerated.
        causes: the operations to blame, in the program's order; empty if no single ones are.
        error_left: the worst output error if the causes alone were kept in float32.
        harmless: operations that overflow without harm to the outputs.
        nearest: of the others, those that come nearest to the end of float16, nearest first.
    """

    outputs: tuple[SpoiltOutput, ...]
    causes: tuple[Finding, ...]
    error_left: float
    harmless: tuple[Finding, ...]
    nearest: tuple[Headroom, ...]


def diagnose(
    program: Program, inputs: Mapping[str, Any], tolerance: float = 0.05, *, function: str | None = None
) -> Diagnosis:
    """Compares the declared types with float32 throughout, operation by operation.

    Args:
        program: with float16 declared somewhere.
        inputs: as `Program.evaluate` takes them.
        tolerance: greatest error of an output, in proportion to its greatest value, that is no harm.
        function: name of the function; the default one if there is none.

    Raises:
        MilError: as `Program.evaluate` does.
    """
    chosen = program.function(function)
    exact = Float16Trace()
    expected = program.evaluate(inputs, Precision.FLOAT32, function=function, trace=exact)
    rounded = Float16Trace()
    actual = program.evaluate(inputs, Precision.PROGRAM, function=function, trace=rounded)
    causes, left = Search(program, chosen, inputs, expected, tolerance).causes()
    overflows = rounded.overflows(exact)
    return Diagnosis(
        outputs=tuple(_spoilt(expected, actual, tolerance)),
        causes=causes,
        error_left=left,
        # Behind a cause, infinities are its consequences.
        harmless=() if causes else tuple(overflows),
        nearest=exact.nearest({finding.output for finding in (*causes, *overflows)}),
    )


def _spoilt(expected: Outputs, actual: Outputs, tolerance: float) -> Sequence[SpoiltOutput]:
    found = []
    for name in expected:
        error = greatest_error({name: expected[name]}, actual)
        if error > tolerance:
            values = numbers(actual[name])
            zero, finite = values.size > 0 and not values.any(), bool(np.isfinite(values).all())
            found.append(SpoiltOutput(name, error, zero, finite))
    return found

"""Decides how every value inside of an ML Program is had: by the reference evaluator in float32, whatever is declared.

Without the roundings of float16, whose consequences have a diagnosis of their own, only what is wrong stands out.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from generator import mil
from generator.parity.worker.exchange import Arrays, UnableError, answer
from generator.parity.worker.feature_arrays import feature_arrays
from generator.parity.worker.traces import TracedStep, packed


def execute(path: Path, pictures: Sequence[Arrays]) -> tuple[list[Arrays], str]:
    """The steps on the first picture, those of loops by their last turn, and the values that are arrays.

    Raises:
        UnableError: the program holds operations that the evaluator lacks, or two of one name.
        ValueError: the package is damaged, doesn't fit the inputs, or contradicts itself.
    """
    steps: dict[str, TracedStep] = {}
    values: Arrays = {}

    def remember(operation: mil.TracedOp) -> None:
        if not operation.outputs:
            return
        name = operation.outputs[0]
        steps.pop(name, None)
        steps[name] = (operation.type, name, list(operation.outputs), list(operation.inputs))
        for output, value in zip(operation.outputs, operation.values, strict=True):
            if isinstance(value, np.ndarray) and value.dtype.kind in "biuf":
                values[output] = value.copy()

    try:
        program = mil.read_package(path)
        _refuse_equal_names(program)
        outputs = program.evaluate(pictures[0], mil.Precision.FLOAT32, trace=remember)
    except mil.UnsupportedOpError as error:
        raise UnableError(str(error)) from error
    except mil.MilError as error:
        raise ValueError(str(error)) from error
    for name, value in (*pictures[0].items(), *feature_arrays(outputs).items()):
        values.setdefault(name, value)
    return packed(list(steps.values()), values), "mobilegen's reference evaluator of ML Programs, float32"


def _refuse_equal_names(program: mil.Program) -> None:
    """Blocks may use a name again, and the steps of a trace are joined by names."""
    names = Counter(name for _, outputs in program.operations() for name in outputs)
    shared = next((name for name, count in names.items() if count > 1), None)
    if shared:
        raise UnableError(f"several of its operations are called “{shared}”")


if __name__ == "__main__":
    sys.exit(answer(Path(sys.argv[1]), execute))

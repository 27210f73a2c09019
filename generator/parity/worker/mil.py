"""Decides how an ML Program is executed without Core ML: op by op in numpy, in the types that it declares."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from generator import mil
from generator.mil.ops import OPERATIONS
from generator.parity.worker.exchange import Arrays, UnableError, answer
from generator.parity.worker.feature_arrays import feature_arrays

NAME = "mobilegen's reference evaluator of ML Programs, not Core ML itself"


def execute(path: Path, pictures: Sequence[Arrays]) -> tuple[list[Arrays], str]:
    """The outputs by name for each picture, and the evaluator's name.

    Raises:
        UnableError: the program holds operations that the evaluator lacks, or that answer differently each time.
        ValueError: the package is damaged, doesn't fit the inputs, or contradicts itself.
    """
    try:
        program = mil.read_package(path)
        refuse_what_cannot_be_checked(program)
        outputs = [feature_arrays(program.evaluate(picture)) for picture in pictures]
    except mil.UnsupportedOpError as error:
        raise UnableError(str(error)) from error
    except mil.MilError as error:
        raise ValueError(str(error)) from error
    return outputs, NAME


def refuse_what_cannot_be_checked(program: mil.Program) -> None:
    """Raises `UnableError` for operations that the evaluator lacks, or that answer differently each time."""
    unsupported = program.unsupported_ops()
    if unsupported:
        named = ", ".join(map(_named, unsupported[:3]))
        more = f" and {len(unsupported) - 3} more" if len(unsupported) > 3 else ""
        raise UnableError(f"the reference evaluator lacks {named}{more}")
    for kind, outputs in program.operations():
        if not OPERATIONS.is_deterministic(kind):
            raise UnableError(f"{kind} (“{outputs[0]}”) answers differently each time, so there is nothing to compare")


def _named(op: mil.UnsupportedOp) -> str:
    inputs = " and ".join(f"“{name}”" for name in op.inputs)
    return f"{op.type} (“{op.output}”)" + (f" with {inputs}" if inputs else "")


if __name__ == "__main__":
    sys.exit(answer(Path(sys.argv[1]), execute))

"""Decides how it is found what float16 does to an ML Program: the reference evaluator runs it dozens of times."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from generator import mil
from generator.mil.diagnosis import diagnose
from generator.parity.worker.diagnoses import packed
from generator.parity.worker.exchange import Arrays, UnableError, answer

TOLERANCE = "tolerance"


def execute(path: Path, pictures: Sequence[Arrays]) -> tuple[list[Arrays], str]:
    """The diagnosis on the first of `pictures`, which the tolerance follows by its name.

    Raises:
        UnableError: the program holds operations that the evaluator lacks.
        ValueError: the package is damaged, doesn't fit the inputs, or contradicts itself.
    """
    inputs, options = pictures
    try:
        diagnosis = diagnose(mil.read_package(path), inputs, float(options[TOLERANCE]))
    except mil.UnsupportedOpError as error:
        raise UnableError(str(error)) from error
    except mil.MilError as error:
        raise ValueError(str(error)) from error
    return [packed(diagnosis)], "mobilegen's reference evaluator of ML Programs"


if __name__ == "__main__":
    sys.exit(answer(Path(sys.argv[1]), execute))

"""Decides how an ML Program answers one picture after the other without Core ML: by the evaluator, opened once."""

from __future__ import annotations

import sys
from pathlib import Path

from generator import mil
from generator.parity.worker.exchange import Arrays, UnableError
from generator.parity.worker.feature_arrays import feature_arrays
from generator.parity.worker.mil import NAME, refuse_what_cannot_be_checked
from generator.parity.worker.serving import Answer, serve


def opened(path: Path) -> tuple[Answer, str]:
    """What answers by feature name, and the evaluator's name.

    Raises:
        UnableError: the program holds operations that the evaluator lacks, or that answer differently each time.
        ValueError: the package is damaged or contradicts itself.
    """
    try:
        program = mil.read_package(path)
        refuse_what_cannot_be_checked(program)
    except mil.UnsupportedOpError as error:
        raise UnableError(str(error)) from error
    except mil.MilError as error:
        raise ValueError(str(error)) from error

    def answer(picture: Arrays) -> Arrays:
        try:
            return feature_arrays(program.evaluate(picture))
        except mil.UnsupportedOpError as error:
            raise UnableError(str(error)) from error
        except mil.MilError as error:
            raise ValueError(str(error)) from error

    return answer, NAME


if __name__ == "__main__":
    sys.exit(serve(Path(sys.argv[1]), opened))

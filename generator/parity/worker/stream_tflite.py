"""Decides how a `.tflite` answers one picture after the other: by an interpreter that is opened once."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.parity.worker.exchange import Arrays
from generator.parity.worker.interpreters import open_interpreter, remembers
from generator.parity.worker.serving import Answer, serve
from generator.parity.worker.tflite import signature_of


def opened(path: Path) -> tuple[Answer, str]:
    """What answers by signature name, and the runtime's name.

    Raises:
        ValueError: the interpreter refuses the model, or finds no signature to call.
    """
    interpreter, runtime = open_interpreter(path, threads=1)
    run = interpreter.get_signature_runner(signature_of(interpreter))

    def answer(picture: Arrays) -> Arrays:
        return dict(run(**picture))

    def answer_afresh(picture: Arrays) -> Arrays:
        fresh, _ = open_interpreter(path, threads=1)
        return dict(fresh.get_signature_runner(signature_of(fresh))(**picture))

    # Pictures of a data set have nothing to do with each other.
    return (answer_afresh if remembers(path.read_bytes()) else answer), runtime


if __name__ == "__main__":
    sys.exit(serve(Path(sys.argv[1]), opened))

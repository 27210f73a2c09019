"""Decides how a `.tflite` is executed: by an interpreter on the CPU, by the names of its signature."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.parity.worker.exchange import Arrays, answer
from generator.parity.worker.interpreters import open_interpreter

_DEFAULT_SIGNATURE = "serving_default"


def execute(path: Path, pictures: Sequence[Arrays]) -> tuple[list[Arrays], str]:
    """The outputs by signature name for each picture, and the runtime's name.

    Raises:
        ValueError: the interpreter refuses the model, its inputs, or finds no signature to call.
        RuntimeError: an operator fails.
    """
    interpreter, runtime = open_interpreter(path)
    signature = signature_of(interpreter)
    run = interpreter.get_signature_runner(signature)
    outputs = [dict(run(**picture)) for picture in pictures]
    return outputs, runtime


def signature_of(runtime: Any) -> str:
    """The signature that is called; raises `ValueError` if that can't be told."""
    keys = list(runtime.get_signature_list())
    if _DEFAULT_SIGNATURE in keys:
        return _DEFAULT_SIGNATURE
    if len(keys) != 1:
        raise ValueError(f"the model has {len(keys)} signatures ({', '.join(keys)}); inputs can't be told by name")
    return str(keys[0])


if __name__ == "__main__":
    sys.exit(answer(Path(sys.argv[1]), execute))

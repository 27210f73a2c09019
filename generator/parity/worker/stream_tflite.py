"""Decides how a `.tflite` answers one picture after the other: by LiteRT's interpreter, opened once."""

from __future__ import annotations

import importlib.metadata
import sys
from pathlib import Path

from generator.parity.worker.exchange import Arrays
from generator.parity.worker.serving import Answer, serve
from generator.parity.worker.tflite import signature_of


def opened(path: Path) -> tuple[Answer, str]:
    """What answers by signature name, and the runtime's name.

    Raises:
        ValueError: the interpreter refuses the model, or finds no signature to call.
    """
    from ai_edge_litert.interpreter import Interpreter

    interpreter = Interpreter(model_path=str(path), num_threads=1)
    run = interpreter.get_signature_runner(signature_of(interpreter))

    def answer(picture: Arrays) -> Arrays:
        return dict(run(**picture))

    return answer, f"LiteRT {importlib.metadata.version('ai-edge-litert')} interpreter, CPU"


if __name__ == "__main__":
    sys.exit(serve(Path(sys.argv[1]), opened))

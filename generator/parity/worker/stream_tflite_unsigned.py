"""Decides how a `.tflite` without a signature answers one picture after the other: by its tensors' own names."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from generator.parity.worker.exchange import Arrays
from generator.parity.worker.interpreters import open_interpreter
from generator.parity.worker.serving import Answer, serve
from generator.parity.worker.tflite_unsigned import set_inputs, tensor_names


def opened(path: Path) -> tuple[Answer, str]:
    """What answers by tensor name, and the runtime's name.

    Raises:
        ValueError: the interpreter refuses the model, or two tensors have one name.
    """
    interpreter, runtime = open_interpreter(path, threads=1)
    inputs = {name: int(tensor["index"]) for name, tensor in tensor_names(interpreter.get_input_details()).items()}

    def answer(picture: Arrays) -> Arrays:
        set_inputs(interpreter, inputs, picture)
        interpreter.invoke()
        outputs = tensor_names(interpreter.get_output_details())
        return {name: np.array(interpreter.get_tensor(tensor["index"])) for name, tensor in outputs.items()}

    return answer, runtime


if __name__ == "__main__":
    sys.exit(serve(Path(sys.argv[1]), opened))

"""Decides how a `.tflite` without a signature is executed: by the names of the main graph's own tensors."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from generator.parity.worker.exchange import Arrays, answer
from generator.parity.worker.interpreters import open_interpreter


def execute(path: Path, pictures: Sequence[Arrays]) -> tuple[list[Arrays], str]:
    """The outputs by tensor name for each picture, and the runtime's name.

    Raises:
        ValueError: the interpreter refuses the model or its inputs, or two tensors have one name.
        RuntimeError: an operator fails.
    """
    interpreter, runtime = open_interpreter(path)
    inputs = {name: int(tensor["index"]) for name, tensor in tensor_names(interpreter.get_input_details()).items()}
    answers = []
    for picture in pictures:
        set_inputs(interpreter, inputs, picture)
        interpreter.invoke()
        outputs = tensor_names(interpreter.get_output_details())
        answers.append({name: np.array(interpreter.get_tensor(tensor["index"])) for name, tensor in outputs.items()})
    return answers, runtime


def tensor_names(details: Iterable[Any]) -> dict[str, Any]:
    """Details of tensors by their names; raises `ValueError` if two share one."""
    tensors = list(details)
    named = {str(tensor["name"]): tensor for tensor in tensors}
    if len(named) < len(tensors):
        raise ValueError("two of the model's inputs or outputs have the same name, and it has no signature")
    return named


def set_inputs(interpreter: Any, indices: Mapping[str, int], picture: Arrays) -> None:
    """Gives the interpreter one picture's inputs, in their own shapes.

    Raises:
        ValueError: an input is unknown or missing, or of another element type.
    """
    if picture.keys() != indices.keys():
        raise ValueError(f"the model takes {', '.join(sorted(indices))}, not {', '.join(sorted(picture))}")
    for name, index in indices.items():
        interpreter.resize_tensor_input(index, picture[name].shape, strict=False)
    interpreter.allocate_tensors()
    for name, index in indices.items():
        interpreter.set_tensor(index, picture[name])


if __name__ == "__main__":
    sys.exit(answer(Path(sys.argv[1]), execute))

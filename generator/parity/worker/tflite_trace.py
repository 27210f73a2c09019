"""Decides how every value inside of a `.tflite` is had: by an interpreter that keeps all tensors."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.parity.worker.exchange import Arrays, answer
from generator.parity.worker.interpreters import open_interpreter
from generator.parity.worker.tflite import signature_of
from generator.parity.worker.tflite_unsigned import set_inputs, tensor_names
from generator.parity.worker.traces import TracedStep, packed

_DELEGATE = "DELEGATE"


def execute(path: Path, pictures: Sequence[Arrays]) -> tuple[list[Arrays], str]:
    """The steps of the main graph on the first picture, and their values, dequantised.

    Raises:
        ValueError: the interpreter refuses the model or its inputs.
        RuntimeError: an operator fails.
    """
    interpreter, runtime = open_interpreter(path, keeping_all=True)
    inputs_by_name, outputs_by_name = _indices(interpreter)
    set_inputs(interpreter, inputs_by_name, pictures[0])
    interpreter.invoke()
    details = {int(tensor["index"]): tensor for tensor in interpreter.get_tensor_details()}
    names = _unique(details)
    # The interpreter's own list of operators has no public name.
    operators = interpreter._get_ops_details()  # noqa: SLF001 - no public call tells the operators
    # Select TF ops are listed as themselves and once more as those who run them.
    operators = [operator for operator in operators if operator["op_name"] != _DELEGATE]
    computed = {int(tensor["index"]) for tensor in interpreter.get_input_details()}
    steps: list[TracedStep] = []
    for operator in operators:
        # What is made of constants alone, such as weights that are widened, is a constant, too.
        inputs, outputs = ([int(index) for index in operator[key]] for key in ("inputs", "outputs"))
        outputs = [index for index in outputs if index in details]
        if outputs and computed & set(inputs):
            known = [names[index] for index in inputs if index in computed]
            name = str(details[outputs[0]]["name"])
            steps.append((str(operator["op_name"]), name, [names[index] for index in outputs], known))
            computed |= set(outputs)
    values = {names[index]: _value(interpreter, details[index]) for index in sorted(computed)}
    for name, index in outputs_by_name.items():
        # A signature may call a tensor otherwise than the graph does.
        if name not in values and index in computed:
            steps.append(("identity", name, [name], [names[index]]))
            values[name] = values[names[index]]
    return packed(steps, {name: value for name, value in values.items() if value is not None}), runtime


def _indices(interpreter: Any) -> tuple[dict[str, int], dict[str, int]]:
    """Indices of input and of output tensors by the names under which the caller knows them."""
    if interpreter.get_signature_list():
        runner = interpreter.get_signature_runner(signature_of(interpreter))
        inputs, outputs = runner.get_input_details(), runner.get_output_details()
    else:
        inputs = tensor_names(interpreter.get_input_details())
        outputs = tensor_names(interpreter.get_output_details())
    return _index_by_name(inputs), _index_by_name(outputs)


def _index_by_name(details: Mapping[str, Any]) -> dict[str, int]:
    return {name: int(tensor["index"]) for name, tensor in details.items()}


def _unique(details: Mapping[int, Any]) -> dict[int, str]:
    """Names by index; nothing but the file's maker keeps two tensors from sharing one."""
    names: dict[int, str] = {}
    used: set[str] = set()
    given = {str(tensor["name"]) for tensor in details.values()}
    for index, tensor in details.items():
        name = str(tensor["name"])
        if name in used:
            numbers = (f"{name}#{number}" for number in count(index))
            name = next(each for each in numbers if each not in given and each not in used)
        used.add(name)
        names[index] = name
    return names


def _value(interpreter: Any, tensor: Any) -> NDArray[Any] | None:
    """A tensor's value; None for one that was never computed, as in a branch that wasn't taken, and for texts."""
    try:
        raw = np.array(interpreter.get_tensor(tensor["index"]))
    except ValueError:
        return None
    if raw.dtype.kind not in "biuf":
        return None
    quantization = tensor["quantization_parameters"]
    scales, zeros = quantization["scales"], quantization["zero_points"]
    if raw.dtype.kind in "iu" and len(scales):
        shape = [1] * raw.ndim
        if len(scales) > 1:
            shape[int(quantization["quantized_dimension"])] = len(scales)
        scaled: NDArray[Any] = (raw.astype(np.float32) - zeros.reshape(shape)) * scales.reshape(shape)
        return scaled.astype(np.float32)
    return raw


if __name__ == "__main__":
    sys.exit(answer(Path(sys.argv[1]), execute))

"""Decides how a `.tflite`'s weights are looked at: as LiteRT's interpreter reads them, under their layers' names."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.mil.rounding import SMALLEST_NORMAL
from generator.parity.worker.exchange import Arrays, answer


def execute(path: Path, pictures: Sequence[Arrays]) -> tuple[list[Arrays], str]:  # noqa: ARG001 - weights need none
    """For each operator with float weights: the greatest magnitude, and the share that is too small for float16.

    Raises:
        ValueError: the interpreter refuses the model.
        RuntimeError: likewise.
    """
    from ai_edge_litert.interpreter import Interpreter, OpResolverType

    interpreter = Interpreter(
        model_path=str(path), experimental_op_resolver_type=OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES
    )
    interpreter.allocate_tensors()
    found: Arrays = {}
    for name, weights in _weights(interpreter):
        magnitudes = np.abs(weights)
        tiny = float(((magnitudes > 0) & (magnitudes < SMALLEST_NORMAL)).mean())
        before = found.get(name, np.zeros(2))
        found[name] = np.maximum(before, [float(magnitudes.max()), tiny])
    return [found], "LiteRT's interpreter"


def _weights(interpreter: Any) -> Iterator[tuple[str, NDArray[Any]]]:
    """Float tensors that no operator writes, by the name of what the operator that reads them gives."""
    details = {int(tensor["index"]): tensor for tensor in interpreter.get_tensor_details()}
    # The interpreter's own list of operators has no public name.
    operators = interpreter._get_ops_details()  # noqa: SLF001 - no public call tells the operators
    computed = {int(index) for operator in operators for index in operator["outputs"]}
    computed |= {int(tensor["index"]) for tensor in interpreter.get_input_details()}
    for operator in operators:
        for index in map(int, operator["inputs"]):
            if index in details and index not in computed and np.dtype(details[index]["dtype"]).kind == "f":
                weights = np.asarray(interpreter.get_tensor(index))
                if weights.size:
                    yield str(details[int(operator["outputs"][0])]["name"]), weights


if __name__ == "__main__":
    sys.exit(answer(Path(sys.argv[1]), execute))

"""Decides how a `.tflite` is executed by LiteRT's accelerators: compiled for just those that are named."""

from __future__ import annotations

import importlib.metadata
import math
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.parity.worker.exchange import Arrays, UnableError, answer
from generator.parity.worker.tflite import signature_of


def execute(path: Path, pictures: Sequence[Arrays], accelerators: str) -> tuple[list[Arrays], str]:
    """The outputs by signature name for each picture, and the runtime's name.

    `accelerators` are names as LiteRT writes them, joined by `+`: `GPU` alone, or `GPU+CPU`, which share the work.

    Raises:
        RuntimeError: the accelerators refuse the model or fail; nothing else is their refusal.
        UnableError: the inputs don't fit the model, or a signature or element type is beyond LiteRT's Python API.
    """
    from ai_edge_litert.compiled_model import CompiledModel
    from ai_edge_litert.hardware_accelerator import HardwareAccelerator

    wanted = HardwareAccelerator(0)
    for name in accelerators.split("+"):
        wanted |= HardwareAccelerator[name]
    model = CompiledModel.from_file(str(path), hardware_accel=wanted)
    if accelerators == "GPU" and not model.is_fully_accelerated():
        raise RuntimeError("the GPU takes a part of the model only")
    try:
        outputs = [_run(model, signature_of(model), picture) for picture in pictures]
    except (ValueError, LookupError) as mistake:
        raise UnableError(str(mistake)) from mistake
    version = importlib.metadata.version("ai-edge-litert")
    return outputs, f"LiteRT {version}, {accelerators.replace('+', ' and ')}"


def _run(model: Any, signature: str, picture: Arrays) -> Arrays:
    names: dict[str, list[str]] = model.get_signature_list()[signature]
    inputs = {name: model.create_input_buffer_by_name(signature, name) for name in names["inputs"]}
    outputs = {name: model.create_output_buffer_by_name(signature, name) for name in names["outputs"]}
    for name, buffer in inputs.items():
        buffer.write(picture[name])
    model.run_by_name(signature, inputs, outputs)
    details = model.get_output_tensor_details(signature)
    # Reading waits for the result; running merely enqueues on a GPU.
    return {name: _read(buffer, details[name]) for name, buffer in outputs.items()}


def _read(buffer: Any, details: dict[str, Any]) -> NDArray[Any]:
    shape = tuple(details["shape"])
    values: NDArray[Any] = buffer.read(math.prod(shape), np.dtype(details["dtype"])).reshape(shape)
    return values


if __name__ == "__main__":
    sys.exit(answer(Path(sys.argv[2]), partial(execute, accelerators=sys.argv[1])))

"""Decides who finds the ranges of a model's activations: litert-quantizer, in a process of its own.

It runs the model on every calibration example, and a runtime can take its process down with it.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import generator
from generator.convert.tflite_layers import told
from generator.errors import ConversionError
from generator.spec.quantization import Tensors

_WORKER = "generator.convert.tflite_calibration_worker"
MODEL, RECIPE, RANGES, LOG = "model.tflite", "recipe.json", "ranges.json", "log.txt"
LENGTH_BYTES = 8
"""In front of every example, little-endian; an example of no bytes is the end."""

Ranges = Mapping[str, Mapping[str, NDArray[Any]]]
"""`min` and `max`, by name of the tensor."""


def measured_ranges(
    content: bytes, signature: str, recipe: list[dict[str, Any]], examples: Iterable[Tensors]
) -> Ranges:
    """The ranges of all activations that `recipe` makes integers.

    Examples are taken one by one, so that memory doesn't grow with their number.

    Args:
        content: a float32 `.tflite`.
        signature: the key of the one to call.
        recipe: litert-quantizer's.
        examples: input tensors by signature name.

    Raises:
        ConversionError: the runtime refuses the model or an example, or crashed, or a range isn't finite.
    """
    with tempfile.TemporaryDirectory(prefix="mobilegen-calibration-") as name:
        folder = Path(name)
        (folder / MODEL).write_bytes(content)
        (folder / RECIPE).write_text(json.dumps({"signature": signature, "recipe": recipe}), encoding="utf-8")
        code = _run(folder, examples)
        if code != 0:
            raise ConversionError(f"calibrating failed: {_reason(folder, code)}")
        ranges = json.loads((folder / RANGES).read_text(encoding="utf-8"))
    return {tensor: _range(tensor, found) for tensor, found in ranges.items()}


def _range(tensor: str, found: Mapping[str, Any]) -> dict[str, NDArray[Any]]:
    arrays = {bound: np.array(values) for bound, values in found.items()}
    if not all(np.isfinite(values).all() for values in arrays.values()):
        raise ConversionError(
            f"layer “{told(tensor)}” gives NaN or infinity on a calibration picture, which no range of integers holds",
            "Look at what the source model computes there.",
        )
    return arrays


def _run(folder: Path, examples: Iterable[Tensors]) -> int:
    """Feeds the worker; gives its exit code."""
    package = str(Path(generator.__file__).resolve().parents[1])
    path = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH")]))
    with (folder / LOG).open("wb") as log:
        worker = subprocess.Popen(
            [sys.executable, "-m", _WORKER, str(folder)],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": path, "TQDM_DISABLE": "1"},
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
        )
        try:
            _feed(worker.stdin, examples)
            return worker.wait()
        finally:
            worker.kill()
            worker.wait()


def _feed(pipe: Any, examples: Iterable[Tensors]) -> None:
    # A worker that has died reads nothing more; its exit code tells.
    try:
        with pipe:
            for example in examples:
                packed = io.BytesIO()
                np.savez(packed, **example)
                pipe.write(packed.tell().to_bytes(LENGTH_BYTES, "little"))
                pipe.write(packed.getbuffer())
            pipe.write(bytes(LENGTH_BYTES))
    except BrokenPipeError:
        return


def _reason(folder: Path, code: int) -> str:
    if code < 0:
        return f"the runtime crashed (signal {-code})"
    lines = [line for line in (folder / LOG).read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    return lines[-1] if lines else f"it ended with exit code {code}"

"""Decides how ranges of activations are collected: over the examples on standard input, one in memory at a time."""

from __future__ import annotations

import io
import json
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from generator.convert.tflite_calibration import LENGTH_BYTES, MODEL, RANGES, RECIPE


def main(folder: Path, examples: BinaryIO) -> int:
    """Leaves the ranges in `folder`; gives the exit code. What went wrong is the last line on standard error."""
    warnings.simplefilter("ignore")
    task = json.loads((folder / RECIPE).read_text(encoding="utf-8"))
    try:
        ranges = _collected((folder / MODEL).read_bytes(), task["signature"], task["recipe"], _examples(examples))
    except (ValueError, RuntimeError, LookupError) as failure:
        reason = f"an example has no {failure}" if isinstance(failure, KeyError) else str(failure)
        sys.stderr.write(f"\n{' '.join(reason.split())}\n")
        return 1
    as_lists = {
        name: {key: np.asarray(values).tolist() for key, values in found.items()} for name, found in ranges.items()
    }
    (folder / RANGES).write_text(json.dumps(as_lists), encoding="utf-8")
    return 0


def _collected(content: bytes, signature: str, recipe: list[dict[str, Any]], examples: Iterator[Any]) -> Any:
    from litert_quantizer.calibrator import Calibrator
    from litert_quantizer.recipe_manager import RecipeManager
    from litert_quantizer.utils.qsv_utils import min_max_update

    rules = RecipeManager()
    rules.load_quantization_recipe(recipe)
    # The library's own way is a moving average of ranges, which cuts off what only some examples reach: it cost the
    # digits sample 18 dB. One thread, because how sums are split among several is nobody's promise.
    calibrator = Calibrator(content, num_threads=1, qsv_update_func=min_max_update)
    for example in examples:
        # It would hold all examples at once if it were given all.
        calibrator.calibrate({signature: [example]}, rules)
    return calibrator.get_model_qsvs()


def _examples(stream: BinaryIO) -> Iterator[dict[str, Any]]:
    while length := int.from_bytes(stream.read(LENGTH_BYTES), "little"):
        with np.load(io.BytesIO(stream.read(length)), allow_pickle=False) as arrays:
            yield {name: arrays[name] for name in arrays.files}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.stdin.buffer))

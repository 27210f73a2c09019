"""Decides how a Core ML package is executed: by Core ML on the CPU of a Mac, through coremltools."""

from __future__ import annotations

import platform
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from generator.parity.worker.exchange import Arrays, answer


def execute(path: Path, pictures: Sequence[Arrays]) -> tuple[list[Arrays], str]:
    """The outputs by name for each picture, and the runtime's name.

    Raises:
        RuntimeError: Core ML refuses the package or a prediction fails.
    """
    import coremltools as ct

    # The CPU computes what the file says; the other units round more and differ from machine to machine.
    model = ct.models.MLModel(str(path), compute_units=ct.ComputeUnit.CPU_ONLY)
    outputs = [
        {name: np.asarray(value) for name, value in model.predict(dict(picture)).items()} for picture in pictures
    ]
    return outputs, f"Core ML of macOS {platform.mac_ver()[0]}, CPU"


if __name__ == "__main__":
    sys.exit(answer(Path(sys.argv[1]), execute))

"""Decides how a Core ML package is executed: by Core ML on the CPU of a Mac, through coremltools."""

from __future__ import annotations

import platform
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.mil import ColorSpace
from generator.mil.class_labels import class_labels
from generator.parity.worker.exchange import Arrays, answer
from generator.parity.worker.feature_arrays import feature_arrays


def execute(path: Path, pictures: Sequence[Arrays]) -> tuple[list[Arrays], str]:
    """The outputs by name for each picture, and the runtime's name.

    Raises:
        RuntimeError: Core ML refuses the package or a prediction fails.
        UnableError: it gives probabilities of labels that the package doesn't name.
    """
    import coremltools as ct

    # The CPU computes what the file says; the other units round more and differ from machine to machine.
    model = ct.models.MLModel(str(path), compute_units=ct.ComputeUnit.CPU_ONLY)
    specification = model.get_spec()
    inputs = specification.description.input
    images = {each.name: each.type.imageType.colorSpace for each in inputs if each.type.HasField("imageType")}
    # Core ML gives probabilities in no order.
    labels = class_labels(specification)
    outputs = [feature_arrays(model.predict(_given(picture, images)), labels) for picture in pictures]
    return outputs, f"Core ML of macOS {platform.mac_ver()[0]}, CPU"


def _given(picture: Arrays, images: Mapping[str, int]) -> dict[str, Any]:
    """Arrays as they are, and for images, which come with their colour space, what coremltools takes: Pillow's."""
    return {name: _image(array, images[name]) if name in images else array for name, array in picture.items()}


def _image(array: NDArray[Any], color_space: int) -> Any:
    from PIL import Image

    floats = color_space == ColorSpace.GRAYSCALE_FLOAT16.value
    return Image.fromarray(array.astype(np.float32) if floats else array)


if __name__ == "__main__":
    sys.exit(answer(Path(sys.argv[1]), execute))

"""Decides what a model is given for a camera frame, whether it is the source or an artefact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from numpy.typing import NDArray

from generator.processing import Frame, preprocess
from generator.spec import ModelSpec, TensorSpec


def model_inputs(frame: Frame, spec: ModelSpec, tensors: Sequence[TensorSpec]) -> dict[str, NDArray[Any]]:
    """The preprocessed frame for each input, by its name."""
    return {tensor.name: preprocess(frame, spec.preprocessing, tensor) for tensor in tensors}

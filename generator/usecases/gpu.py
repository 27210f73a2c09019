"""Decides that what is made for Android is tried on LiteRT's GPU accelerator, which its apps would rather use."""

from __future__ import annotations

from collections.abc import Sequence

from generator.metadata import operator_layers
from generator.parity import Accelerator, AcceleratorReport, try_accelerator
from generator.processing import Frame
from generator.spec import ModelArtifact, ModelSpec
from generator.spec.source_model import SourceModel


def try_gpu(
    model: SourceModel, artifact: ModelArtifact, spec: ModelSpec, frames: Sequence[Frame]
) -> tuple[AcceleratorReport, ...]:
    """What the GPU accelerator makes of a `.tflite`; without a GPU the report says so. Raises as `try_accelerator`.

    Nothing if apps run the model by the classic interpreter, which knows no accelerators of LiteRT's.
    """
    if artifact.needs_interpreter:
        return ()
    return (try_accelerator(model, artifact, spec, frames, Accelerator.GPU, operator_layers),)

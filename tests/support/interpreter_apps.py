"""Builds Android projects around models that LiteRT's CompiledModel refuses: Select TF ops, variables."""

from __future__ import annotations

from pathlib import Path

from generator.convert.tflite import to_tflite
from generator.parity import golden_files, natural_images
from generator.processing.conformance import conformance_files
from generator.render import RenderRequest
from generator.sources import load
from generator.spec import ImageSize, LabelSet, QuantizationRecipe
from generator.tasks import TASKS
from tests.support import models
from tests.support.conversions import FOR_THE_INTERPRETER
from tests.support.rendering import render_request
from tests.support.specs import digits_preprocessing, digits_project, digits_spec

_PICTURES = 16


def interpreter_request(name: str, folder: Path) -> RenderRequest:
    """What the Android renderer takes of the model `name` of `tests.support.models`, for pictures of 16 by 16."""
    source = load(models.saved(FOR_THE_INTERPRETER[name](), folder / f"{name}.keras"))
    artifact = to_tflite(source, QuantizationRecipe.FLOAT32, name, borrowing=True)
    assert artifact.needs_interpreter
    preprocessing = digits_preprocessing(size=ImageSize(16, 16))
    labels = LabelSet(("circle", "square", "star", "wave"))
    spec = digits_spec(
        name=name, inputs=artifact.inputs, outputs=artifact.outputs, preprocessing=preprocessing, labels=labels
    )
    return render_request(
        project=digits_project(model=spec),
        artifact=artifact,
        tolerances=TASKS[spec.task].tolerances(artifact, spec, 0.0),
        golden=golden_files(source, spec, natural_images(_PICTURES, preprocessing.size, 1)),
        conformance=conformance_files(),
    )

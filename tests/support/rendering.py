"""Builds what renderers take: requests around the digits sample with a made-up artefact."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from generator.render.context import ParityContext, UserText
from generator.render.request import EmbeddedModel, RenderRequest
from generator.spec import ModelArtifact, ModelFormat, QuantizationRecipe
from generator.tasks import Tolerances
from tests.support.specs import digits_project

_EMBEDDED = {field.name for field in fields(EmbeddedModel)}


def tflite_artifact(content: bytes = b"TFL3 weights") -> ModelArtifact:
    """A `.tflite` of the digits model with made-up content."""
    model = digits_project().model
    files = {"digits.tflite": content}
    return ModelArtifact(ModelFormat.TFLITE, QuantizationRecipe.FLOAT32, files, model.inputs, model.outputs)


def coreml_artifact() -> ModelArtifact:
    """A `.mlpackage` of the digits model with made-up content."""
    model = digits_project().model
    files = {"Manifest.json": b"{}", "Data/com.apple.CoreML/model.mlmodel": b"program"}
    return ModelArtifact(ModelFormat.COREML, QuantizationRecipe.FLOAT32, files, model.inputs, model.outputs)


def embedded_model(**changes: Any) -> EmbeddedModel:
    """An artefact as an app of the project `Digit Reader` carries it."""
    values: dict[str, Any] = {
        "artifact": tflite_artifact(),
        "parity": ParityContext("LiteRT 2.3.0 interpreter, CPU", UserText("10 of 10 pictures agree."), "float32"),
        "tolerances": Tolerances(cpu=1e-4, accelerator=1e-2),
    }
    return EmbeddedModel(**(values | changes))


def render_request(**changes: Any) -> RenderRequest:
    """A request for the project `Digit Reader` with one artefact; what concerns that alone goes there."""
    embedded = {name: changes.pop(name) for name in _EMBEDDED & changes.keys()}
    values: dict[str, Any] = {
        "project": digits_project(),
        "models": (embedded_model(**embedded),),
        "overlay": "image-classification",
        "golden": {"golden.tsv": b"name\n", "golden.bin": b"\x00\x01"},
        "conformance": {"preprocessing.tsv": b"name\n", "preprocessing.bin": b"\x02"},
    }
    return RenderRequest(**(values | changes))

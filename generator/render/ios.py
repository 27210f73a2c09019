"""Decides where an iOS project keeps its models, labels and vectors, and which templates its runtimes need."""

from __future__ import annotations

from generator.render.files import RenderedFile, generated_files
from generator.render.ios_icon import icon_files
from generator.render.request import EmbeddedModel, RenderRequest
from generator.spec import ModelFormat

_RESOURCES = "Packages/Inference/Sources/Inference/Resources"
_TEST_RESOURCES = "Packages/Inference/Tests/InferenceTests/Resources"


def ios_overlays(request: RenderRequest) -> tuple[str, ...]:
    """The folders of templates that go over the base: the task's, each runtime's, and that of a choice between them."""
    runtimes = [model.artifact.format.value for model in request.models]
    choice = ["runtimes/both"] if len(runtimes) > 1 else []
    return (f"tasks/{request.overlay}", *(f"runtimes/{runtime}" for runtime in runtimes), *choice)


def ios_files(request: RenderRequest) -> list[RenderedFile]:
    """The files of an iOS project that no template writes."""
    return [
        *(file for model in request.models for file in _model_files(model, request)),
        *generated_files(_RESOURCES, {"labels.txt": request.labels_file, **request.golden}),
        *generated_files(_TEST_RESOURCES, request.conformance),
        *icon_files(request),
    ]


def _model_files(model: EmbeddedModel, request: RenderRequest) -> list[RenderedFile]:
    """A Core ML package is a folder, a TFLite model one file."""
    name = request.file_name(model)
    if model.artifact.format is ModelFormat.COREML:
        return generated_files(f"Models/{name}", model.artifact.files)
    (content,) = model.artifact.files.values()
    return generated_files("Models", {name: content})

"""Decides where an iOS project keeps its model, labels and vectors."""

from __future__ import annotations

from generator.render.files import RenderedFile, generated_files
from generator.render.request import RenderRequest

_RESOURCES = "Packages/Inference/Sources/Inference/Resources"
_TEST_RESOURCES = "Packages/Inference/Tests/InferenceTests/Resources"


def ios_files(request: RenderRequest) -> list[RenderedFile]:
    """The files of an iOS project that no template writes."""
    return [
        *generated_files(f"Models/{request.model_file_name}", request.artifact.files),
        *generated_files(_RESOURCES, {"labels.txt": request.labels_file, **request.golden}),
        *generated_files(_TEST_RESOURCES, request.conformance),
    ]

"""Decides where an Android project keeps its model, labels and vectors."""

from __future__ import annotations

from generator.render.files import RenderedFile, generated_files
from generator.render.request import RenderRequest

_ASSETS = "inference/src/main/assets"
_TEST_RESOURCES = "inference/src/test/resources"


def android_overlays(request: RenderRequest) -> tuple[str, ...]:
    """The folders of templates that go over the base."""
    return (f"tasks/{request.overlay}",)


def android_files(request: RenderRequest) -> list[RenderedFile]:
    """The files of an Android project that no template writes."""
    (model,) = request.models
    (content,) = model.artifact.files.values()
    return [
        *generated_files(_ASSETS, {request.file_name(model): content, "labels.txt": request.labels_file}),
        *generated_files(f"{_ASSETS}/golden", request.golden),
        *generated_files(f"{_TEST_RESOURCES}/conformance", request.conformance),
    ]

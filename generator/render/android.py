"""Decides where an Android project keeps its model, labels and vectors, and which templates its runtime needs."""

from __future__ import annotations

from generator.errors import SpecError
from generator.render.files import RenderedFile, generated_files
from generator.render.request import RenderRequest

_ASSETS = "inference/src/main/assets"
_TEST_RESOURCES = "inference/src/test/resources"


def android_overlays(request: RenderRequest) -> tuple[str, ...]:
    """The folders of templates that go over the base: the task's and the runtime's.

    Raises:
        SpecError: libraries for an NPU are asked for, and the model needs a runtime that has none.
    """
    (model,) = request.models
    if not model.artifact.needs_interpreter:
        return (f"tasks/{request.overlay}", "runtimes/litert")
    if request.project.npu:
        reason = "operators of TensorFlow's own" if model.artifact.select_tf_ops else "variables"
        raise SpecError(
            f"the model holds {reason}, which no NPU takes: the Android app runs it on the CPU",
            "leave --npu out",
        )
    return (f"tasks/{request.overlay}", "runtimes/interpreter")


def android_files(request: RenderRequest) -> list[RenderedFile]:
    """The files of an Android project that no template writes."""
    (model,) = request.models
    (content,) = model.artifact.files.values()
    return [
        *generated_files(_ASSETS, {request.file_name(model): content, "labels.txt": request.labels_file}),
        *generated_files(f"{_ASSETS}/golden", request.golden),
        *generated_files(f"{_TEST_RESOURCES}/conformance", request.conformance),
    ]

"""Decides which artefacts a project's apps carry, and as what each of them is read back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.errors import OutputError
from generator.metadata import describe_tflite, runtime_needs
from generator.metadata.description import TensorDescription
from generator.spec import (
    DType,
    ModelArtifact,
    ModelFormat,
    Platform,
    ProjectSpec,
    QuantizationRecipe,
    TensorSpec,
)
from generator.usecases.artifact_files import artifact_files

_FOLDERS = {
    Platform.ANDROID: Path("android", "inference", "src", "main", "assets"),
    Platform.IOS: Path("ios", "Models"),
}


def embedded_artifacts(project: ProjectSpec, root: Path, facts: Mapping[str, str]) -> dict[ModelFormat, ModelArtifact]:
    """The artefacts in the apps of the project in `root`; `facts` are what is remembered of making them.

    Raises:
        OutputError: one is missing, or the apps carry different ones of a format.
        SourceError: one can't be read.
        MetadataError: a `.tflite` is damaged.
    """
    found: dict[ModelFormat, ModelArtifact] = {}
    for platform in project.platforms:
        for kind in project.formats(platform):
            path = root / _FOLDERS[platform] / kind.file_name(project.model.name)
            artifact = _artifact(path, kind, project, facts)
            if kind in found and found[kind].files != artifact.files:
                raise OutputError(
                    f"The apps carry different models: {path} isn't the one of the Android app.",
                    "`mobilegen update` writes both again.",
                )
            found[kind] = artifact
    return found


def _artifact(path: Path, kind: ModelFormat, project: ProjectSpec, facts: Mapping[str, str]) -> ModelArtifact:
    if not path.exists():
        raise OutputError(f"{path} is missing, the model of the app.", "`mobilegen update` writes it again.")
    files = artifact_files(path, kind)
    recipe, weights = _precision(kind, project, facts)
    if kind is ModelFormat.COREML:
        return ModelArtifact(kind, recipe, files, project.model.inputs, project.model.outputs, weights)
    (content,) = files.values()
    described, needs = describe_tflite(content), runtime_needs(content)
    inputs, outputs = (tuple(map(_tensor, tensors)) for tensors in (described.inputs, described.outputs))
    return ModelArtifact(
        kind,
        recipe,
        files,
        inputs,
        outputs,
        weights,
        kept_float=project.quantization.keep_float,
        select_tf_ops=needs.select_tf_ops,
        stateful=needs.stateful,
    )


def _precision(kind: ModelFormat, project: ProjectSpec, facts: Mapping[str, str]) -> tuple[QuantizationRecipe, str]:
    """The recipe that it was made by, which isn't the planned one where float16 broke the model; or its weights."""
    told = facts.get(f"{kind.value}.precision", project.quantization.recipe(kind).value)
    known = {recipe.value: recipe for recipe in QuantizationRecipe}
    return (known[told], "") if told in known else (QuantizationRecipe.FLOAT32, told)


def _tensor(tensor: TensorDescription) -> TensorSpec:
    shape = tuple(max(extent, 1) for extent in tensor.shape)
    return TensorSpec(tensor.signature_name or tensor.name, shape, DType(tensor.dtype), tensor.quantization)

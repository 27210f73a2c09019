"""Decides when a conversion counts: never without running it where that is possible, and comparing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.errors import ParityError
from generator.parity import ParityReport
from generator.processing import Frame
from generator.spec import ModelArtifact, ModelFormat, ModelSpec, QuantizationRecipe
from generator.spec.source_model import SourceModel
from generator.usecases.ports import Progress
from generator.usecases.stages import Stages

FORMAT_NAMES = {ModelFormat.TFLITE: "TFLite", ModelFormat.COREML: "Core ML"}


@dataclass(frozen=True)
class VerifiedArtifact:
    """An artefact with its metadata, and what the comparison with the source model showed."""

    artifact: ModelArtifact
    report: ParityReport


class ParityFailedError(ParityError):
    """Artefacts differ from the source model; `verified` holds all that were compared."""

    def __init__(self, verified: Sequence[VerifiedArtifact]) -> None:
        failed = [FORMAT_NAMES[each.artifact.format] for each in verified if each.report.failed]
        recipes = {each.artifact.recipe for each in verified}
        hint = "Nothing was written."
        if recipes != {QuantizationRecipe.FLOAT32}:
            hint = "Nothing was written. Try --precision float32."
        super().__init__(f"The {' and the '.join(failed)} model doesn't compute what the source model computes", hint)
        self.verified = tuple(verified)


def verified_artifacts(
    model: SourceModel,
    spec: ModelSpec,
    formats: Sequence[ModelFormat],
    recipe: QuantizationRecipe,
    frames: list[Frame],
    progress: Progress,
    stages: Stages,
) -> dict[ModelFormat, VerifiedArtifact]:
    """Converts `model` to each of `formats` and compares each artefact with it.

    Raises:
        ConversionError: a converter failed.
        ParityFailedError: an artefact computes something else.
    """
    verified = {}
    for kind in formats:
        with progress.stage(f"Converting to {FORMAT_NAMES[kind]}"):
            converted = stages.converters[kind](model, recipe, spec.name)
            artifact = stages.annotators[kind](converted, spec)
        with progress.stage(f"Comparing {FORMAT_NAMES[kind]} with the model"):
            report = stages.checks[kind](model, artifact, spec, frames)
        verified[kind] = VerifiedArtifact(artifact, report)
    if any(each.report.failed for each in verified.values()):
        raise ParityFailedError(list(verified.values()))
    return verified

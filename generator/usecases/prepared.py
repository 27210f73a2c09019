"""Decides the way from a model file to verified artefacts, which every verb that makes something shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.processing import Frame
from generator.sources import DynamicInputSizeError
from generator.spec import ImageSize, ModelFormat, ModelSource, ModelSpec
from generator.spec.source_model import SourceModel
from generator.usecases.model_options import ModelOptions
from generator.usecases.model_spec import resolve_spec
from generator.usecases.pictures import read_pictures
from generator.usecases.ports import Progress, Questions
from generator.usecases.stages import Stages
from generator.usecases.verified import VerifiedArtifact, verified_artifacts

_PICTURES = 16
_PICTURE_SIZE = ImageSize(160, 120)
_SEED = 7


@dataclass(frozen=True)
class PreparedModel:
    """A model, its contract and its verified artefacts.

    Attributes:
        golden_frames: pictures for the vectors that apps replay: the user's own, or else synthetic ones.
        notes: what was decided on the way, in sentences for the user.
    """

    model: SourceModel
    spec: ModelSpec
    golden_frames: list[Frame]
    artifacts: dict[ModelFormat, VerifiedArtifact]
    notes: tuple[str, ...]


def prepare(
    source: ModelSource,
    options: ModelOptions,
    formats: Sequence[ModelFormat],
    questions: Questions,
    progress: Progress,
    stages: Stages,
) -> PreparedModel:
    """Loads the model, resolves its contract, converts it and compares the artefacts with it.

    Raises:
        MobilegenError: any of it failed.
    """
    samples = read_pictures(options.samples) if options.samples else []
    model = load_model(source, options, questions, progress, stages)
    resolved = resolve_spec(model, options, questions)
    # Pictures of the user's own first: they are what the apps will see.
    frames = [*samples, *stages.natural_images(max(0, _PICTURES - len(samples)), _PICTURE_SIZE, _SEED)]
    artifacts = verified_artifacts(model, resolved.spec, formats, options.recipe, frames, progress, stages)
    return PreparedModel(model, resolved.spec, samples or frames, artifacts, resolved.notes)


def load_model(
    source: ModelSource, options: ModelOptions, questions: Questions, progress: Progress, stages: Stages
) -> SourceModel:
    """Loads `source`; asks for a size if it takes pictures of any."""
    try:
        with progress.stage("Loading the model"):
            return stages.load(source, options.input_size)
    except DynamicInputSizeError as any_size:
        size = questions.input_size(any_size.message)
    with progress.stage("Loading the model at that size"):
        return stages.load(source, size)

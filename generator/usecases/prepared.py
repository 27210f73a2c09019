"""Decides the way from a model file to verified artefacts, which every verb that makes something shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.config import read_labels
from generator.errors import UsageError
from generator.processing import Frame
from generator.sources import DynamicInputSizeError
from generator.spec import (
    ImageSize,
    ModelFormat,
    ModelSource,
    ModelSpec,
    Normalization,
    QuantizationRecipe,
    raise_errors,
)
from generator.spec.source_model import SourceModel
from generator.usecases.model_options import ModelOptions
from generator.usecases.model_spec import resolve_spec
from generator.usecases.pictures import picture_names, read_pictures
from generator.usecases.ports import Progress, Questions
from generator.usecases.select_tf_ops import select_tf_ops_note, with_select_tf_ops
from generator.usecases.stages import Stages
from generator.usecases.verification import Pictures, Wanted, verified_artifacts
from generator.usecases.verified import VerifiedArtifact

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
    check_at_once(options)
    samples = read_pictures(options.samples) if options.samples else []
    names = tuple(picture_names(options.samples)) if options.samples else ()
    model = load_model(source, options, questions, progress, stages)
    resolved = resolve_spec(model, options, questions)
    # Pictures of the user's own first: they are what the apps will see.
    frames = [*samples, *stages.natural_images(max(0, _PICTURES - len(samples)), _PICTURE_SIZE, _SEED)]
    wanted = Wanted(formats, options.recipe, options.force)
    lending = with_select_tf_ops(options.select_tf_ops, questions, stages)
    artifacts = verified_artifacts(model, resolved.spec, wanted, Pictures(frames, names), progress, lending)
    borrowed = [note for each in artifacts.values() for note in select_tf_ops_note(each.artifact)]
    return PreparedModel(model, resolved.spec, samples or frames, artifacts, (*resolved.notes, *borrowed))


def check_at_once(options: ModelOptions) -> None:
    """Raises `SpecError` or `UsageError` for what can't be right whatever the model is: before the slow work."""
    if options.force and options.recipe is not QuantizationRecipe.FLOAT16:
        raise UsageError(
            "--force keeps what float16 breaks, and float16 isn't asked for",
            "Add --precision float16, or leave --force out.",
        )
    problems = read_labels(options.labels).problems() if options.labels else []
    if isinstance(options.normalization, Normalization):
        problems += options.normalization.problems()
    raise_errors(problems)


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

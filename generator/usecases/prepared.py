"""Decides the way from a model file to verified artefacts, which every verb that makes something shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.config import read_labels
from generator.errors import ParityError, UsageError, noticed
from generator.processing import Frame
from generator.sources import DynamicInputSizeError
from generator.spec import (
    ImageSize,
    ModelFormat,
    ModelSource,
    ModelSpec,
    Normalization,
    QuantizationPlan,
    QuantizationRecipe,
    raise_errors,
)
from generator.spec.source_model import SourceModel
from generator.usecases.choose_recipe import RecipeChoice
from generator.usecases.conversions import Conversions
from generator.usecases.evaluating.evaluator import Evaluator
from generator.usecases.given_pictures import calibrated, check_given, labelled_pictures
from generator.usecases.judge_budgets import Apps
from generator.usecases.measuring import Subject
from generator.usecases.model_options import ModelOptions
from generator.usecases.model_spec import resolve_spec
from generator.usecases.pictures import picture_names, read_pictures
from generator.usecases.ports import Progress, Questions
from generator.usecases.recipe_attempts import Attempted
from generator.usecases.select_tf_ops import select_tf_ops_note, with_select_tf_ops
from generator.usecases.stages import Stages
from generator.usecases.verification import Pictures, Wanted, verified_artifacts
from generator.usecases.verified import VerifiedArtifact

_PICTURES = 16
_PICTURE_SIZE = ImageSize(160, 120)
_SEED = 7
_MOST_CHANGED = 0.3


@dataclass(frozen=True)
class PreparedModel:
    """A model, its contract and its verified artefacts.

    Attributes:
        plan: how the artefacts were made smaller, as it was given or chosen.
        frames: what the artefacts were compared on.
        own_frames: those of `frames` that are the user's own.
        choices: what was tried, for formats whose recipe was chosen.
        evaluator: of the labelled pictures; None if there are none.
        notes: what was decided on the way, in sentences for the user.
    """

    model: SourceModel
    spec: ModelSpec
    plan: QuantizationPlan
    frames: list[Frame]
    own_frames: list[Frame]
    artifacts: dict[ModelFormat, VerifiedArtifact]
    choices: Mapping[ModelFormat, RecipeChoice[Attempted]]
    evaluator: Evaluator | None
    notes: tuple[str, ...]

    @property
    def golden_pictures(self) -> list[int]:
        """Indices of `frames` for the vectors that apps replay: the user's own pictures, or else synthetic ones.

        On those where a recipe changes the answer, an app couldn't tell a sound accelerator from a broken one. None may
        be left.
        """
        smaller = [each.errors for each in self.artifacts.values() if each.errors and not each.artifact.recipe.is_float]
        kept = [
            number for number in range(len(self.frames)) if all(errors[number] <= _MOST_CHANGED for errors in smaller)
        ]
        return [number for number in kept if number < len(self.own_frames)] or kept

    @property
    def golden_frames(self) -> list[Frame]:
        """The pictures for the vectors that apps replay; raises `ParityError` if there are none."""
        pictures = self.golden_pictures
        if not pictures:
            raise ParityError(
                f"Each of {len(self.frames)} test pictures gets a score that is off by more than {_MOST_CHANGED:.0%}: "
                "on a phone, the app could not tell a sound accelerator from a broken one",
                "Give pictures that the model knows (--samples), or choose a recipe that keeps more.",
            )
        return [self.frames[number] for number in pictures]

    def golden_error(self, kind: ModelFormat) -> float:
        """The greatest relative error of a score on them; 0 if nothing was compared."""
        errors = self.artifacts[kind].errors
        return max((errors[number] for number in self.golden_pictures if errors), default=0.0)

    def subject(self, apps: Apps) -> Subject:
        """What is measured of it for `apps`."""
        artifacts = {kind: verified.artifact for kind, verified in self.artifacts.items()}
        return Subject(self.spec, artifacts, self.frames[0], self.evaluator, apps)


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
    plan = options.quantization.plan(formats)
    check_given(options, plan)
    samples = read_pictures(options.samples) if options.samples else []
    names = tuple(picture_names(options.samples)) if options.samples else ()
    model = load_model(source, options, questions, progress, stages)
    resolved = resolve_spec(model, options, questions)
    spec = resolved.spec
    # Pictures of the user's own first: they are what the apps will see.
    frames = [*samples, *stages.natural_images(max(0, _PICTURES - len(samples)), _PICTURE_SIZE, _SEED)]
    given = labelled_pictures(model, spec, options, progress, stages)
    calibration = calibrated(plan, spec, model, stages)
    chosen = options.quantization
    wanted = Wanted(formats, plan, chosen.automatic, options.force, chosen.keep_float_automatic, calibration.pictures)
    lending = with_select_tf_ops(options.select_tf_ops, questions, stages)
    conversions = Conversions(model, spec, progress, lending)
    scales = given.scales(options.measuring, lambda artifact: stages.time(artifact, spec, frames[0]))
    of_pictures = (*given.notes, *calibration.warnings)
    with noticed(of_pictures):
        verified = verified_artifacts(conversions, wanted, Pictures(frames, names), scales)
    artifacts = dict(verified.by_format)
    borrowed = [note for each in artifacts.values() for note in select_tf_ops_note(each.artifact)]
    notes = (*resolved.notes, *of_pictures, *verified.notes, *borrowed)
    for kind, each in artifacts.items():
        plan = plan.with_recipe(kind, each.wanted).keeping(each.artifact.kept_float)
    return PreparedModel(
        model=model,
        spec=spec,
        plan=plan,
        frames=frames,
        own_frames=samples,
        artifacts=artifacts,
        choices=verified.choices,
        evaluator=given.evaluator,
        notes=notes,
    )


def check_at_once(options: ModelOptions) -> None:
    """Raises `SpecError` or `UsageError` for what can't be right whatever the model is: before the slow work."""
    if options.force and QuantizationRecipe.FLOAT16 not in options.quantization.recipes:
        raise UsageError(
            "--force keeps what float16 breaks, and float16 isn't asked for",
            "Add --quantize float16, or leave --force out.",
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

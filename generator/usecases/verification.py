"""Decides when a conversion counts: never without reading back and running it, and no recipe that breaks the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.parity.latency import NotMeasured
from generator.processing import Frame
from generator.spec import (
    FORMAT_NAMES,
    DType,
    ModelArtifact,
    ModelFormat,
    ModelSpec,
    Quantization,
    QuantizationPlan,
    QuantizationRecipe,
)
from generator.spec.quantization import Tensors
from generator.spec.source_model import SourceModel
from generator.usecases.check_loss import check_loss
from generator.usecases.choose_recipe import RecipeChoice, choose_recipe, recipes_to_try
from generator.usecases.conversions import Conversions, told
from generator.usecases.ports import Progress
from generator.usecases.recipe_attempts import Attempted, attempts, candidate
from generator.usecases.stages import Stages
from generator.usecases.verified import ParityFailedError, ParityReport, VerifiedArtifact
from generator.usecases.weighing import Scales

_WIDER = "So it computes in float32."
_NOT_TIMED = NotMeasured("Time doesn't count against a recipe that was named.")


@dataclass(frozen=True)
class Wanted:
    """Which artefacts are wanted.

    Attributes:
        plan: how they are stored and computed, where that works.
        automatic: whether the recipes are chosen instead, by what they lose.
        force: whether float16 is kept where it breaks the model.
        keep_float_automatic: whether layers are found that had better stay in floating point.
        calibration: input tensors, for recipes with fixed ranges and to find such layers.
    """

    formats: Sequence[ModelFormat]
    plan: QuantizationPlan = field(default_factory=QuantizationPlan)
    automatic: bool = False
    force: bool = False
    keep_float_automatic: bool = False
    calibration: Sequence[Tensors] = ()

    def quantization(self, recipe: QuantizationRecipe) -> Quantization:
        """How an artefact is made smaller by `recipe`."""
        return self.plan.quantization(recipe, self.calibration)


@dataclass(frozen=True)
class Pictures:
    """What artefacts are compared on.

    Attributes:
        names: of the first frames, for people; the others are numbered.
    """

    frames: list[Frame]
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class VerifiedArtifacts:
    """What can be handed on, and how it was found.

    Attributes:
        choices: what was tried, for formats whose recipe was chosen.
        notes: on what recipes cost, in sentences for the user.
    """

    by_format: Mapping[ModelFormat, VerifiedArtifact]
    choices: Mapping[ModelFormat, RecipeChoice[Attempted]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def verified_artifacts(
    conversions: Conversions, wanted: Wanted, pictures: Pictures, scales: Scales | None
) -> VerifiedArtifacts:
    """Makes an artefact of each of the formats and compares it with the model.

    Args:
        conversions: of the model.
        wanted: which artefacts.
        pictures: what they are compared on.
        scales: what their recipes are weighed by; None without labelled pictures.

    Raises:
        ConversionError: a converter or a quantiser failed, or a layer is to stay in floats that there isn't.
        ParityFailedError: an artefact computes something else, in float32 as well, or belies its contract.
        BudgetError: a recipe loses more than it may.
    """
    bench = _Bench(conversions, pictures, scales)
    if wanted.automatic and scales:
        choices = {kind: bench.chosen(kind, wanted, scales) for kind in wanted.formats}
        made = {kind: choice.chosen.made.verified for kind, choice in choices.items()}
        notes = tuple(note for choice in choices.values() for note in choice.notes)
    else:
        choices = {}
        made = {kind: bench.shippable(kind, wanted) for kind in wanted.formats}
        notes = tuple(note for each in made.values() for note in bench.losses(each))
    conversions.check_layers([kind for kind, each in made.items() if not each.artifact.recipe.is_float])
    if any(each.failed and not each.forced for each in made.values()):
        raise ParityFailedError(list(made.values()))
    return VerifiedArtifacts({kind: bench.tried(each) for kind, each in made.items()}, choices, notes)


@dataclass(frozen=True)
class _Bench:
    """A model on its way through conversion and comparison."""

    conversions: Conversions
    pictures: Pictures
    scales: Scales | None
    _core_ml: list[VerifiedArtifact] = field(default_factory=list)

    @property
    def model(self) -> SourceModel:
        return self.conversions.model

    @property
    def spec(self) -> ModelSpec:
        return self.conversions.spec

    @property
    def stages(self) -> Stages:
        return self.conversions.stages

    @property
    def progress(self) -> Progress:
        return self.conversions.progress

    def shippable(self, kind: ModelFormat, wanted: Wanted) -> VerifiedArtifact:
        """The artefact as planned, or in float32 if float16 breaks it; it may fail all the same."""
        recipe = wanted.plan.recipe(kind)
        return self._in_floats(kind, recipe, wanted) if recipe.is_float else self._smaller(kind, recipe, wanted)

    def chosen(self, kind: ModelFormat, wanted: Wanted, scales: Scales) -> RecipeChoice[Attempted]:
        """The artefact by the smallest recipe that loses little."""

        def make(recipe: QuantizationRecipe) -> VerifiedArtifact:
            return self.shippable(kind, replace(wanted, plan=wanted.plan.with_recipe(kind, recipe)))

        recipes, left_out = recipes_to_try(kind, bool(wanted.calibration))
        attempt = attempts(make, scales.evaluate, scales.time)
        return choose_recipe(kind, recipes, attempt, scales.max_drop, left_out)

    def losses(self, made: VerifiedArtifact) -> tuple[str, ...]:
        """What the recipe costs, where labelled pictures can tell; raises `BudgetError` if that is too much."""
        if self.scales is None or made.failed or made.artifact.recipe is QuantizationRecipe.FLOAT32:
            return ()
        scales, artifact = self.scales, made.artifact
        found = candidate(artifact, scales.evaluate(artifact), _NOT_TIMED)
        return check_loss(artifact.format, found, scales.max_drop, allow_over_budget=scales.allow_over_budget)

    def tried(self, verified: VerifiedArtifact) -> VerifiedArtifact:
        """The same after trying it on accelerators, whose findings stop nothing: the apps can do without them."""
        kind = verified.artifact.format
        attempt = self.stages.accelerators.get(kind)
        if attempt is None or verified.artifact.needs_interpreter:
            return verified
        with self.progress.stage(f"Trying {FORMAT_NAMES[kind]} on the GPU accelerator"):
            reports = attempt(self.model, verified.artifact, self.spec, self.pictures.frames)
        return replace(verified, accelerators=reports)

    def _in_floats(self, kind: ModelFormat, recipe: QuantizationRecipe, wanted: Wanted) -> VerifiedArtifact:
        made = self._compared(kind, recipe)
        if made.contract or recipe is not QuantizationRecipe.FLOAT16:
            return made
        if not made.failed:
            return replace(made, diagnosis=self._explained(made, None))
        full = self._compared(kind, QuantizationRecipe.FLOAT32)
        diagnosis = self._explained(made, full)
        if wanted.force:
            return replace(made, diagnosis=diagnosis, forced=_was_compared(made))
        given_up = tuple(replace(report, artifact=f"{report.artifact} in float16") for report in made.reports)
        return replace(full, diagnosis=diagnosis, given_up=given_up)

    def _smaller(self, kind: ModelFormat, recipe: QuantizationRecipe, wanted: Wanted) -> VerifiedArtifact:
        """By a recipe of compressed weights, of which labelled pictures tell more than a few that nobody labelled."""
        diagnosis: tuple[str, ...] = ()
        base = QuantizationRecipe.FLOAT32
        if kind is ModelFormat.COREML:
            in_floats = self._core_ml_in_floats(wanted)
            base = in_floats.artifact.recipe
            diagnosis = (*in_floats.diagnosis, _WIDER) if in_floats.given_up else in_floats.diagnosis
        quantization, remarks = self._keeping(kind, wanted, wanted.quantization(recipe), base)
        converted = self.conversions.smaller(kind, quantization, base)
        made = replace(self._checked(converted, quantization.io), diagnosis=diagnosis, remarks=remarks)
        return replace(made, weighed=self.scales is not None and not made.contract and _was_compared(made))

    def _core_ml_in_floats(self, wanted: Wanted) -> VerifiedArtifact:
        """What Core ML's recipes start from: in float16, or in float32 where that breaks the model."""
        if not self._core_ml:
            unforced = replace(wanted, force=False)
            self._core_ml.append(self._in_floats(ModelFormat.COREML, QuantizationRecipe.FLOAT16, unforced))
        return self._core_ml[0]

    def _keeping(
        self, kind: ModelFormat, wanted: Wanted, quantization: Quantization, base: QuantizationRecipe
    ) -> tuple[Quantization, tuple[str, ...]]:
        """The same with the layers that had better stay in floating point, if that is asked, and what was found."""
        if not wanted.keep_float_automatic:
            return quantization, ()
        converted = self.conversions.in_floats(kind, base)
        with self.progress.stage(f"Looking for layers that {quantization.recipe.value} costs most"):
            found = self.stages.keep_float(converted, replace(quantization, calibration=wanted.calibration))
        return replace(quantization, keep_float=found.layers), found.notes(quantization, kind)

    def _explained(self, half: VerifiedArtifact, full: VerifiedArtifact | None) -> tuple[str, ...]:
        """What float16 does to the artefact, above all on the picture on which it is furthest off."""
        kind, worst = half.artifact.format, _worst_picture(half.reports)
        frames = [self.pictures.frames[worst], *self.pictures.frames]
        with self.progress.stage(f"Looking at what float16 does to {FORMAT_NAMES[kind]}"):
            explain = self.stages.explanations[kind]
            return explain(half.artifact, full.artifact if full else None, self.spec, frames)

    def _compared(self, kind: ModelFormat, recipe: QuantizationRecipe) -> VerifiedArtifact:
        return self._checked(self.conversions.in_floats(kind, recipe))

    def _checked(self, converted: ModelArtifact, io: DType = DType.FLOAT32) -> VerifiedArtifact:
        artifact, differences = self.conversions.described(converted, io)
        kind, recipe = artifact.format, artifact.recipe
        with self.progress.stage(f"Comparing {FORMAT_NAMES[kind]}{told(recipe)} with the model"):
            reports = self.stages.checks[kind](self.model, artifact, self.spec, self.pictures.frames)
        named = tuple(report.naming(self.pictures.names) for report in reports)
        return VerifiedArtifact(artifact, named, differences)


def _worst_picture(reports: Sequence[ParityReport]) -> int:
    """The index of the picture on which any runtime is furthest off; of the first one if none was compared."""
    rows = [(number, row.agreement) for report in reports for number, row in enumerate(report.rows)]
    worst = max(rows, key=lambda row: (not row[1].agrees, row[1].relative_error), default=None)
    return worst[0] if worst else 0


def _was_compared(made: VerifiedArtifact) -> bool:
    """What doesn't run at all isn't float16's doing, and nobody can want it."""
    return all(report.rows or not report.failed for report in made.reports)

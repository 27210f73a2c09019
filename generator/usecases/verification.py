"""Decides when a conversion counts: never without reading back and running it, and float16 only where it computes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.processing import Frame
from generator.spec import ModelFormat, ModelSpec, QuantizationRecipe
from generator.spec.source_model import SourceModel
from generator.usecases.ports import Progress
from generator.usecases.stages import Stages
from generator.usecases.verified import FORMAT_NAMES, ParityFailedError, ParityReport, VerifiedArtifact


@dataclass(frozen=True)
class Wanted:
    """Which artefacts are wanted.

    Attributes:
        recipe: how they are stored and computed, where that works.
        force: whether float16 is kept where it doesn't.
    """

    formats: Sequence[ModelFormat]
    recipe: QuantizationRecipe
    force: bool = False


@dataclass(frozen=True)
class Pictures:
    """What artefacts are compared on.

    Attributes:
        names: of the first frames, for people; the others are numbered.
    """

    frames: list[Frame]
    names: tuple[str, ...] = ()


def verified_artifacts(
    model: SourceModel, spec: ModelSpec, wanted: Wanted, pictures: Pictures, progress: Progress, stages: Stages
) -> dict[ModelFormat, VerifiedArtifact]:
    """Converts `model` to each of the formats and compares each artefact with it.

    Raises:
        ConversionError: a converter failed.
        ParityFailedError: an artefact computes something else, in float32 as well, or belies its contract.
    """
    bench = _Bench(model, spec, pictures, progress, stages)
    verified = {kind: bench.shippable(kind, wanted) for kind in wanted.formats}
    if any(each.failed and not each.forced for each in verified.values()):
        raise ParityFailedError(list(verified.values()))
    return {kind: bench.tried(each) for kind, each in verified.items()}


@dataclass(frozen=True)
class _Bench:
    """A model on its way through conversion and comparison."""

    model: SourceModel
    spec: ModelSpec
    pictures: Pictures
    progress: Progress
    stages: Stages

    def shippable(self, kind: ModelFormat, wanted: Wanted) -> VerifiedArtifact:
        """The artefact as wanted, or in float32 if float16 breaks it; it may fail all the same."""
        made = self._made(kind, wanted.recipe)
        if made.contract or wanted.recipe is not QuantizationRecipe.FLOAT16:
            return made
        if not made.failed:
            return replace(made, diagnosis=self._explained(made, None))
        full = self._made(kind, QuantizationRecipe.FLOAT32)
        diagnosis = self._explained(made, full)
        if wanted.force:
            return replace(made, diagnosis=diagnosis, forced=_was_compared(made))
        given_up = tuple(replace(report, artifact=f"{report.artifact} in float16") for report in made.reports)
        return replace(full, diagnosis=diagnosis, given_up=given_up)

    def _explained(self, half: VerifiedArtifact, full: VerifiedArtifact | None) -> tuple[str, ...]:
        """What float16 does to the artefact, above all on the picture on which it is furthest off."""
        kind, worst = half.artifact.format, _worst_picture(half.reports)
        frames = [self.pictures.frames[worst], *self.pictures.frames]
        with self.progress.stage(f"Looking at what float16 does to {FORMAT_NAMES[kind]}"):
            explain = self.stages.explanations[kind]
            return explain(half.artifact, full.artifact if full else None, self.spec, frames)

    def tried(self, verified: VerifiedArtifact) -> VerifiedArtifact:
        """The same after trying it on accelerators, whose findings stop nothing: the apps can do without them."""
        kind = verified.artifact.format
        attempt = self.stages.accelerators.get(kind)
        if attempt is None:
            return verified
        with self.progress.stage(f"Trying {FORMAT_NAMES[kind]} on the GPU accelerator"):
            reports = attempt(self.model, verified.artifact, self.spec, self.pictures.frames)
        return replace(verified, accelerators=reports)

    def _made(self, kind: ModelFormat, recipe: QuantizationRecipe) -> VerifiedArtifact:
        name, stages = FORMAT_NAMES[kind], self.stages
        taken = f"Describing the {name} model" if self.model.converted else f"Converting to {name}{_told(recipe)}"
        with self.progress.stage(taken):
            converted = stages.converters[kind](self.model, recipe, self.spec.name)
            artifact = stages.annotators[kind](converted, self.spec)
            differences = stages.read_back(artifact, self.spec)
        with self.progress.stage(f"Comparing {name}{_told(recipe)} with the model"):
            reports = stages.checks[kind](self.model, artifact, self.spec, self.pictures.frames)
        named = tuple(report.naming(self.pictures.names) for report in reports)
        return VerifiedArtifact(artifact, named, differences)


def _told(recipe: QuantizationRecipe) -> str:
    return "" if recipe is QuantizationRecipe.FLOAT32 else f" in {recipe.value}"


def _worst_picture(reports: Sequence[ParityReport]) -> int:
    """The index of the picture on which any runtime is furthest off; of the first one if none was compared."""
    rows = [(number, row.agreement) for report in reports for number, row in enumerate(report.rows)]
    worst = max(rows, key=lambda row: (not row[1].agrees, row[1].relative_error), default=None)
    return worst[0] if worst else 0


def _was_compared(made: VerifiedArtifact) -> bool:
    """What doesn't run at all isn't float16's doing, and nobody can want it."""
    return all(report.rows or not report.failed for report in made.reports)

"""Decides what is known about an artefact, and whether that is enough to hand it on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.errors import ParityError
from generator.parity import AcceleratorReport, ParityReport, ParityRow
from generator.spec import FORMAT_NAMES, ModelArtifact, QuantizationRecipe

__all__ = ["AcceleratorReport", "ParityFailedError", "ParityReport", "ParityRow", "VerifiedArtifact"]


@dataclass(frozen=True)
class VerifiedArtifact:
    """An artefact with its metadata, and what came of checking it.

    Attributes:
        reports: the comparisons with the source model, one for each runtime that there is for the format.
        contract: what it says of itself otherwise than the contract; each continues “the artefact's …”.
        diagnosis: what float16 does to the model, for people; full sentences.
        given_up: the comparisons that the float16 artefact failed in whose place this one is; empty if it is what was
            asked for.
        accelerators: what they made of it; empty if the format has none to try.
        forced: whether it is handed on although it fails, since the user wants it so.
        weighed: whether labelled pictures decide what its recipe may cost, and not the comparison.
        remarks: on how it was made; full sentences.
    """

    artifact: ModelArtifact
    reports: tuple[ParityReport, ...]
    contract: tuple[str, ...] = ()
    diagnosis: tuple[str, ...] = ()
    given_up: tuple[ParityReport, ...] = ()
    accelerators: tuple[AcceleratorReport, ...] = ()
    forced: bool = False
    weighed: bool = False
    remarks: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether it is known to be wrong."""
        return bool(self.contract) or (not self.weighed and any(report.failed for report in self.reports))

    @property
    def outweighed(self) -> bool:
        """Whether the comparison speaks against it, and labelled pictures don't."""
        return self.weighed and any(report.failed for report in self.reports)

    @property
    def wanted(self) -> QuantizationRecipe:
        """The precision that was asked for."""
        return self.given_up[0].recipe if self.given_up else self.artifact.recipe

    @property
    def errors(self) -> tuple[float, ...]:
        """For each picture the greatest relative error of a score by any runtime; none if none was compared."""
        rows = [report.rows for report in self.reports if report.rows]
        return tuple(max(row.agreement.relative_error for row in each) for each in zip(*rows, strict=True))

    @property
    def executed_by(self) -> str:
        """Who executed it, for people; empty if nobody could."""
        return "; and by ".join(report.executed_by for report in self.reports if report.executed_by)

    @property
    def summary(self) -> str:
        """What the comparisons showed, for people."""
        return " ".join(report.summary for report in self.reports)

    @property
    def summary_given_up(self) -> str:
        """What was wrong with the float16 artefact in whose place this one is; empty if there was none."""
        return " ".join(report.summary for report in self.given_up if report.failed)

    @property
    def failures(self) -> tuple[str, ...]:
        """What is wrong with it, one sentence each."""
        reports = tuple(report.summary for report in self.reports if report.failed)
        if not self.contract:
            return reports
        name = self.reports[0].artifact if self.reports else FORMAT_NAMES[self.artifact.format]
        return (f"{name} contradicts its contract: its {'; its '.join(self.contract)}.", *reports)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user must know although the artefact is handed on; full sentences."""
        name = FORMAT_NAMES[self.artifact.format]
        unchecked = [report.summary for report in self.reports if report.not_executed]
        notes = [note for report in self.reports for note in report.notes]
        if self.artifact.recipe.minimum_ios > QuantizationRecipe.FLOAT16.minimum_ios:
            version = ".".join(map(str, self.artifact.recipe.minimum_ios))
            notes.append(f"The iOS app asks for iOS {version} or newer, for no older one reads its weights.")
        notes += [f"{tried.summary} {tried.consequence}" for tried in self.accelerators if tried.rejected]
        if self.forced:
            notes.append(f"The {name} model is WRONG in float16 and was kept since --force was given.")
            notes += self.failures
        if self.outweighed:
            notes.append(f"{name} was let through although it differs, as labelled pictures show what that costs.")
            notes += [report.summary for report in self.reports if report.failed]
        if self.given_up:
            notes.append(f"The {name} model is float32 although float16 was asked for. {self.summary_given_up}")
        if self.diagnosis:
            notes.append(f"{name} in float16: {' '.join(self.diagnosis)}")
        return (*self.remarks, *unchecked, *notes)


class ParityFailedError(ParityError):
    """Artefacts differ from the source model or from their contract; `verified` holds all that were checked."""

    def __init__(self, verified: Sequence[VerifiedArtifact]) -> None:
        failed = [each for each in verified if each.failed]
        super().__init__(_message(failed), _hint(failed))
        self.verified = tuple(verified)


def _message(failed: Sequence[VerifiedArtifact]) -> str:
    names = " and the ".join(FORMAT_NAMES[each.artifact.format] for each in failed)
    if any(report.failed for each in failed for report in each.reports):
        return f"The {names} model doesn't compute what the source model computes"
    return f"The {names} model doesn't say of itself what its contract says"


def _hint(failed: Sequence[VerifiedArtifact]) -> str:
    if any(each.given_up for each in failed):
        return "Nothing was written. It fails in float16 and in float32."
    smaller = [each for each in failed if not each.artifact.recipe.is_float and not each.contract]
    if not smaller:
        return "Nothing was written."
    spared = all(each.remarks or each.artifact.kept_float for each in smaller)
    sparing = "" if spared else "leave layers in floating point (--keep-float auto), "
    return (
        f"Nothing was written. Name a recipe that keeps more, {sparing}compare on 16 or more pictures that the app "
        "will see (--samples), or give labelled ones (--eval): how many answers the recipe costs then decides."
    )

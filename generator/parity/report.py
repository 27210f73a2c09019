"""Decides what a comparison of an artefact with its source model says, in numbers and in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from generator.parity.output_errors import OutputError
from generator.spec import ModelFormat, QuantizationRecipe
from generator.tasks import Agreement, Limits

# Errors below this are rounding, which differs from processor to processor; the sentence must not.
_SMALLEST_TOLD = 1e-5

COLUMNS = (
    "picture",
    "source says",
    "artefact says",
    "agrees",
    "score error",
    "relative error",
    "range error",
    "raw error",
)


class Outcome(str, Enum):
    """What became of a comparison; NOT_EXECUTED shows nothing, neither good nor bad."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_EXECUTED = "not executed"


@dataclass(frozen=True)
class ClassScore:
    """A class, by its label or its index, and the score that a model gives it after the activation."""

    name: str
    score: float

    def __str__(self) -> str:
        return f"“{self.name}” {self.score:.4f}"


@dataclass(frozen=True)
class ParityRow:
    """One picture.

    Attributes:
        picture: for people, `picture 3` or the name of a file.
        agreement: by the task's own measure; `raw_error` is the greatest over all outputs.
        expected: the source model's best class; `actual`: the artefact's.
        furthest_expected: the class whose score differs most, as the source model scores it.
        furthest_actual: the same class as the artefact scores it.
    """

    picture: str
    agreement: Agreement
    expected: ClassScore
    actual: ClassScore
    furthest_expected: ClassScore
    furthest_actual: ClassScore

    def cells(self) -> tuple[str, ...]:
        """Texts for a table under `COLUMNS`."""
        found = self.agreement
        errors = (found.score_error, found.relative_error, found.range_error, found.raw_error)
        agrees = "yes" if found.agrees else "no"
        return (self.picture, str(self.expected), str(self.actual), agrees, *(f"{value:.1e}" for value in errors))

    def difference(self) -> str:
        """What differs most, for people."""
        return (
            f"{self.picture}: “{self.furthest_expected.name}” scores {self.furthest_actual.score:.4f} "
            f"instead of {self.furthest_expected.score:.4f}"
        )


@dataclass(frozen=True)
class ParityReport:
    """What executing an artefact and comparing it with its source model showed.

    Attributes:
        artifact: file name, for people.
        executed_by: the runtime, its version and what it ran on; empty if none did.
        limits: what the task asks of artefacts made with `recipe`.
        rows: one for each picture; none if it wasn't executed to the end.
        outputs: the worst that each output showed over all pictures, whatever it means.
        failure: why it couldn't be executed or compared; empty if it could.
        not_executed: why no runtime could tell what it computes; empty if one could.
        log: the end of what the runtime wrote, if it failed.
        notes: what lessens the worth of the comparison; full sentences.
    """

    artifact: str
    format: ModelFormat
    recipe: QuantizationRecipe
    limits: Limits
    executed_by: str = ""
    rows: tuple[ParityRow, ...] = ()
    outputs: tuple[OutputError, ...] = ()
    failure: str = ""
    not_executed: str = ""
    log: str = ""
    notes: tuple[str, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """PASSED only if it was executed and all limits hold."""
        if self.not_executed:
            return Outcome.NOT_EXECUTED
        agreements, snr_db = [row.agreement for row in self.rows], [output.snr_db for output in self.outputs]
        accepted = not self.failure and self.limits.accept(agreements, snr_db)
        return Outcome.PASSED if accepted else Outcome.FAILED

    @property
    def passed(self) -> bool:
        """Whether it was executed and computes what the source model computes."""
        return self.outcome is Outcome.PASSED

    @property
    def failed(self) -> bool:
        """Whether it is known not to: nothing may be written then. What was not executed has not failed."""
        return self.outcome is Outcome.FAILED

    @property
    def worst(self) -> ParityRow | None:
        """The picture that differs most: first those that don't agree, then by relative error."""
        return max(self.rows, key=lambda row: (not row.agreement.agrees, row.agreement.relative_error), default=None)

    @property
    def thresholds(self) -> str:
        """The limits, for people."""
        share = f"{self.limits.agreeing:.0%}" if self.limits.agreeing < 1 else "all"
        asked = [f"{share} of the pictures agree"]
        if math.isfinite(self.limits.snr_db):
            asked.insert(0, f"signal to noise {self.limits.snr_db:g} dB")
        if math.isfinite(self.limits.range_error):
            asked.insert(0, f"of raw values {self.limits.range_error:g}")
            asked.insert(0, f"relative error of scores {self.limits.relative_error:g}")
        return f"limits for {self.recipe.value}: {', '.join(asked)}"

    @property
    def summary(self) -> str:
        """One sentence for people, the same on every processor as long as the outcome is."""
        if self.not_executed:
            return f"{self.artifact} was not checked here: {self.not_executed}."
        if self.failure:
            return f"{self.artifact} could not be compared with the source model: {self.failure}."
        agreeing = f"{sum(row.agreement.agrees for row in self.rows)} of {len(self.rows)} pictures agree"
        if self.passed:
            return f"{self.artifact}: {agreeing}, scores differ by less than {self._told_error()} ({self.executed_by})."
        worst = f"; most in {self.worst.difference()}" if self.worst else ""
        noise = min((output.snr_db for output in self.outputs), default=math.inf)
        if noise < self.limits.snr_db:
            worst += f"; the signal is {_level(noise)} the error" if math.isfinite(noise) else "; it gives NaN"
        return (
            f"{self.artifact} does not compute what the source model computes: {agreeing}{worst} ({self.thresholds})."
        )

    def naming(self, pictures: Sequence[str]) -> ParityReport:
        """The same report with the first rows called by the names of their `pictures`."""
        named = [replace(row, picture=picture) for row, picture in zip(self.rows, pictures, strict=False)]
        return replace(self, rows=(*named, *self.rows[len(named) :]))

    def _told_error(self) -> str:
        """A power of ten above the greatest score error."""
        greatest = max(row.agreement.score_error for row in self.rows)
        told = max(_SMALLEST_TOLD, 10.0 ** (math.floor(math.log10(greatest)) + 1)) if greatest > 0 else _SMALLEST_TOLD
        return f"{told:.6f}".rstrip("0").rstrip(".")


def _level(decibels: float) -> str:
    rounded = round(decibels)
    return f"{rounded} dB above" if rounded >= 0 else f"{-rounded} dB below"

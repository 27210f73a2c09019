"""Decides what a report says: the one tree of values that the page and the JSON file are two renderings of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from generator.report.accuracy import ModelAccuracy
from generator.report.operators import OperatorReport
from generator.report.parity import ParitySection
from generator.report.pictures import SeenPicture
from generator.spec import ModelFormat
from generator.spec.budgets import Figure, Grade

SCHEMA = 1
"""Of `report.json`; a reader refuses what is greater."""


@dataclass(frozen=True)
class BudgetLine:
    """One figure of one artefact against its budget.

    Attributes:
        subject: the file or the app, for people.
        value: in the unit of `Figure`; None if it was not measured, and `note` says why.
        grade: None if it was not measured.
        note: where and how it was measured, such as “this computer, not a phone”; or why it wasn't.
        allowed: whether it is bad and the user let it through.
    """

    figure: Figure
    subject: str
    good: float
    bad: float
    value: float | None = None
    grade: Grade | None = None
    note: str = ""
    allowed: bool = False


@dataclass(frozen=True)
class LatencyLine:
    """How long one inference takes somewhere, in milliseconds, warm.

    Attributes:
        where: for people: `this computer, 1 thread`, or `Google Pixel 9, GPU`.
        on_phone: whether it was measured by a generated app on a phone.
        runs: that were timed.
    """

    where: str
    on_phone: bool
    p50_ms: float
    p90_ms: float
    runs: int


@dataclass(frozen=True)
class Candidate:
    """One recipe that was tried or thought of, whatever became of it.

    Attributes:
        size: bytes; None if it couldn't be made.
        accuracy: share of right answers 0..1 with its 95 % interval (value, low, high); None if not measured.
        latency_ms: p50 on this computer, one thread; None if not measured.
        on_front: whether no other candidate of its format is as good in everything and better in something.
        chosen: whether the apps carry it.
        refusal: why it was not made or not taken; full sentence, empty if nothing speaks against it.
    """

    recipe: str
    format: ModelFormat
    size: int | None = None
    accuracy: tuple[float, float, float] | None = None
    latency_ms: float | None = None
    on_front: bool = False
    chosen: bool = False
    refusal: str = ""


@dataclass(frozen=True)
class ArtifactSection:
    """All that is known of one artefact.

    Attributes:
        file: its name, for people.
        precision: how its weights are stored, for people.
        size: bytes of all its files.
        sha256: of the file; of a package, of its files in order.
        carried_by: the apps that carry it, for people; empty if no app was made.
        parity: one for each runtime that executed it.
        forced: whether it is kept although it computes something else than the source model.
        weighed: whether labelled pictures decide what its recipe may cost, and not the comparison.
        given_up: what was wrong with the precision that was asked for and in whose place this one is; full sentences.
        precision_notes: what float16 does to the model; full sentences.
        latency: measured figures; `latency_absent` says why there are none.
        accuracy: on labelled pictures; None if there were none.
        operators: None if the file couldn't be read that far.
        notes: what else a reader must know; full sentences.
    """

    file: str
    format: ModelFormat
    precision: str
    size: int
    sha256: str
    carried_by: tuple[str, ...] = ()
    parity: tuple[ParitySection, ...] = ()
    forced: bool = False
    weighed: bool = False
    given_up: str = ""
    precision_notes: tuple[str, ...] = ()
    latency: tuple[LatencyLine, ...] = ()
    latency_absent: str = ""
    accuracy: ModelAccuracy | None = None
    operators: OperatorReport | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class SourceSection:
    """The model that everything is measured against.

    Attributes:
        file: its name without folders: reports travel.
        format: for people.
        size: bytes.
        sha256: of the file.
        task: for people.
        inputs: `(name, shape, element type)`; likewise `outputs`.
        labels: how many classes it knows.
    """

    file: str
    format: str
    size: int
    sha256: str
    task: str
    inputs: tuple[tuple[str, str, str], ...]
    outputs: tuple[tuple[str, str, str], ...]
    labels: int


@dataclass(frozen=True)
class PreprocessingSection:
    """What happens to a frame before the model sees it: facts in words, and the same shown on pictures."""

    facts: tuple[tuple[str, str], ...]
    pictures: tuple[SeenPicture, ...] = ()


@dataclass(frozen=True)
class AdviceLine:
    """Something worth doing, with the measurement that it rests on.

    Attributes:
        subject: the artefact it is about; empty for all.
    """

    message: str
    evidence: str = ""
    subject: str = ""


class Level(str, Enum):
    """What a report comes to at one glance."""

    GOOD = "good"
    ATTENTION = "attention"
    BAD = "bad"


@dataclass(frozen=True)
class Verdict:
    """The first thing that is read.

    Attributes:
        headline: one short sentence.
        reasons: what it rests on, the gravest first; full sentences.
    """

    level: Level
    headline: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """Everything that is shown.

    Attributes:
        title: the app's name, or the model's.
        accent: `#RRGGBB` of the app, for the page's plots and links.
        compared_on: how many pictures parity was shown on, for people.
        source_accuracy: of the source model on the labelled pictures; None if there were none.
        accuracy_absent: why there is no accuracy, and how to get it.
        candidates: all recipes that were tried, for the plot of size against accuracy; empty if one was named.
        environment: what measured it: name and version.
    """

    title: str
    verdict: Verdict
    source: SourceSection
    artifacts: tuple[ArtifactSection, ...]
    preprocessing: PreprocessingSection
    accent: str
    compared_on: str = ""
    budgets: tuple[BudgetLine, ...] = ()
    source_accuracy: ModelAccuracy | None = None
    accuracy_absent: str = ""
    candidates: tuple[Candidate, ...] = ()
    advice: tuple[AdviceLine, ...] = ()
    notes: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()

"""Decides what stands where on the page: which sections there are, and what their templates ask of the numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.report.accuracy import ModelAccuracy
from generator.report.operators import DelegateLine, OperatorReport
from generator.report.parity import OutputLine
from generator.report.plots.error_histogram import error_histogram
from generator.report.plots.tradeoff import tradeoff
from generator.report.report import BudgetLine, Report
from generator.report.words import figure_bound, figure_name
from generator.spec import FORMAT_NAMES, ModelFormat
from generator.spec.budgets import Figure, Grade

MOST_CLASSES = 24
"""Of a confusion matrix that is shown whole."""

_MOST_PAIRS = 20
_GRAVEST = (Grade.BAD, Grade.WARNING, Grade.GOOD)


@dataclass(frozen=True)
class Section:
    """A heading, the anchor that leads to it, and the template that fills it."""

    id: str
    title: str

    @property
    def template(self) -> str:
        """Its file."""
        return f"{self.id}.html.jinja"


@dataclass(frozen=True)
class FigureCard:
    """One kind of figure over all that it was measured of.

    Attributes:
        grade: the worst; empty if nothing was measured.
        tells_how: whether it says beside each value how that was measured; else the page does so elsewhere.
    """

    name: str
    grade: str
    budget: str
    lines: tuple[BudgetLine, ...]
    tells_how: bool


@dataclass(frozen=True)
class Confusion:
    """A class that is taken for another: how often, and which share of its pictures."""

    label: str
    answer: str
    count: int
    share: float


@dataclass(frozen=True)
class Layout:
    """What the templates see besides the report itself."""

    sections: tuple[Section, ...]
    figures: tuple[FigureCard, ...]
    accuracies: tuple[tuple[str, ModelAccuracy], ...]
    tradeoffs: tuple[tuple[str, Markup], ...]
    timed: bool
    format_names: dict[ModelFormat, str]
    most_classes: int = MOST_CLASSES
    most_operators: int = 12

    @property
    def has_top5(self) -> bool:
        """Whether any model has so many classes."""
        return any(accuracy.top5 for _, accuracy in self.accuracies)

    @property
    def has_loss(self) -> bool:
        """Whether any artefact was set against the source model on the same pictures."""
        return any(accuracy.loss for _, accuracy in self.accuracies)

    def histogram(self, output: OutputLine) -> Markup:
        """The plot of an output's errors."""
        return Markup(error_histogram(output))  # noqa: S704 checked by `svg`

    @property
    def parts(self) -> list[BudgetLine]:
        """Figures whose measurement takes more words than a card has room for."""
        return [line for card in self.figures if not card.tells_how for line in card.lines if line.note]

    def shade(self, count: int, total: int) -> str:
        """How strongly a cell of the confusion matrix is coloured, 0..1 as CSS writes it."""
        return f"{count / total:.3f}" if total else "0"

    def confused(self, accuracy: ModelAccuracy) -> list[Confusion]:
        """The most frequent confusions."""
        labels = [line.label for line in accuracy.classes]
        pairs = [
            Confusion(labels[row], labels[column], count, count / accuracy.classes[row].count)
            for row, counts in enumerate(accuracy.confusion)
            for column, count in enumerate(counts)
            if count and row != column
        ]
        return sorted(pairs, key=lambda pair: (-pair.count, pair.label, pair.answer))[:_MOST_PAIRS]

    def operator_count(self, operators: OperatorReport) -> int:
        """How many there are altogether."""
        return sum(count for _, count in operators.counts)

    def coverage(self, delegate: DelegateLine) -> tuple[str, str]:
        """The grade and the words for how much of the model a delegate takes."""
        if delegate.taken is None or delegate.total is None:
            return ("", "tried" if delegate.measured else "not tried here")
        words = f"{delegate.taken} of {delegate.total}"
        if delegate.partitions and delegate.partitions > 1:
            words += f" in {delegate.partitions} parts"
        return ("good" if delegate.taken == delegate.total else "warning", words)


def layout(report: Report) -> Layout:
    """The page of a report; sections without content are left out."""
    return Layout(
        sections=tuple(_sections(report)),
        figures=tuple(_figures(report)),
        accuracies=tuple(_accuracies(report)),
        tradeoffs=tuple(_tradeoffs(report)),
        timed=any(artifact.latency for artifact in report.artifacts),
        format_names=FORMAT_NAMES,
    )


def _sections(report: Report) -> Iterator[Section]:
    artifacts = report.artifacts
    yield Section("artifacts", "Artefacts")
    if report.advice:
        yield Section("advice", "What to do next")
    if _plotted(report):
        yield Section("candidates", "Size against accuracy")
    yield Section("accuracy", "Accuracy")
    yield Section("parity", "Parity")
    yield Section("speed", "Speed")
    if any(artifact.operators for artifact in artifacts):
        yield Section("operators", "Operators and accelerators")
    if any(artifact.precision_notes or artifact.given_up or artifact.forced for artifact in artifacts):
        yield Section("precision", "What float16 does")
    yield Section("preprocessing", "What the model sees")
    yield Section("environment", "Files and versions")


def _figures(report: Report) -> Iterator[FigureCard]:
    for figure in Figure:
        lines = tuple(line for line in report.budgets if line.figure is figure)
        if not lines:
            continue
        grades = [line.grade for line in lines]
        worst = next((grade.value for grade in _GRAVEST if grade in grades), "")
        yield FigureCard(figure_name(figure), worst, _budget(lines[0]), lines, figure is not Figure.APP_SIZE_GROWTH)


def _budget(line: BudgetLine) -> str:
    sign = "≥" if line.figure.more_is_better else "≤"
    good, bad = (figure_bound(line.figure, bound) for bound in (line.good, line.bad))
    return f"aim {sign} {good}, limit {sign} {bad}"


def _accuracies(report: Report) -> Iterator[tuple[str, ModelAccuracy]]:
    if report.source_accuracy:
        yield report.source.file, report.source_accuracy
    for artifact in report.artifacts:
        if artifact.accuracy:
            yield artifact.file, artifact.accuracy


def _plotted(report: Report) -> list[ModelFormat]:
    return [
        kind
        for kind in ModelFormat
        if any(each.format is kind and each.size and each.accuracy for each in report.candidates)
    ]


def _tradeoffs(report: Report) -> Iterator[tuple[str, Markup]]:
    source = report.source_accuracy.top1.value if report.source_accuracy else None
    for kind in _plotted(report):
        yield FORMAT_NAMES[kind], Markup(tradeoff(report.candidates, source, kind))  # noqa: S704 checked by `svg`

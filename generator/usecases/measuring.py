"""Decides what is measured of artefacts that compute the right thing: time, accuracy, size, each against its budget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.analysis import Advice
from generator.evaluation.budgets import BudgetVerdict
from generator.evaluation.device_benchmark import DeviceBenchmark, read_device_benchmark
from generator.parity.latency import Latency, NotMeasured
from generator.processing import Frame
from generator.report.words import figure_bound, figure_name, figure_value
from generator.spec import FORMAT_NAMES, ModelArtifact, ModelFormat, ModelSpec
from generator.usecases.evaluating.evaluator import Evaluation, Evaluator
from generator.usecases.judge_budgets import Apps, JudgedArtifact, judge_budgets, warnings
from generator.usecases.model_options import MeasuringOptions
from generator.usecases.ports import Progress
from generator.usecases.stages import Stages
from generator.usecases.time_artifact import benchmarks_of

__all__ = [
    "Advice",
    "BudgetVerdict",
    "FigureRow",
    "Latency",
    "Measurements",
    "NotMeasured",
    "Subject",
    "figure_row",
    "measure",
]


@dataclass(frozen=True)
class Measurements:
    """What artefacts cost and achieve.

    Attributes:
        source: the source model on the labelled pictures; None without them, and `evaluations` is empty then.
        latencies: on this computer.
        benchmarks: from phones.
        verdicts: all figures against their budgets, the gravest first.
    """

    latencies: Mapping[ModelFormat, Latency | NotMeasured]
    benchmarks: Mapping[ModelFormat, tuple[DeviceBenchmark, ...]]
    verdicts: tuple[BudgetVerdict, ...]
    source: Evaluation | None = None
    evaluations: Mapping[ModelFormat, Evaluation] = field(default_factory=dict)

    @property
    def notes(self) -> tuple[str, ...]:
        """A sentence for each figure that isn't good."""
        return warnings(self.verdicts)


@dataclass(frozen=True)
class FigureRow:
    """One figure for people.

    Attributes:
        value: empty if it wasn't measured, which `note` explains.
        good: as good or better is good; worse than `bad` is bad.
    """

    subject: str
    name: str
    value: str
    good: str
    bad: str
    note: str


def figure_row(verdict: BudgetVerdict) -> FigureRow:
    """A figure and its budget in words and units."""
    found, budget = verdict.measurement, verdict.budget
    return FigureRow(
        subject=found.subject,
        name=figure_name(found.figure),
        value="" if found.value is None else figure_value(found.figure, found.value),
        good=figure_bound(found.figure, budget.good),
        bad=figure_bound(found.figure, budget.bad),
        note=found.note,
    )


@dataclass(frozen=True)
class Subject:
    """What is measured: artefacts by format, and on what.

    Attributes:
        frame: what they are timed on.
        evaluator: of labelled pictures; None without them.
        apps: that carry the artefacts.
    """

    spec: ModelSpec
    artifacts: Mapping[ModelFormat, ModelArtifact]
    frame: Frame
    evaluator: Evaluator | None = None
    apps: Apps = field(default_factory=lambda: Apps({}))


def measure(subject: Subject, options: MeasuringOptions, progress: Progress, stages: Stages) -> Measurements:
    """Times, evaluates and weighs.

    Raises:
        SpecError: a phone's benchmark can't be read, or is of another model.
        BudgetError: a figure is worse than its budget's bad bound, and that isn't allowed.
        MobilegenError: an artefact can't be evaluated.
    """
    artifacts, evaluator = subject.artifacts, subject.evaluator
    read = [read_device_benchmark(path) for path in options.device_benchmarks]
    by_artifact = benchmarks_of(artifacts.values(), read)
    benchmarks = {artifact.format: found for artifact, found in by_artifact}
    latencies = {}
    for kind, artifact in artifacts.items():
        with progress.stage(f"Timing {FORMAT_NAMES[kind]} on this computer"):
            latencies[kind] = stages.time(artifact, subject.spec, subject.frame)
    source = evaluator.source() if evaluator else None
    evaluations = {kind: evaluator.artifact(artifact) for kind, artifact in artifacts.items()} if evaluator else {}
    judged = [
        JudgedArtifact(
            name=kind.file_name(subject.spec.name),
            artifact=artifact,
            latency=latencies[kind],
            benchmarks=benchmarks[kind],
            accuracy=evaluations[kind].accuracy if evaluations else None,
        )
        for kind, artifact in artifacts.items()
    ]
    verdicts = judge_budgets(judged, subject.apps, options.budgets, allow_over_budget=options.allow_over_budget)
    return Measurements(latencies, benchmarks, verdicts, source, evaluations)

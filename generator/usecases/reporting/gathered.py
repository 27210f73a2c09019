"""Decides what of a run's results goes into its report."""

from __future__ import annotations

from collections.abc import Sequence

from generator.analysis import Advice
from generator.parity.latency import NotMeasured
from generator.report.operators import DelegateLine
from generator.report.report import AdviceLine
from generator.spec import ModelFormat, Platform
from generator.usecases.advising.delegates import delegate_lines
from generator.usecases.advising.subject import Subject
from generator.usecases.measuring import Measurements
from generator.usecases.prepared import PreparedModel
from generator.usecases.reporting.accuracy import model_accuracy
from generator.usecases.reporting.candidates import candidates
from generator.usecases.reporting.costs import budget_lines, latency_lines
from generator.usecases.reporting.findings import CarriedBy, Findings


def gathered(
    title: str,
    prepared: PreparedModel,
    measured: Measurements,
    *,
    advice: Sequence[Advice] = (),
    apps: CarriedBy | None = None,
    max_drop: float = 1.0,
) -> Findings:
    """The findings of a run that prepared and measured a model."""
    return Findings(
        title=title,
        model=prepared.model,
        spec=prepared.spec,
        artifacts=prepared.artifacts,
        frames=prepared.frames,
        apps=apps or CarriedBy(),
        source_accuracy=model_accuracy(measured.source) if measured.source else None,
        accuracies={kind: model_accuracy(each, max_drop) for kind, each in measured.evaluations.items()},
        latencies={
            kind: latency_lines(latency, measured.benchmarks.get(kind, ()))
            for kind, latency in measured.latencies.items()
        },
        latencies_absent={
            kind: latency.reason for kind, latency in measured.latencies.items() if isinstance(latency, NotMeasured)
        },
        delegates=_delegates(prepared, apps or CarriedBy()),
        budgets=budget_lines(measured.verdicts),
        candidates=tuple(each for made in prepared.choices.values() for each in candidates(made, max_drop)),
        advice=tuple(AdviceLine(each.message, each.evidence, each.subject) for each in advice),
        notes=(*prepared.notes, *measured.notes),
    )


def _delegates(prepared: PreparedModel, apps: CarriedBy) -> dict[ModelFormat, tuple[DelegateLine, ...]]:
    """Those that can't be tried here, where an app has them."""
    kind = ModelFormat.TFLITE
    if Platform.IOS not in apps.platforms or kind not in apps.ios_runtime.formats or kind not in prepared.artifacts:
        return {}
    name = kind.file_name(prepared.spec.name)
    return {kind: delegate_lines(Subject(name, prepared.artifacts[kind], prepared.model.layers))}

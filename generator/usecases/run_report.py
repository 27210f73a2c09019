"""Decides what a run that made artefacts says of them at its end: advice, and the report that holds all it found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.analysis import Advice
from generator.render.files import RenderedFile
from generator.usecases.advice import Evidence
from generator.usecases.measuring import Measurements
from generator.usecases.ports import Progress
from generator.usecases.prepared import PreparedModel
from generator.usecases.reporting.findings import CarriedBy
from generator.usecases.reporting.gathered import gathered
from generator.usecases.stages import Stages


@dataclass(frozen=True)
class RunReport:
    """What was advised, and the files of the report."""

    advice: tuple[Advice, ...]
    files: Sequence[RenderedFile]


def run_report(
    title: str,
    prepared: PreparedModel,
    measured: Measurements,
    apps: CarriedBy,
    max_drop: float,
    progress: Progress,
    stages: Stages,
) -> RunReport:
    """The report of a run.

    Args:
        title: the app's name, or the model's.
        prepared: what was made.
        measured: what it costs and achieves.
        apps: that carry it.
        max_drop: points of top-1 that a recipe may lose.
        progress: follows the stages.
        stages: who advises and reports.

    Raises:
        SourceError: the source model is gone.
        ConversionError: it can't be evaluated any more.
    """
    evidence = Evidence(
        model=prepared.model,
        spec=prepared.spec,
        artifacts=prepared.artifacts,
        frames=prepared.frames,
        own_frames=prepared.own_frames,
        platforms=apps.platforms,
        ios_runtime=apps.ios_runtime,
        dataset=prepared.evaluator.dataset if prepared.evaluator else None,
        candidates=tuple(each for choice in prepared.choices.values() for each in choice.tried),
        max_drop=max_drop,
    )
    with progress.stage("Looking for what could be better"):
        advice = stages.advise(evidence)
    with progress.stage("Writing the report"):
        findings = gathered(title, prepared, measured, advice=advice, apps=apps, max_drop=max_drop)
        return RunReport(advice, stages.report(findings))

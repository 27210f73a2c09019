"""Decides what a report can be made from: everything that a run knows at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.processing import Frame
from generator.report.accuracy import ModelAccuracy
from generator.report.operators import DelegateLine
from generator.report.report import AdviceLine, BudgetLine, Candidate, LatencyLine
from generator.spec import IosRuntime, ModelFormat, ModelSpec, Platform
from generator.spec.source_model import SourceModel
from generator.usecases.verified import VerifiedArtifact


@dataclass(frozen=True)
class CarriedBy:
    """The apps that carry the artefacts; none if artefacts alone are made.

    Attributes:
        accent: `#RRGGBB` of the apps; None for the colour that the title gives.
    """

    platforms: tuple[Platform, ...] = ()
    ios_runtime: IosRuntime = IosRuntime.COREML
    accent: str | None = None


@dataclass(frozen=True)
class Findings:
    """What a run found out; every part but the first five may be missing, and the report says so.

    Attributes:
        title: the app's name, or the model's.
        artifacts: the verified artefacts; the first is named first.
        frames: what parity was shown on, in the order of the reports' rows.
        source_accuracy: of the source model on labelled pictures; `accuracies` those of the artefacts.
        accuracy_absent: why there are none; empty for a sentence that says how to get them.
        latencies: what was timed for each artefact, on this computer or on phones; `latencies_absent` why nothing was.
        delegates: who was asked about each artefact's operators, besides the accelerators that `artifacts` tell of.
        budgets: judged figures, the gravest first.
        notes: what was decided on the way, in sentences for the user.
    """

    title: str
    model: SourceModel
    spec: ModelSpec
    artifacts: Mapping[ModelFormat, VerifiedArtifact]
    frames: Sequence[Frame]
    apps: CarriedBy = CarriedBy()
    source_accuracy: ModelAccuracy | None = None
    accuracies: Mapping[ModelFormat, ModelAccuracy] = field(default_factory=dict)
    accuracy_absent: str = ""
    latencies: Mapping[ModelFormat, tuple[LatencyLine, ...]] = field(default_factory=dict)
    latencies_absent: Mapping[ModelFormat, str] = field(default_factory=dict)
    delegates: Mapping[ModelFormat, tuple[DelegateLine, ...]] = field(default_factory=dict)
    budgets: tuple[BudgetLine, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    advice: tuple[AdviceLine, ...] = ()
    notes: tuple[str, ...] = ()

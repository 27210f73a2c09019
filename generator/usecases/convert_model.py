"""Decides how a trained model becomes verified artefacts in a folder, without apps around them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.analysis import Advice
from generator.errors import noticed
from generator.output import apply, check_target, existing_paths, plan
from generator.render.files import RenderedProject, generated_files
from generator.spec import ModelFormat, ModelSource, ModelSpec
from generator.usecases.judge_budgets import Apps
from generator.usecases.measuring import Measurements, measure
from generator.usecases.model_options import ModelOptions
from generator.usecases.ports import Progress, Questions
from generator.usecases.prepared import prepare
from generator.usecases.reporting.findings import CarriedBy
from generator.usecases.run_report import run_report
from generator.usecases.stages import STAGES, Stages
from generator.usecases.verified import VerifiedArtifact


@dataclass(frozen=True)
class ConvertRequest:
    """What the user wants: a model, formats, and a folder that doesn't exist yet or is empty."""

    source: ModelSource
    output: Path
    formats: tuple[ModelFormat, ...]
    options: ModelOptions


@dataclass(frozen=True)
class ConvertedModel:
    """What was made: the artefacts, and where they lie relative to `folder`."""

    spec: ModelSpec
    folder: Path
    files: tuple[PurePosixPath, ...]
    artifacts: dict[ModelFormat, VerifiedArtifact]
    measurements: Measurements
    advice: tuple[Advice, ...]
    notes: tuple[str, ...]


def convert_model(
    request: ConvertRequest, questions: Questions, progress: Progress, stages: Stages = STAGES
) -> ConvertedModel:
    """Converts a model and compares the artefacts with it.

    Raises:
        MobilegenError: the request, the model or the folder isn't right, a conversion failed, an artefact computes
            something else than the model, or is over its budget. Nothing was written then.
    """
    target = check_target(request.output)
    prepared = prepare(request.source, request.options, request.formats, questions, progress, stages)
    with noticed(prepared.notes):
        measurements = measure(prepared.subject(Apps({})), request.options.measuring, progress, stages)
    title, drop = prepared.spec.name, request.options.measuring.max_drop
    report = run_report(title, prepared, measurements, CarriedBy(), drop, progress, stages)
    files = list(report.files)
    for kind, verified in prepared.artifacts.items():
        package = kind.file_name(prepared.spec.name) if kind is ModelFormat.COREML else "."
        files += generated_files(package, verified.artifact.files)
    rendered = RenderedProject.of(files)
    with progress.stage("Writing the artefacts"):
        folder = apply(plan(rendered, existing_paths(target)), target)
    paths = tuple(file.path for file in rendered.files)
    notes = (*prepared.notes, *measurements.notes)
    return ConvertedModel(prepared.spec, folder, paths, prepared.artifacts, measurements, report.advice, notes)

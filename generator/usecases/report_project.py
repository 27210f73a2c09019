"""Decides how the report of a project is renewed: what lies in it is measured again, and two files are replaced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator import __version__
from generator.config import parse
from generator.errors import SpecError
from generator.evaluation.dataset import read_dataset
from generator.output import UpdatePlan, apply_update, read_disk, read_lock, with_document
from generator.processing import Frame
from generator.render.files import RenderedFile
from generator.spec import (
    FORMAT_NAMES,
    ImageSize,
    ModelArtifact,
    ModelFormat,
    ModelSpec,
    Platform,
    ProjectSpec,
    QuantizationRecipe,
)
from generator.spec.source_model import SourceModel
from generator.usecases.check_loss import too_lossy
from generator.usecases.judge_budgets import Apps, told, warnings
from generator.usecases.measuring import Measurements, measure
from generator.usecases.model_options import MeasuringOptions
from generator.usecases.pictures import picture_names, read_pictures
from generator.usecases.ports import Progress
from generator.usecases.prepared import PreparedModel
from generator.usecases.project_request import loaded_once
from generator.usecases.project_state import ProjectState, project_state
from generator.usecases.recipe_attempts import candidate
from generator.usecases.report import HTML_FILE
from generator.usecases.reporting.embedded import embedded_artifacts
from generator.usecases.reporting.findings import CarriedBy
from generator.usecases.run_report import run_report
from generator.usecases.stages import STAGES, Stages
from generator.usecases.verified import VerifiedArtifact

_CHANGED = "What the project is made from has changed since it was made: `mobilegen update` follows it."
# As many and as large as `new` compares on.
_PICTURES, _PICTURE_SIZE, _SEED = 16, ImageSize(160, 120), 7


@dataclass(frozen=True)
class ReportRequest:
    """What the user wants: the report of the project in `folder`.

    Attributes:
        data: labelled pictures; None for those that mobilegen.toml names, if it does.
        device_benchmarks: what phones measured, as the apps write it.
    """

    folder: Path
    data: Path | None = None
    device_benchmarks: tuple[Path, ...] = ()


@dataclass(frozen=True)
class RenewedReport:
    """What was found and written.

    Attributes:
        page: the page for people.
        wrong: the artefacts that don't compute what the source model computes, one sentence each.
        over_budget: figures that are worse than their limit, and recipes that lose too much, one sentence each.
        notes: figures that are worse than their aim, and what else the user should know; full sentences.
    """

    page: Path
    artifacts: dict[ModelFormat, VerifiedArtifact]
    wrong: tuple[str, ...]
    over_budget: tuple[str, ...]
    notes: tuple[str, ...]


def report_project(request: ReportRequest, progress: Progress, stages: Stages = STAGES) -> RenewedReport:
    """Measures what lies in the project and writes its report.

    Raises:
        MobilegenError: there is no project, something that it is made from is missing or can't be read, or nothing can
            be measured. Nothing was written then.
    """
    state = project_state(request.folder, stages)
    project = parse(state.config, state.root)
    artifacts = embedded_artifacts(project, state.root, state.origin.facts)
    with progress.stage("Loading the model"):
        model = loaded_once(stages.load, project.source, project.model.preprocessing.size)(project.source, None)
    _check_contract(project.model, model)
    made = _prepared(request, project, state, _Bench(model, project.model, artifacts, progress, stages))
    options = MeasuringOptions(
        request.data or project.data,
        project.max_drop,
        project.budgets,
        allow_over_budget=True,
        device_benchmarks=request.device_benchmarks,
    )
    apps = Apps({platform: project.formats(platform) for platform in project.platforms}, project.npu)
    measured = measure(made.subject(apps), options, progress, stages)
    carried = CarriedBy(project.platforms, project.ios_runtime, project.app.accent)
    report = run_report(project.app.display_name, made, measured, carried, project.max_drop, progress, stages)
    _write(report.files, state.root)
    return _renewed(state, made, measured, project.max_drop)


@dataclass(frozen=True)
class _Bench:
    """A source model and the artefacts of it that lie in the project."""

    model: SourceModel
    spec: ModelSpec
    artifacts: Mapping[ModelFormat, ModelArtifact]
    progress: Progress
    stages: Stages

    def verified(self, frames: list[Frame], names: Sequence[str], weighed: bool) -> dict[ModelFormat, VerifiedArtifact]:
        """Each artefact compared with the source model, and tried on what might run it faster."""
        return {kind: self._verified(artifact, frames, names, weighed) for kind, artifact in self.artifacts.items()}

    def _verified(
        self, artifact: ModelArtifact, frames: list[Frame], names: Sequence[str], weighed: bool
    ) -> VerifiedArtifact:
        kind, stages = artifact.format, self.stages
        with self.progress.stage(f"Comparing {FORMAT_NAMES[kind]} with the model"):
            own = replace(self.spec, inputs=artifact.inputs, outputs=artifact.outputs)
            differences = stages.read_back(artifact, own)
            reports = stages.checks[kind](self.model, artifact, self.spec, frames)
        named = tuple(report.naming(names) for report in reports)
        compared = all(report.rows or not report.failed for report in named)
        weighs = weighed and not artifact.recipe.is_float and compared and not differences
        made = VerifiedArtifact(artifact, named, differences, weighed=weighs)
        if artifact.recipe is QuantizationRecipe.FLOAT16 and not made.failed:
            with self.progress.stage(f"Looking at what float16 does to {FORMAT_NAMES[kind]}"):
                made = replace(made, diagnosis=stages.explanations[kind](artifact, None, self.spec, frames))
        attempt = stages.accelerators.get(kind)
        if attempt is None or artifact.needs_interpreter:
            return made
        with self.progress.stage(f"Trying {FORMAT_NAMES[kind]} on the GPU accelerator"):
            return replace(made, accelerators=attempt(self.model, artifact, self.spec, frames))


def _prepared(request: ReportRequest, project: ProjectSpec, state: ProjectState, bench: _Bench) -> PreparedModel:
    samples = state.answers.samples
    own = read_pictures(samples) if samples else []
    names = picture_names(samples) if samples else []
    stages, data = bench.stages, request.data or project.data
    frames = [*own, *stages.natural_images(max(0, _PICTURES - len(own)), _PICTURE_SIZE, _SEED)]
    dataset = read_dataset(data, project.model.labels.names) if data else None
    evaluator = stages.evaluator(bench.model, bench.spec, dataset, bench.progress) if dataset else None
    if Platform.ANDROID not in project.platforms:
        bench = replace(bench, stages=replace(stages, accelerators={}))
    return PreparedModel(
        model=bench.model,
        spec=bench.spec,
        plan=project.quantization,
        frames=frames,
        own_frames=own,
        artifacts=bench.verified(frames, names, evaluator is not None),
        choices={},
        evaluator=evaluator,
        notes=(*state.notes, *(() if state.is_up_to_date else (_CHANGED,)), *(dataset.notes if dataset else ())),
    )


def _check_contract(spec: ModelSpec, model: SourceModel) -> None:
    """Raises `SpecError` if the source model takes or gives something else than the project was made for."""
    for kind, wanted, found in (("inputs", spec.inputs, model.inputs), ("outputs", spec.outputs, model.outputs)):
        if {(each.name, each.shape) for each in wanted} != {(each.name, each.shape) for each in found}:
            raise SpecError(
                f"The {kind} of “{model.source.path.name}” are others than those of the project.",
                "The model was changed: `mobilegen update` follows it.",
            )


def _write(files: Sequence[RenderedFile], root: Path) -> None:
    """Both files, or neither; what the developer has of the project otherwise isn't touched."""
    paths = [file.path for file in files]
    disk = read_disk(root, paths)
    plan = UpdatePlan((), read_lock(root, __version__))
    for file in files:
        plan = with_document(plan, disk, file.path, file.content)
    apply_update(plan, root)


def _renewed(state: ProjectState, made: PreparedModel, measured: Measurements, max_drop: float) -> RenewedReport:
    bad = [told(verdict) for verdict in measured.verdicts if verdict.is_bad]
    return RenewedReport(
        page=state.root / HTML_FILE,
        artifacts=made.artifacts,
        wrong=tuple(text for each in made.artifacts.values() if each.failed for text in each.failures),
        over_budget=(*bad, *_too_lossy(made, measured, max_drop)),
        notes=(*made.notes, *warnings([verdict for verdict in measured.verdicts if not verdict.is_bad])),
    )


def _too_lossy(made: PreparedModel, measured: Measurements, max_drop: float) -> Iterator[str]:
    for kind, evaluation in measured.evaluations.items():
        if evaluation.loss is None:
            continue
        found = candidate(made.artifacts[kind].artifact, evaluation, measured.latencies[kind])
        if refusal := too_lossy(kind, found, max_drop):
            yield f"{refusal}."

"""Decides how a trained model becomes a folder with its apps: everything in memory first, then one write."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.analysis import Advice
from generator.brand import default_accent, hexadecimal
from generator.config import dumps
from generator.errors import noticed
from generator.output import apply, check_target, existing_paths, plan
from generator.render import RenderRequest
from generator.render.files import Ownership, RenderedFile, RenderedProject
from generator.render.own.template import OwnTemplate, own_template
from generator.spec import (
    AppSpec,
    IosRuntime,
    ModelFormat,
    ModelSource,
    ModelSpec,
    NpuVendor,
    Platform,
    ProjectSpec,
    TemplateChoice,
    platform_formats,
    raise_errors,
)
from generator.tasks import TASKS
from generator.usecases.embedded_model import embedded_model
from generator.usecases.ios_runtimes import check_ios_io, check_ios_tensors, chosen_runtime, wanted_formats
from generator.usecases.judge_budgets import Apps
from generator.usecases.made_project import MadeProject
from generator.usecases.measuring import Measurements, measure
from generator.usecases.model_options import ModelOptions
from generator.usecases.ports import Progress, Questions
from generator.usecases.prepared import PreparedModel, prepare
from generator.usecases.project_lock import answers_of, with_lock
from generator.usecases.project_origin import CONFIG_FILE
from generator.usecases.reporting.findings import CarriedBy
from generator.usecases.run_report import run_report
from generator.usecases.stages import STAGES, Stages
from generator.usecases.verified import VerifiedArtifact


@dataclass(frozen=True)
class NewProjectRequest:
    """What the user wants: a model, an app and a folder for it that doesn't exist yet or is empty."""

    source: ModelSource
    app: AppSpec
    output: Path
    platforms: tuple[Platform, ...]
    options: ModelOptions
    npu: tuple[NpuVendor, ...] = ()
    ios_runtime: IosRuntime | None = None
    """None for the one that suits the model: Core ML, or TensorFlow Lite if the model is a `.tflite` already."""
    template: TemplateChoice | None = None
    """The user's own, over mobilegen's."""


@dataclass(frozen=True)
class NewProject:
    """What was made: its folder, its files relative to it, and what the artefacts were found to compute."""

    project: ProjectSpec
    folder: Path
    files: tuple[PurePosixPath, ...]
    artifacts: dict[ModelFormat, VerifiedArtifact]
    measurements: Measurements
    advice: tuple[Advice, ...]
    notes: tuple[str, ...]


def new_project(
    request: NewProjectRequest, questions: Questions, progress: Progress, stages: Stages = STAGES
) -> NewProject:
    """Makes the apps.

    Raises:
        MobilegenError: the request, the model or the folder isn't right, a conversion failed, an artefact computes
            something else than the model, or is over its budget. Nothing was written then.
    """
    target = check_target(request.output)
    made = made_project(request, target, questions, progress, stages)
    rendered = with_lock(made, target, answers_of(request.options))
    with progress.stage("Writing the projects"):
        folder = apply(plan(rendered, existing_paths(target)), target)
    paths = tuple(file.path for file in rendered.files)
    return NewProject(made.project, folder, paths, made.artifacts, made.measurements, made.advice, made.notes)


def made_project(
    request: NewProjectRequest, target: Path, questions: Questions, progress: Progress, stages: Stages
) -> MadeProject:
    """The apps in memory, for the folder `target`; raises what `new_project` does."""
    # What can be checked at once is checked before the slow work.
    app = _checked(request.app)
    own = own_template(request.template) if request.template else None
    if own:
        own.check_platforms(request.platforms)
    runtime = chosen_runtime(request.ios_runtime, request.source)
    if Platform.IOS in request.platforms:
        check_ios_io(request.options.quantization.io, runtime)
    formats = wanted_formats(request.platforms, runtime)
    if Platform.ANDROID not in request.platforms:
        # They are Android's: no iOS app uses LiteRT's accelerators.
        stages = replace(stages, accelerators={})
    prepared = prepare(request.source, request.options, formats, questions, progress, stages)
    if Platform.IOS in request.platforms:
        for kind in runtime.formats:
            check_ios_tensors(prepared.artifacts[kind].artifact)
    apps = Apps({platform: platform_formats(platform, runtime) for platform in request.platforms}, request.npu)
    with noticed(prepared.notes):
        measurements = measure(prepared.subject(apps), request.options.measuring, progress, stages)
    project = ProjectSpec(
        app=app,
        model=prepared.spec,
        source=replace(request.source, path=request.source.path.resolve()),
        platforms=request.platforms,
        quantization=replace(prepared.plan, calibration=_resolved(prepared.plan.calibration)),
        budgets=request.options.measuring.budgets,
        data=_resolved(request.options.measuring.data),
        max_drop=request.options.measuring.max_drop,
        labels_path=_resolved(request.options.labels),
        npu=tuple(vendor for vendor in NpuVendor if vendor in request.npu),
        ios_runtime=runtime,
        template=_resolved_template(request.template),
    )
    carried = CarriedBy(request.platforms, runtime, app.accent)
    drop = request.options.measuring.max_drop
    report = run_report(app.display_name, prepared, measurements, carried, drop, progress, stages)
    rendered = _rendered(project, prepared, measurements, own, target, progress, stages)
    templates = stages.renderers[request.platforms[0]].templates
    return MadeProject(
        project=project,
        rendered=RenderedProject.of([*rendered.files, *report.files]),
        model=prepared.model,
        artifacts=prepared.artifacts,
        measurements=measurements,
        advice=report.advice,
        templates=templates,
        notes=(*prepared.notes, *measurements.notes, *(own.notes if own else ())),
    )


def _resolved_template(choice: TemplateChoice | None) -> TemplateChoice | None:
    return choice and replace(choice, path=choice.path.resolve())


def _resolved(path: Path | None) -> Path | None:
    return path.resolve() if path else None


def _checked(app: AppSpec) -> AppSpec:
    """The app with its colour as both apps will have it: another name later on doesn't change it.

    Raises:
        SpecError: the names or the colour can't be right.
    """
    written = app if app.accent is None else replace(app, accent=hexadecimal(app.accent))
    raise_errors(written.problems())
    return replace(written, accent=written.accent or default_accent(written.display_name))


def _rendered(
    project: ProjectSpec,
    prepared: PreparedModel,
    measured: Measurements,
    own: OwnTemplate | None,
    target: Path,
    progress: Progress,
    stages: Stages,
) -> RenderedProject:
    task = TASKS[project.model.task]
    with progress.stage("Computing golden vectors"):
        contracts = {platform: _contract(platform, project, prepared) for platform in project.platforms}
        golden = {
            contract: stages.golden_files(prepared.model, contract, prepared.golden_frames)
            for contract in dict.fromkeys(contracts.values())
        }
        conformance = stages.conformance_files()
    config = RenderedFile(PurePosixPath(CONFIG_FILE), dumps(project, target).encode(), Ownership.SCAFFOLD)
    files = [config]
    with progress.stage("Rendering the projects"):
        for platform in project.platforms:
            renderer = stages.renderers[platform]
            request = RenderRequest(
                project=project,
                models=tuple(embedded_model(prepared, measured, kind, platform) for kind in project.formats(platform)),
                overlay=task.overlay,
                golden=golden[contracts[platform]],
                conformance=conformance,
                own=own,
            )
            files += renderer.render(request).under(renderer.folder).files
    return RenderedProject.of(files)


def _contract(platform: Platform, project: ProjectSpec, prepared: PreparedModel) -> ModelSpec:
    """The model's contract with inputs and outputs as that platform's app makes and reads them."""
    artifact = prepared.artifacts[project.formats(platform)[0]].artifact
    return replace(project.model, inputs=artifact.inputs, outputs=artifact.outputs)

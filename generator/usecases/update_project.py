"""Decides how a project follows its model: made again in memory, merged with its developer's edits, written at once."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator import __version__
from generator.config import parse, read_labels
from generator.config import update as updated_config
from generator.errors import OutputError, SourceError, SpecError
from generator.output import (
    Clash,
    Disk,
    FileChange,
    Lock,
    Resolution,
    UpdatePlan,
    apply_update,
    places,
    plan_update,
    read_disk,
    read_lock,
    with_document,
)
from generator.output.disk import DiskFile
from generator.render.files import Ownership, RenderedProject
from generator.spec import ImageSize, ModelSource, ProjectSpec
from generator.usecases.change_notes import with_changes
from generator.usecases.kept_artifacts import UpdateProgress, kept_converters
from generator.usecases.made_project import MadeProject
from generator.usecases.mentions import Mention, mentions
from generator.usecases.model_changes import ModelChange, model_changes
from generator.usecases.model_file import model_source
from generator.usecases.new_project import made_project
from generator.usecases.ports import Progress, Questions
from generator.usecases.project_lock import CHANGES_FILE, DOCUMENTS, merged_files, project_lock
from generator.usecases.project_origin import CONFIG_FILE
from generator.usecases.project_request import (
    GivenNormalization,
    inline_labels,
    loaded_once,
    project_request,
    recorded_options,
)
from generator.usecases.project_state import ProjectState, project_state
from generator.usecases.stages import STAGES, Stages

__all__ = [
    "Clash",
    "FileChange",
    "PlannedUpdate",
    "Resolution",
    "UpdateRequest",
    "apply_planned",
    "planned_update",
]

_CONFIG, _CHANGES = PurePosixPath(CONFIG_FILE), PurePosixPath(CHANGES_FILE)


@dataclass(frozen=True)
class UpdateRequest:
    """What the user wants to be different; None for what mobilegen.toml and the last run say.

    Attributes:
        folder: of the project.
        model: another model file.
        labels: another labels file.
        samples: another folder of pictures.
        normalization: how pixels are normalised.
        input_size: for a model that takes pictures of any.
        resolution: what becomes of places that the developer and mobilegen changed.
        allow_over_budget: whether what costs more than its budget is handed on.
    """

    folder: Path
    model: Path | None = None
    labels: Path | None = None
    samples: Path | None = None
    normalization: GivenNormalization = None
    input_size: ImageSize | None = None
    resolution: Resolution = Resolution.ASK
    allow_over_budget: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether nothing is said that the project doesn't know."""
        return (self.model, self.labels, self.samples, self.normalization, self.input_size) == (None,) * 5


@dataclass(frozen=True)
class PlannedUpdate:
    """What would happen.

    Attributes:
        plan: None if nothing that the project is made from has changed; nothing was converted then.
        changes: of the model, in words.
        mentions: lines of the developer's own code that name what is gone.
        made: the project as it is rendered now; None without a plan.
        notes: sentences for the user.
    """

    folder: Path
    plan: UpdatePlan | None = None
    changes: tuple[ModelChange, ...] = ()
    mentions: tuple[Mention, ...] = ()
    made: MadeProject | None = None
    notes: tuple[str, ...] = ()


def planned_update(
    request: UpdateRequest, questions: Questions, progress: Progress, stages: Stages = STAGES
) -> PlannedUpdate:
    """Makes the project anew in memory and compares; writes nothing but what a killed update left to be completed.

    Raises:
        MobilegenError: there is no project that can be updated, or what `new_project` raises.
    """
    state = project_state(request.folder, stages)
    if request.is_plain and state.is_up_to_date:
        return PlannedUpdate(state.root, notes=state.notes)
    wanted = _wanted(request, state)
    answers = replace(state.answers, samples=request.samples.resolve()) if request.samples else state.answers
    lock = read_lock(state.root, __version__)
    # At another size it is another model.
    kept = {} if request.input_size else kept_converters(stages.converters, wanted, lock, state.root)
    stages = replace(stages, converters={**stages.converters, **kept})
    state = replace(state, answers=answers)
    made = _made(request, wanted, state, questions, UpdateProgress(progress, kept), stages)
    config = updated_config(state.config, made.project, state.root)
    after = project_lock(made, state.root, answers, config)
    return _compared(request, state, made, lock, after, config)


def apply_planned(planned: PlannedUpdate) -> tuple[str, ...]:
    """Writes what was planned; gives sentences for the user.

    Raises:
        OutputError: see `generator.output.apply_update`.
    """
    if planned.plan is None:
        return ()
    rescued = apply_update(planned.plan, planned.folder)
    return tuple(f"{path} is a file that you changed while it was written over." for path in rescued)


def _wanted(request: UpdateRequest, state: ProjectState) -> ProjectSpec:
    """The project as mobilegen.toml describes it, with what the user wants to be different."""
    config = state.config
    if request.labels:
        # The labels that mobilegen.toml names may be gone by now.
        config = _without_labels(config)
        # A mistake in them is told before the model is loaded.
        read_labels(request.labels)
    project = parse(config, state.root)
    source = project.source
    if request.model:
        found = model_source(request.model)
        source = ModelSource(found.path.resolve(), found.format)
    elif not source.path.exists():
        raise SourceError(
            f"The model {source.path} isn't there.", f"Give its new place with --model, or correct {CONFIG_FILE}."
        )
    labels = request.labels.resolve() if request.labels else project.labels_path
    return replace(project, source=source, labels_path=labels)


def _without_labels(config: str) -> str:
    import tomlkit

    document = tomlkit.parse(config)
    source = document.get("source")
    if isinstance(source, dict):
        source.pop("labels", None)
    return tomlkit.dumps(document)


def _made(
    request: UpdateRequest,
    wanted: ProjectSpec,
    state: ProjectState,
    questions: Questions,
    progress: UpdateProgress,
    stages: Stages,
) -> MadeProject:
    with progress.progress.stage("Loading the model"):
        load = loaded_once(stages.load, wanted.source, request.input_size or wanted.model.preprocessing.size)
        model = load(wanted.source, None)
    with tempfile.TemporaryDirectory() as scratch:
        labels, inline = wanted.labels_path, inline_labels(wanted.model.labels)
        if labels is None and inline is not None and not (request.model and model.converted):
            labels = Path(scratch) / "labels.txt"
            labels.write_bytes(inline)
        options = recorded_options(
            wanted,
            model,
            state.answers,
            state.origin.facts,
            labels,
            given=request.normalization,
            allow_over_budget=request.allow_over_budget,
        )
        stages = replace(stages, load=load)
        made = made_project(project_request(wanted, state.root, options), state.root, questions, progress, stages)
    return replace(made, project=replace(made.project, labels_path=wanted.labels_path))


def _compared(
    request: UpdateRequest, state: ProjectState, made: MadeProject, lock: Lock, after: Lock, config: str
) -> PlannedUpdate:
    rendered = RenderedProject.of(merged_files(made.rendered))
    disk = read_disk(state.root, places(rendered, lock) | DOCUMENTS)
    if _text(disk, _CONFIG) != state.config:
        raise OutputError(
            f"{CONFIG_FILE} was changed while the update was prepared.", "Nothing was changed. Run the command again."
        )
    plan = plan_update(rendered, lock, disk, after, request.resolution)
    changes = _changes(state, lock, made, after)
    documents = {file.path: file.content for file in made.rendered.files if file.path in DOCUMENTS}
    documents[_CONFIG] = config.encode()
    if changes:
        documents[_CHANGES] = with_changes(_text(disk, _CHANGES), changes).encode()
    for path, content in sorted(documents.items()):
        plan = with_document(plan, disk, path, content)
    gone = [name for change in changes if change.breaking for name in change.names]
    found = mentions(gone, _own_code(lock, disk)) if gone else []
    return PlannedUpdate(state.root, plan, changes, tuple(found), made, (*state.notes, *made.notes))


def _changes(state: ProjectState, lock: Lock, made: MadeProject, after: Lock) -> tuple[ModelChange, ...]:
    try:
        before = parse(lock.record, state.root)
    except SpecError:
        # Without a record there is nothing to compare with; the files are merged all the same.
        return ()
    return model_changes(before, made.project, lock.origin.facts, after.origin.facts)


def _text(disk: Disk, path: PurePosixPath) -> str:
    file = disk.files.get(path)
    return file.content.decode("utf-8", "replace") if isinstance(file, DiskFile) else ""


def _own_code(lock: Lock, disk: Disk) -> dict[PurePosixPath, bytes]:
    """What the developer wrote: their own files, and the lines that they changed in those of mobilegen.

    Lines that they didn't change are blank, so that the others keep their numbers.
    """
    known = {file.place: file for file in lock.files}
    files: Mapping[PurePosixPath, object] = {**disk.others(), **disk.files}
    found = {}
    for path, file in files.items():
        entry = known.get(path)
        if not isinstance(file, DiskFile) or path in DOCUMENTS or (entry and entry.ownership is Ownership.GENERATED):
            continue
        written = set((entry.base or b"").splitlines()) if entry else set()
        found[path] = b"\n".join(b"" if line in written else line for line in file.content.splitlines())
    return found

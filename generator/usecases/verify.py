"""Decides how any artefacts are compared with their source, or with each other: open, feed, run, judge, locate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.errors import MetadataError, MobilegenError, NotCheckedError, SourceError, UsageError
from generator.metadata import StoredContract
from generator.parity.ports import PortKind
from generator.parity.runnable import RunnableModel
from generator.sources import load
from generator.spec import ModelFormat
from generator.usecases.artifact_files import artifact_format
from generator.usecases.ports import Progress
from generator.usecases.verifying.accelerators import Try, try_on
from generator.usecases.verifying.artifact import ArtifactCheck
from generator.usecases.verifying.contracts import expected_contract, stated_contract
from generator.usecases.verifying.examples import Examples, examples, takes_picture
from generator.usecases.verifying.feeding import fitted
from generator.usecases.verifying.models import Load, open_artifact, open_model
from generator.usecases.verifying.opened import OpenedModel
from generator.usecases.verifying.reference import reference
from generator.usecases.verifying.request import Verdict, Verification, VerifiedModel, VerifyRequest


@dataclass(frozen=True)
class Tools:
    """What `verify` uses of the world, unless a test hands in something else."""

    load: Load = load
    attempt: Try = try_on


TOOLS = Tools()


def verify(request: VerifyRequest, progress: Progress, tools: Tools = TOOLS) -> Verification:
    """Compares every artefact with the source; writes nothing.

    Raises:
        MobilegenError: the source, the labels, the inputs or all artefacts can't be read, or the source can't be run.
            What is found out about an artefact is never an error, if another one could be opened.
    """
    stated = stated_contract(request)
    with progress.stage("Opening the models"):
        tried_to_open = [_opened(path, request) for path in request.artifacts]
        artifacts = [each for each in tried_to_open if isinstance(each, OpenedModel)]
        if not artifacts:
            raise _none_opened(tried_to_open)
        source = open_model(request.source, request.input_size, tools.load)
    model = _runnable(source)
    given = examples(model.inputs, request.inputs)
    contract, notes = expected_contract(stated, source, artifacts, pictures=given.frames is not None)
    fed = _in_whole_levels(given, model, artifacts, contract)
    with progress.stage(f"Running {model.name}"):
        answers = reference(model, fed, contract, labels_given=bool(request.labels))
    models, reports = [], []
    for opened in tried_to_open:
        if isinstance(opened, Unopened):
            models.append(opened.found)
            continue
        check = ArtifactCheck(answers, opened, request.precision)
        with progress.stage(f"Comparing {check.name}"):
            models += check.results()
        if request.accelerators and check.format is ModelFormat.TFLITE:
            with progress.stage(f"Trying {check.name} on accelerators"):
                reports += [check.tried(accelerator, tools.attempt) for accelerator in request.accelerators]
    told = (*notes, *fed.notes)
    return Verification(str(request.source), answers.executed_by, fed.names, tuple(models), tuple(reports), told)


@dataclass(frozen=True)
class Unopened:
    """An artefact that can't be compared, with the error that says why."""

    found: VerifiedModel
    error: MobilegenError


def _opened(path: Path, request: VerifyRequest) -> OpenedModel | Unopened:
    kind = artifact_format(path)
    if kind is None:
        what = "is not a .tflite or an .mlpackage" if path.exists() else "does not exist"
        hint = "Name the source model first, then artefacts to compare with it."
        return _unopened(path, Verdict.MISSING, UsageError(f"“{path}” {what}", hint))
    try:
        return open_artifact(path, kind, request.input_size)
    except (MetadataError, SourceError) as error:
        return _unopened(path, Verdict.DAMAGED, error, kind)


def _unopened(path: Path, verdict: Verdict, error: MobilegenError, kind: ModelFormat | None = None) -> Unopened:
    told = f"{error.message.rstrip('.')}."
    return Unopened(VerifiedModel(str(path), kind, verdict, "unknown", findings=(told,)), error)


def _none_opened(all_of_them: Sequence[OpenedModel | Unopened]) -> MobilegenError:
    """The first one's error, with what is wrong with the others."""
    errors = [each.error for each in all_of_them if isinstance(each, Unopened)]
    return type(errors[0])("; ".join(dict.fromkeys(error.message for error in errors)), errors[0].hint)


def _runnable(source: OpenedModel) -> RunnableModel:
    if source.model is None:
        raise NotCheckedError(f"“{source.path.name}” can't be run here: {source.unable}", "Name another source.")
    return source.model


def _in_whole_levels(
    fed: Examples, source: RunnableModel, artifacts: Sequence[OpenedModel], contract: StoredContract
) -> Examples:
    """The examples, their pictures resized beforehand if any model takes pixels: 8 bits can't hold what others get."""
    models = [source, *(each.model for each in artifacts if each.model)]
    picture = next(filter(takes_picture, source.inputs), None)
    if not fed.frames or picture is None or not any(_takes_pixels(model) for model in models):
        return fed
    frames = tuple(fitted(frame, picture, contract) for frame in fed.frames)
    note = "Pictures were resized to the input's size and rounded to 8 bits beforehand, as a model takes pixels."
    return replace(fed, frames=frames, notes=(*fed.notes, note))


def _takes_pixels(model: RunnableModel) -> bool:
    return any(port.kind is PortKind.PICTURE for port in model.inputs)

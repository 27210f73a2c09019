"""Decides how an artefact on disk is asked, ours or foreign: fed by what it says of itself, as an app would."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generator.errors import NotCheckedError, SpecError, UsageError
from generator.metadata import describe_tflite
from generator.parity.comparison import IncomparableError
from generator.parity.ports import Port
from generator.processing import Frame, activate
from generator.spec import ModelArtifact, ModelFormat, ModelSpec
from generator.spec.quantization import Tensors
from generator.usecases.artifact_files import artifact_format
from generator.usecases.contract_check import contract_differences, contract_of
from generator.usecases.evaluating.models import AskableModel, askable_by_workers
from generator.usecases.verifying.contracts import completed
from generator.usecases.verifying.examples import takes_picture
from generator.usecases.verifying.feeding import picture_tensor
from generator.usecases.verifying.models import open_artifact
from generator.usecases.verifying.opened import OpenedModel


@dataclass(frozen=True)
class OpenedArtifact:
    """An artefact that can be asked.

    Attributes:
        precision: how its weights are stored, for people.
        findings: what it says of itself otherwise than the contract; full sentences.
    """

    asked: AskableModel
    artifact: ModelArtifact
    precision: str
    findings: tuple[str, ...]


def open_for_evaluation(path: Path, spec: ModelSpec) -> OpenedArtifact:
    """The artefact at `path`, a classifier of one picture with the labels of `spec`.

    Raises:
        UsageError: there is none.
        MetadataError, SourceError: it is damaged or can't be read.
        NotCheckedError: nothing here can run it.
        SpecError: it takes something else than one picture, or gives other scores.
    """
    kind = artifact_format(path)
    if kind is None:
        what = "is not a .tflite or an .mlpackage" if path.exists() else "does not exist"
        raise UsageError(f"“{path}” {what}", "Name the source model first, then artefacts of it.")
    opened = open_artifact(path, kind, spec.preprocessing.size)
    if opened.model is None or opened.artifact is None:
        raise NotCheckedError(f"“{path.name}” can't be evaluated here: {opened.unable}")
    picture, scores = _picture(opened, path.name), _scores(opened, spec, path.name)
    own = replace(opened.contract, labels_changed=False) if opened.contract else None
    contract = completed(own, contract_of(spec)) if own else contract_of(spec)
    activation = contract.activation or spec.postprocessing.activation

    def feed(frame: Frame) -> Tensors:
        return {picture.name: picture_tensor(frame, picture, contract)}

    def decode(outputs: Tensors) -> NDArray[np.float32]:
        raw = np.asarray(scores.real(outputs[scores.name]), np.float32).reshape(-1)
        if raw.size != len(spec.labels):
            raise IncomparableError(f"{raw.size} scores for {len(spec.labels)} labels")
        return activate(raw, activation)

    asked = askable_by_workers(
        path.name, opened.artifact, feed, decode, repr((picture, scores, contract)), has_signature=_signed(opened)
    )
    differences = contract_differences(contract_of(spec), opened.contract) if opened.contract else ()
    findings = tuple(f"{path.name}: its {each}." for each in differences)
    precision = opened.model.precision.value if opened.model.precision else "integer"
    return OpenedArtifact(asked, opened.artifact, precision, findings)


def _picture(opened: OpenedModel, name: str) -> Port:
    """The one input, which takes a picture."""
    inputs = opened.model.inputs if opened.model else ()
    if len(inputs) != 1 or not takes_picture(inputs[0]):
        takes = ", ".join(f"“{port.name}” {list(port.shape)}" for port in inputs)
        raise SpecError(f"“{name}” takes {takes}, not one picture", "Artefacts of image classifiers can be evaluated.")
    return inputs[0]


def _scores(opened: OpenedModel, spec: ModelSpec, name: str) -> Port:
    """The output with a score for each label: by the name of the contract's, or else the only one of that size."""
    outputs = opened.model.outputs if opened.model else ()
    count = len(spec.labels)
    rows = [port for port in outputs if all(extent == 1 for extent in port.shape[:-1])]
    fitting = [port for port in rows if port.shape[-1:] in ((count,), (-1,))]
    named = [port for port in fitting if port.name == spec.outputs[0].name]
    if named or len(fitting) == 1:
        return (named or fitting)[0]
    gives = ", ".join(f"“{port.name}” {list(port.shape)}" for port in outputs)
    raise SpecError(f"“{name}” gives {gives}, and there are {count} labels", "Name an artefact of this model.")


def _signed(opened: OpenedModel) -> bool:
    if opened.artifact is None or opened.artifact.format is ModelFormat.COREML:
        return True
    (content,) = opened.artifact.files.values()
    return bool(describe_tflite(content).signatures)

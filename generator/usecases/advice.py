"""Decides what a run advises at its end: everything that it measured and that somebody can do something about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.analysis import Advice
from generator.evaluation.choice import Candidate
from generator.evaluation.dataset import Dataset
from generator.processing import Frame
from generator.spec import IosRuntime, ModelFormat, ModelSpec, Platform
from generator.spec.source_model import SourceModel
from generator.usecases.advising.borrowed import borrowed_advice
from generator.usecases.advising.delegates import delegate_advice
from generator.usecases.advising.input_size import input_size_advice
from generator.usecases.advising.layers import layer_advice
from generator.usecases.advising.outputs import output_advice
from generator.usecases.advising.recipes import recipe_advice
from generator.usecases.advising.subject import Subject
from generator.usecases.verified import VerifiedArtifact


@dataclass(frozen=True)
class Evidence:
    """What advice is drawn from; what a run didn't measure is missing, and nothing is advised about it.

    Attributes:
        frames: what parity was shown on.
        own_frames: those of them that are the user's own; synthetic ones tell nothing of what an app will see.
        dataset: labelled pictures.
        candidates: recipes that were tried on them.
        max_drop: points of top-1 that a recipe may lose.
    """

    model: SourceModel
    spec: ModelSpec
    artifacts: Mapping[ModelFormat, VerifiedArtifact]
    frames: Sequence[Frame]
    own_frames: Sequence[Frame] = ()
    platforms: tuple[Platform, ...] = ()
    ios_runtime: IosRuntime = IosRuntime.COREML
    dataset: Dataset | None = None
    candidates: Sequence[Candidate] = ()
    max_drop: float = 1.0


def advise(evidence: Evidence) -> tuple[Advice, ...]:
    """All advice, on the artefacts first.

    Raises:
        ConversionError: the source model can't be evaluated.
        MetadataError: an artefact is damaged.
    """
    return tuple(_advice(evidence))


def subjects(artifacts: Mapping[ModelFormat, VerifiedArtifact], spec: ModelSpec, model: SourceModel) -> list[Subject]:
    """The artefacts with the names of their files."""
    return [Subject(kind.file_name(spec.name), each, model.layers) for kind, each in artifacts.items()]


def _advice(evidence: Evidence) -> Iterator[Advice]:
    delegate = Platform.IOS in evidence.platforms and ModelFormat.TFLITE in evidence.ios_runtime.formats
    found = subjects(evidence.artifacts, evidence.spec, evidence.model)
    for subject in found:
        yield from borrowed_advice(subject)
        yield from layer_advice(subject)
        yield from delegate_advice(subject, core_ml_delegate=delegate)
    graph = next((subject.graphs[0] for subject in found if subject.graphs), None)
    yield from output_advice(evidence.model, evidence.spec, evidence.frames, graph)
    yield from input_size_advice(evidence.model, evidence.spec, evidence.own_frames, evidence.dataset)
    yield from recipe_advice(evidence.candidates, evidence.max_drop)

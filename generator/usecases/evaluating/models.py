"""Decides how a source model and its artefacts are asked what a picture shows, whatever runs them."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.parity.comparison import real_outputs
from generator.parity.preprocessed import model_inputs
from generator.parity.stream import Stream
from generator.parity.streams import stream
from generator.processing import Frame
from generator.spec import ModelArtifact, ModelFormat, ModelSpec, QuantizationRecipe
from generator.spec.source_model import SourceModel, Tensors
from generator.tasks import TASKS

Scores = Callable[[Frame], NDArray[np.float32]]
"""A model's scores [count] for a frame, after the activation; called from several threads at once."""


@dataclass(frozen=True)
class AskableModel:
    """A model that can be asked.

    Attributes:
        name: for people.
        key: digest of all that its answers depend on, except the pictures.
        open: makes it ready for so many threads, as long as the context lasts; gives what answers, and who executes it.
    """

    name: str
    key: str
    open: Callable[[int], AbstractContextManager[tuple[Scores, str]]]


def askable_source(source: SourceModel, spec: ModelSpec) -> AskableModel:
    """The source model: by TensorFlow in this process, or by LiteRT's interpreter if it is converted already."""
    name = source.source.path.name
    if source.converted:
        file = {name: source.converted.content}
        artifact = ModelArtifact(
            ModelFormat.TFLITE,
            QuantizationRecipe.FLOAT32,
            file,
            source.inputs,
            source.outputs,
            source.converted.weights,
        )
        return askable_artifact(artifact, spec, name, has_signature=source.converted.has_signature)
    version = importlib.metadata.version("tensorflow")
    key = _key({"tensorflow": version, "model": _file_digest(source.source.path), "contract": _contract(spec)})
    return AskableModel(name, key, lambda _jobs: _in_this_process(source, spec, f"TensorFlow {version}"))


def askable_artifact(
    artifact: ModelArtifact, spec: ModelSpec, name: str, *, has_signature: bool = True
) -> AskableModel:
    """An artefact of the model that `spec` describes: by LiteRT's interpreter or the reference evaluator."""

    def feed(frame: Frame) -> Tensors:
        return model_inputs(frame, spec, artifact.inputs)

    def scores(outputs: Tensors) -> NDArray[np.float32]:
        return _scores(real_outputs(outputs, artifact.outputs), spec)

    return askable_by_workers(name, artifact, feed, scores, "; ".join(_contract(spec)), has_signature=has_signature)


def askable_by_workers(
    name: str,
    artifact: ModelArtifact,
    feed: Callable[[Frame], Tensors],
    decode: Callable[[Tensors], NDArray[np.float32]],
    contract: str,
    *,
    has_signature: bool = True,
) -> AskableModel:
    """An artefact by its format's worker processes.

    Args:
        name: for people.
        artifact: the model.
        feed: makes its inputs by name of a frame.
        decode: makes scores [count] of its outputs by name.
        contract: all that `feed` and `decode` do, in words of any kind.
        has_signature: whether a `.tflite` names its inputs and outputs.
    """
    key = _key({"runtime": _runtime(artifact), "model": artifact_digest(artifact), "contract": contract})
    return AskableModel(name, key, partial(_by_workers, artifact, feed, decode, has_signature))


def artifact_digest(artifact: ModelArtifact) -> str:
    """SHA-256 of the file; of a package, of its files' names and contents in order."""
    if len(artifact.files) == 1 and artifact.format is ModelFormat.TFLITE:
        (content,) = artifact.files.values()
        return hashlib.sha256(content).hexdigest()
    whole = hashlib.sha256()
    for name, content in sorted(artifact.files.items()):
        whole.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return whole.hexdigest()


@contextmanager
def _in_this_process(source: SourceModel, spec: ModelSpec, runtime: str) -> Iterator[tuple[Scores, str]]:
    lock = Lock()

    def scores(frame: Frame) -> NDArray[np.float32]:
        inputs = model_inputs(frame, spec, source.inputs)
        # TensorFlow takes all processors for each picture anyway.
        with lock:
            return _scores(source.run(inputs), spec)

    yield scores, runtime


@contextmanager
def _by_workers(
    artifact: ModelArtifact,
    feed: Callable[[Frame], Tensors],
    decode: Callable[[Tensors], NDArray[np.float32]],
    has_signature: bool,
    jobs: int,
) -> Iterator[tuple[Scores, str]]:
    """A worker for each thread; whoever has a picture takes one that is idle."""
    with ExitStack() as stack:
        idle: SimpleQueue[Stream] = SimpleQueue()
        streams = [stack.enter_context(stream(artifact, has_signature=has_signature)) for _ in range(jobs)]
        for each in streams:
            idle.put(each)

        def scores(frame: Frame) -> NDArray[np.float32]:
            inputs = feed(frame)
            worker = idle.get()
            try:
                outputs = worker.answer(inputs)
            finally:
                idle.put(worker)
            return decode(outputs)

        yield scores, streams[0].executed_by


def _scores(outputs: Mapping[str, NDArray[np.float32]], spec: ModelSpec) -> NDArray[np.float32]:
    raw = np.asarray(outputs[spec.outputs[0].name], np.float32)
    return TASKS[spec.task].probabilities(raw, spec)


def _contract(spec: ModelSpec) -> Sequence[str]:
    """What of the contract an answer depends on."""
    return [repr(spec.preprocessing), spec.postprocessing.activation.value, spec.outputs[0].name]


def _runtime(artifact: ModelArtifact) -> str:
    from generator import __version__

    if artifact.format is ModelFormat.COREML:
        return f"evaluator of {__version__}"
    return f"LiteRT {importlib.metadata.version('ai-edge-litert')}"


def _file_digest(path: Path) -> str:
    whole = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(2**20):
            whole.update(part)
    return whole.hexdigest()


def _key(parts: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

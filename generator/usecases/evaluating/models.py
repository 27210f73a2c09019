"""Decides how a source model and its artefacts are asked what a picture shows, whatever runs them."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, nullcontext
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import LifoQueue
from threading import Lock
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

import generator
from generator.errors import NotCheckedError
from generator.metadata import runtime_needs
from generator.parity.comparison import IncomparableError, real_outputs
from generator.parity.execution import ExecutionFailed
from generator.parity.preprocessed import model_inputs
from generator.parity.stream import Stream, StreamEndedError
from generator.parity.streams import stream
from generator.processing import Frame
from generator.spec import ModelArtifact, ModelFormat, ModelSpec, QuantizationRecipe
from generator.spec.quantization import Tensors
from generator.spec.source_model import SourceModel
from generator.tasks import TASKS

_ANSWERING = ("evaluation", "mil", "parity", "processing", "tasks", "usecases/evaluating")


class Answering(Protocol):
    """A model that is ready, or will be as soon as it is asked."""

    def scores(self, frame: Frame) -> NDArray[np.float32]:
        """Scores [count] for a frame, after the activation; may be called from several threads at once."""

    @property
    def executed_by(self) -> str:
        """The runtime, its version and what it runs on; empty before the first answer."""


@dataclass(frozen=True)
class AskableModel:
    """A model that can be asked.

    Attributes:
        name: for people.
        key: digest of all that its answers depend on, except the pictures.
        open: what answers, for so many threads, as long as the context lasts.
    """

    name: str
    key: str
    open: Callable[[int], AbstractContextManager[Answering]]


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
    return AskableModel(name, key, lambda _jobs: nullcontext(_InThisProcess(source, spec, f"TensorFlow {version}")))


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

    Raises:
        NotCheckedError: a `.tflite` keeps variables from one picture to the next, so that no picture has one answer.
    """
    if artifact.format is ModelFormat.TFLITE and runtime_needs(*artifact.files.values()).stateful:
        why = "it keeps variables from one picture to the next: what it answers depends on their order"
        raise NotCheckedError(f"“{name}” can't be evaluated picture by picture: {why}")
    key = _key({"runtime": _runtime(artifact), "model": artifact.sha256, "contract": contract})

    def open_workers(jobs: int) -> AbstractContextManager[Answering]:
        workers = _Workers(lambda: stream(artifact, has_signature=has_signature), feed, decode, jobs)
        return closing(workers)

    return AskableModel(name, key, open_workers)


class _InThisProcess:
    """A source model that TensorFlow runs; it takes all processors for each picture, one after the other."""

    def __init__(self, source: SourceModel, spec: ModelSpec, executed_by: str) -> None:
        self._source, self._spec = source, spec
        self._lock = Lock()
        self.executed_by = executed_by

    def scores(self, frame: Frame) -> NDArray[np.float32]:
        """See `Answering.scores`."""
        inputs = model_inputs(frame, self._spec, self._source.inputs)
        with self._lock:
            return _scores(self._source.run(inputs), self._spec)


class _Workers:
    """As many workers as there are threads, each started when it is needed; a thread takes one that is idle."""

    def __init__(
        self,
        start: Callable[[], AbstractContextManager[Stream]],
        feed: Callable[[Frame], Tensors],
        decode: Callable[[Tensors], NDArray[np.float32]],
        jobs: int,
    ) -> None:
        self._start, self._feed, self._decode = start, feed, decode
        self._running = ExitStack()
        self._lock = Lock()
        # None stands for a worker that has not been started.
        self._idle: LifoQueue[Stream | None] = LifoQueue()
        for _ in range(jobs):
            self._idle.put(None)
        self.executed_by = ""

    def scores(self, frame: Frame) -> NDArray[np.float32]:
        """See `Answering.scores`."""
        try:
            return self._decode(self._outputs(self._feed(frame)))
        except (IncomparableError, KeyError, ValueError) as error:
            raise StreamEndedError(ExecutionFailed(f"it takes or gives something else: {error}")) from error

    def _outputs(self, inputs: Tensors) -> Tensors:
        worker = self._idle.get()
        try:
            worker = worker or self._started()
            return worker.answer(inputs)
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """Ends all workers."""
        self._running.close()

    def _started(self) -> Stream:
        context = self._start()
        worker = context.__enter__()
        with self._lock:
            self._running.push(context)
            self.executed_by = worker.executed_by
        return worker


def _scores(outputs: Mapping[str, NDArray[np.float32]], spec: ModelSpec) -> NDArray[np.float32]:
    raw = np.asarray(outputs[spec.outputs[0].name], np.float32)
    if raw.size != len(spec.labels):
        raise IncomparableError(f"{raw.size} scores for {len(spec.labels)} labels")
    return TASKS[spec.task].probabilities(raw, spec)


def _contract(spec: ModelSpec) -> Sequence[str]:
    """What of the contract an answer depends on."""
    return [repr(spec.preprocessing), spec.postprocessing.activation.value, spec.outputs[0].name]


def _runtime(artifact: ModelArtifact) -> str:
    if artifact.format is ModelFormat.COREML:
        return "evaluator of ML Programs"
    # TensorFlow runs files that borrow its operators.
    packages = ("ai-edge-litert", "tensorflow")
    return ", ".join(f"{package} {importlib.metadata.version(package)}" for package in packages)


@cache
def _code_digest() -> str:
    """Of all our own code that takes part in an answer: the reference preprocessing, the evaluator, the workers."""
    whole = hashlib.sha256()
    package = Path(generator.__file__).parent
    for part in _ANSWERING:
        for path in sorted((package / part).rglob("*.py")):
            whole.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def _file_digest(path: Path) -> str:
    whole = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(2**20):
            whole.update(part)
    return whole.hexdigest()


def _key(parts: Mapping[str, Any]) -> str:
    whole = {**parts, "code": _code_digest()}
    return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()

"""Decides how a path becomes a model that can be run and compared, whether it is a source or an artefact."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from generator import mil
from generator.errors import MetadataError
from generator.metadata import StoredContract
from generator.parity import Executed, Execution
from generator.parity.ports import Port
from generator.parity.runnable import RunnableModel
from generator.parity.source_trace import trace_source
from generator.sources import load
from generator.spec import Activation, ImageSize, ModelFormat, ModelSource, Normalization, QuantizationRecipe
from generator.spec.source_model import SourceModel, Tensors
from generator.usecases.artifact_files import artifact_files, artifact_format
from generator.usecases.model_file import model_source
from generator.usecases.verifying.coreml import opened_coreml
from generator.usecases.verifying.opened import OpenedModel
from generator.usecases.verifying.tflite import opened_tflite

Load = Callable[[ModelSource, ImageSize | None], SourceModel]
_HINT = "Convert the model again, or copy the artefact again."
_OPENERS = {ModelFormat.TFLITE: opened_tflite, ModelFormat.COREML: opened_coreml}


def open_model(path: Path, size: ImageSize | None, load_source: Load = load) -> OpenedModel:
    """Reads the model at `path`; nothing of it is run yet.

    Raises:
        SourceError: there is nothing that mobilegen can read.
        MetadataError: an artefact is damaged.
        SpecError: the model takes pictures of any size, and `size` is None.
    """
    kind = artifact_format(path)
    if kind is None:
        return _opened_source(path, load_source(model_source(path), size))
    return open_artifact(path, kind, size)


def open_artifact(path: Path, kind: ModelFormat, size: ImageSize | None) -> OpenedModel:
    """The same for an artefact; raises likewise."""
    files = artifact_files(path, kind)
    try:
        return _OPENERS[kind](path, files, size)
    except MetadataError as error:
        raise MetadataError(f"“{path.name}” is damaged: {error.message}", error.hint or _HINT) from error
    except mil.PackageError as error:
        raise MetadataError(f"“{path.name}” is damaged: {error}", _HINT) from error


def _opened_source(path: Path, source: SourceModel) -> OpenedModel:
    def run(pictures: Sequence[Tensors]) -> Execution:
        answers = tuple(map(dict, source.answers(pictures)))
        return Executed(answers, f"TensorFlow {importlib.metadata.version('tensorflow')}")

    inputs, outputs = (
        tuple(Port(tensor.name, tensor.shape, tensor.dtype.value) for tensor in tensors)
        for tensors in (source.inputs, source.outputs)
    )
    trace = partial(trace_source, source)
    weights = partial(_weights, source)
    model = RunnableModel(path.name, inputs, outputs, QuantizationRecipe.FLOAT32, (run,), trace, weights)
    return OpenedModel(path, model, _contract(source), source=source)


def _weights(source: SourceModel) -> tuple[NDArray[Any], ...]:
    return tuple(variable.numpy() for variable in source.function.variables) if source.function else ()


def _contract(source: SourceModel) -> StoredContract:
    """What the graph itself tells: whether it normalises, and whether it gives probabilities."""
    graph = source.graph_normalization
    activated = source.final_activation is not Activation.NONE
    return StoredContract(
        normalization=Normalization.identity() if graph and graph.normalization else None,
        activation=Activation.NONE if activated else None,
    )

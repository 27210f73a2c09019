"""Decides what can be said about a model file without converting it, whether it is a source or an artefact."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from generator.errors import MetadataError
from generator.metadata import ModelDescription, OperatorCount, describe_coreml, describe_tflite
from generator.spec import Activation, ImageSize, ModelFormat, SourceFormat, TensorSpec
from generator.usecases.artifact_files import artifact_files, artifact_format
from generator.usecases.model_file import model_source
from generator.usecases.model_options import ModelOptions
from generator.usecases.ports import Progress
from generator.usecases.prepared import load_model
from generator.usecases.refusals import Refusals
from generator.usecases.stages import STAGES, Stages

# Not operators that a person would count: the graph's own bookkeeping.
_BOOKKEEPING = frozenset({"Const", "Identity", "NoOp", "Placeholder", "ReadVariableOp"})


@dataclass(frozen=True)
class SourceDescription:
    """A source model, loaded and traced but not converted.

    Attributes:
        operators: of TensorFlow, most frequent first.
        normalization: what the graph does to its input by itself; empty if nothing.
    """

    format: SourceFormat
    size: int
    inputs: tuple[TensorSpec, ...]
    outputs: tuple[TensorSpec, ...]
    operators: tuple[OperatorCount, ...]
    normalization: str
    final_activation: Activation


Description = ModelDescription | SourceDescription


def inspect_model(path: Path, input_size: ImageSize | None, progress: Progress, stages: Stages = STAGES) -> Description:
    """Describes the file or package at `path`.

    Raises:
        SourceError: there is nothing that mobilegen can read.
        MetadataError: it is damaged.
        SpecError: the model takes pictures of any size, and `input_size` names none.
    """
    kind = artifact_format(path)
    if kind is ModelFormat.COREML:
        return describe_coreml(artifact_files(path, kind))
    if kind is ModelFormat.TFLITE:
        return _described_tflite(path)
    source = model_source(path)
    model = load_model(source, ModelOptions(input_size=input_size), Refusals(), progress, stages)
    counts = Counter(operation.type for operation in model.function.graph.get_operations())
    graph = model.graph_normalization
    return SourceDescription(
        format=source.format,
        size=path.stat().st_size,
        inputs=model.inputs,
        outputs=model.outputs,
        operators=tuple(
            OperatorCount(name, count)
            for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
            if name not in _BOOKKEEPING
        ),
        normalization=graph.description if graph else "",
        final_activation=model.final_activation,
    )


def _described_tflite(path: Path) -> ModelDescription:
    try:
        return describe_tflite(path.read_bytes())
    except MetadataError as error:
        raise MetadataError(f"“{path.name}” is not a sound TFLite file: {error.message}", error.hint) from error

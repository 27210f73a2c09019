"""Decides what can be said about a model file without converting it, whether it is a source or an artefact."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from generator.errors import MetadataError, SourceError
from generator.metadata import ModelDescription, OperatorCount, describe_coreml, describe_tflite
from generator.spec import Activation, ImageSize, SourceFormat, TensorSpec
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
    if path.is_dir() and (path.suffix == ".mlpackage" or (path / "Manifest.json").is_file()):
        return describe_coreml(_package(path))
    if _is_tflite(path):
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


def _is_tflite(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(8)[4:] == b"TFL3" or path.suffix.lower() == ".tflite"
    except OSError:
        return False


def _package(folder: Path) -> dict[str, bytes]:
    try:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.is_symlink()
        }
    except OSError as error:
        raise SourceError(f"“{folder}” can't be read: {error.strerror}") from error

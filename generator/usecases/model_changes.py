"""Decides how two versions of a project differ, in words for the people who have to live with the difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.spec import ModelSpec, Normalization, ProjectSpec, TensorSpec
from generator.usecases.label_changes import label_changes

_FORMATS = {"tflite": "TFLite", "coreml": "Core ML"}
_MEGABYTE = 1_000_000
_INFO = ("description", "author", "version", "license")

Facts = Mapping[str, str]


@dataclass(frozen=True)
class ModelChange:
    """One difference.

    Attributes:
        message: a phrase such as `input 224×224 → 320×320`.
        breaking: whether code that uses the model may have to be changed.
        names: names that are gone, and that such code may hold.
    """

    message: str
    breaking: bool = False
    names: tuple[str, ...] = ()


def model_changes(
    before: ProjectSpec, after: ProjectSpec, facts: Facts | None = None, new_facts: Facts | None = None
) -> tuple[ModelChange, ...]:
    """Every difference that a person cares about, what breaks code in front.

    Args:
        before: the project as it was.
        after: the project as it is.
        facts: what was found out about the artefacts then: bytes, precision and accuracy by format.
        new_facts: the same of today's.
    """
    found = [
        *_tensors("input", before.model.inputs, after.model.inputs),
        *_tensors("output", before.model.outputs, after.model.outputs),
        *_picture(before.model, after.model),
        *(ModelChange(*change) for change in label_changes(before.model.labels, after.model.labels)),
        *_answers(before.model, after.model),
        *_artifacts(facts or {}, new_facts or {}),
        *_project(before, after),
    ]
    return tuple(sorted(found, key=lambda change: not change.breaking))


def _tensors(kind: str, before: Iterable[TensorSpec], after: Iterable[TensorSpec]) -> Iterator[ModelChange]:
    old, new = tuple(before), tuple(after)
    if len(old) != len(new):
        yield ModelChange(f"{len(old)} → {len(new)} {kind}s", breaking=True)
        return
    for one, other in zip(old, new, strict=True):
        if one.name != other.name:
            yield ModelChange(f"{kind} renamed “{one.name}” → “{other.name}”", breaking=True, names=(one.name,))
        if one.shape != other.shape:
            # Of a picture the size alone is told, below; the number of scores is that of the labels.
            grown = len(one.shape) == len(other.shape) in (2, 4)
            yield ModelChange(f"{kind} “{other.name}” {_shape(one)} → {_shape(other)}", breaking=not grown)
        if one.dtype != other.dtype:
            yield ModelChange(f"{kind} “{other.name}” {one.dtype.value} → {other.dtype.value}", breaking=True)
        elif one.quantization != other.quantization:
            yield ModelChange(f"{kind} “{other.name}” is quantised with other parameters")


def _shape(tensor: TensorSpec) -> str:
    return "×".join(map(str, tensor.shape))


def _picture(before: ModelSpec, after: ModelSpec) -> Iterator[ModelChange]:
    old, new = before.preprocessing, after.preprocessing
    if old.size != new.size:
        sizes = (f"{size.width}×{size.height}" for size in (old.size, new.size))
        yield ModelChange(f"pictures {' → '.join(sizes)} pixels")
    if old.normalization != new.normalization:
        yield ModelChange(f"normalisation {_normalization(old.normalization)} → {_normalization(new.normalization)}")
    for what, name in (
        ("channels", "channel_order"),
        ("layout", "layout"),
        ("resize mode", "resize_mode"),
        ("resize filter", "resize_filter"),
    ):
        one, other = getattr(old, name).value, getattr(new, name).value
        if one != other:
            yield ModelChange(f"{what} {one} → {other}")
    yield from _plain("letterbox colour", old.pad_value, new.pad_value)


def _normalization(values: Normalization) -> str:
    mean, std = (", ".join(f"{value:g}" for value in part) for part in (values.mean, values.std))
    return "none" if values == Normalization.identity() else f"(value - [{mean}]) / [{std}]"


def _answers(before: ModelSpec, after: ModelSpec) -> Iterator[ModelChange]:
    old, new = before.postprocessing, after.postprocessing
    if before.task.value != after.task.value:
        yield ModelChange(f"task {before.task.value} → {after.task.value}", breaking=True)
    yield from _plain("activation", old.activation.value, new.activation.value)
    yield from _plain("results shown at most", old.top_k, new.top_k)
    yield from _plain("threshold", f"{old.score_threshold:g}", f"{new.score_threshold:g}")


def _artifacts(before: Facts, after: Facts) -> Iterator[ModelChange]:
    for kind, name in _FORMATS.items():
        sizes, precisions, accuracies = (
            [facts.get(f"{kind}.{fact}") for facts in (before, after)] for fact in ("bytes", "precision", "accuracy")
        )
        told = [_size(size) for size in sizes if size]
        if len(set(told)) == 2:
            yield ModelChange(f"{name} {' → '.join(told)}")
        if precisions[0] != precisions[1] and all(precisions):
            yield ModelChange(f"{name} {precisions[0]} → {precisions[1]}")
        if accuracies[0] != accuracies[1] and all(accuracies):
            yield ModelChange(f"{name} right {accuracies[0]} → {accuracies[1]} of the time")
    if before.get("graph_normalization") != after.get("graph_normalization"):
        new = after.get("graph_normalization")
        change = f"the graph normalises by itself: {new}" if new else "the graph no longer normalises by itself"
        yield ModelChange(change)


def _size(bytes_: str) -> str:
    """As a person reads it: what is told the same isn't worth telling."""
    size = int(bytes_) if bytes_.isdecimal() else 0
    return f"{size / _MEGABYTE:.1f} MB" if size >= _MEGABYTE else f"{size / 1000:.0f} KB"


def _project(before: ProjectSpec, after: ProjectSpec) -> Iterator[ModelChange]:
    gone = (before.app.application_id,)
    if before.app.application_id != after.app.application_id:
        message = f"application id {before.app.application_id} → {after.app.application_id}"
        yield ModelChange(message, breaking=True, names=gone)
    if before.model.name != after.model.name:
        yield ModelChange(f"model name {before.model.name} → {after.model.name}", True, (before.model.name,))
    yield from _plain("app's name", before.app.display_name, after.app.display_name)
    yield from _plain("accent", before.app.accent, after.app.accent)
    yield from _plain("platforms", _named(before.platforms), _named(after.platforms))
    yield from _plain("NPUs", _named(before.npu), _named(after.npu))
    yield from _plain("iOS runtime", before.ios_runtime.value, after.ios_runtime.value)
    yield from _plain("model file", before.source.path.name, after.source.path.name)
    for name in _INFO:
        yield from _plain(name, getattr(before.model.info, name), getattr(after.model.info, name))


def _named(values: Iterable[Any]) -> str:
    return ", ".join(str(value.value) for value in values)


def _plain(what: str, before: object, after: object) -> Iterator[ModelChange]:
    if before != after:
        yield ModelChange(f"{what} {_word(before)} → {_word(after)}")


def _word(value: object) -> str:
    return "none" if value in (None, "") else str(value)

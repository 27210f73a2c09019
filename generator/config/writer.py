"""Decides how a `ProjectSpec` is written to mobilegen.toml, and how a person's comments and order there survive."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.items import Array, InlineTable

from generator.config.schema import SCHEMA
from generator.spec import LabelSet, ModelFormat, ProjectSpec, TensorSpec
from generator.spec.budgets import Figure

_SKELETON = f"""\
# What this project is made from. Paths are relative to this file.
schema = {SCHEMA}

[app]
# The accent colours both apps and their icon; without it the name decides.

[source]
# Without labels the classes are numbered.

[model]
# The contract that both apps and mobilegen agree upon.

[preprocessing]
# From a camera frame to the input tensor; mean and std are over pixel values 0..255.

[postprocessing]

[quantization]
# How each format is stored and computed. Where float16 would break the model, it is float32 all the same; the app's
# README says so.

[evaluation]
# Points of top-1 accuracy that a recipe may lose, and the labelled pictures that tell.

[budgets]
# Good, and worse than which nothing is written: megabytes, milliseconds, share of right answers.
"""


def dumps(project: ProjectSpec, folder: Path) -> str:
    """The text of a new mobilegen.toml that will lie in `folder`."""
    return update(_SKELETON, project, folder)


def update(text: str, project: ProjectSpec, folder: Path) -> str:
    """`text` with the values of `project`; comments, order and unchanged spellings stay as they are."""
    document = tomlkit.parse(text)
    for name, values in _tables(project, folder).items():
        if name not in document:
            if not any(value is not None for value in values.values()):
                continue
            document[name] = tomlkit.table()
        for key, value in values.items():
            _set(document[name], key, value)
        if not document[name]:
            del document[name]
    for key, tensors in (("inputs", project.model.inputs), ("outputs", project.model.outputs)):
        _set(document["model"], key, [_tensor(tensor) for tensor in tensors])
    return tomlkit.dumps(document)


def _set(table: Any, key: str, value: Any) -> None:
    if value is None:
        table.pop(key, None)
    elif key not in table or table[key] != value:
        table[key] = _written(value)


def _written(value: Any) -> Any:
    if isinstance(value, dict):
        return _record(value)
    return _records(value) if isinstance(value, list) and isinstance(value[0], dict) else value


def _records(values: list[dict[str, Any]]) -> Array:
    records = tomlkit.array()
    for value in values:
        records.append(_record(value))
    return records


def _record(value: dict[str, Any]) -> InlineTable:
    record = tomlkit.inline_table()
    record.update(value)
    return record


def _tables(project: ProjectSpec, folder: Path) -> dict[str, dict[str, Any]]:
    """Values by table and key; None for a key that shall not be there."""
    model = project.model
    preprocessing, postprocessing = model.preprocessing, model.postprocessing
    return {
        "app": {
            "display_name": project.app.display_name,
            "application_id": project.app.application_id,
            "accent": project.app.accent,
            "platforms": [platform.value for platform in project.platforms],
            "npu": [vendor.value for vendor in project.npu] or None,
            "ios_runtime": project.ios_runtime.value,
        },
        "source": {
            "path": _relative(project.source.path, folder),
            "format": project.source.format.value,
            "labels": _labels(project, folder),
        },
        "model": {
            "name": model.name,
            "task": model.task.value,
            **{key: value or None for key, value in asdict(model.info).items()},
        },
        "preprocessing": {
            "width": preprocessing.size.width,
            "height": preprocessing.size.height,
            "resize_mode": preprocessing.resize_mode.value,
            "resize_filter": preprocessing.resize_filter.value,
            "channel_order": preprocessing.channel_order.value,
            "layout": preprocessing.layout.value,
            "pad_value": preprocessing.pad_value,
            "mean": list(preprocessing.normalization.mean),
            "std": list(preprocessing.normalization.std),
        },
        "postprocessing": {
            "activation": postprocessing.activation.value,
            "top_k": postprocessing.top_k,
            "score_threshold": postprocessing.score_threshold,
        },
        "quantization": _quantization(project, folder),
        "evaluation": {"data": project.data and _relative(project.data, folder), "max_drop": project.max_drop},
        "budgets": {figure.value: asdict(project.budgets.of(figure)) for figure in Figure},
        "templates": _templates(project, folder),
    }


def _quantization(project: ProjectSpec, folder: Path) -> dict[str, Any]:
    plan = project.quantization
    made = {kind for platform in project.platforms for kind in project.formats(platform)}
    return {
        **{kind.value: plan.recipe(kind).value if kind in made else None for kind in ModelFormat},
        "io": plan.io.value if ModelFormat.TFLITE in made else None,
        "keep_float": list(plan.keep_float) or None,
        "calibration": plan.calibration and _relative(plan.calibration, folder),
    }


def _templates(project: ProjectSpec, folder: Path) -> dict[str, Any]:
    own = project.template
    return {"path": own and _relative(own.path, folder), "values": dict(own.values) if own and own.values else None}


def _tensor(tensor: TensorSpec) -> dict[str, Any]:
    values = {"name": tensor.name, "shape": list(tensor.shape), "dtype": tensor.dtype.value}
    return values | (asdict(tensor.quantization) if tensor.quantization else {})


def _labels(project: ProjectSpec, folder: Path) -> str | list[str] | None:
    if project.labels_path:
        return _relative(project.labels_path, folder)
    labels = project.model.labels
    return None if labels == LabelSet.numbered(len(labels)) else list(labels.names)


def _relative(path: Path, folder: Path) -> str:
    return Path(os.path.relpath(path, folder)).as_posix()

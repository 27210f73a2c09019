"""Decides how mobilegen.toml becomes a `ProjectSpec`."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from generator.brand import hexadecimal
from generator.config.labels_file import read_labels
from generator.config.schema import SCHEMA
from generator.config.table import Table
from generator.errors import SpecError
from generator.spec import (
    Activation,
    AppSpec,
    ChannelOrder,
    DType,
    ImagePreprocessing,
    ImageSize,
    IosRuntime,
    LabelSet,
    ModelInfo,
    ModelSource,
    ModelSpec,
    Normalization,
    NpuVendor,
    Platform,
    Postprocessing,
    Problem,
    ProjectSpec,
    QuantizationParams,
    QuantizationPlan,
    QuantizationRecipe,
    ResizeFilter,
    ResizeMode,
    SourceFormat,
    TaskKind,
    TemplateChoice,
    TensorLayout,
    TensorSpec,
    raise_errors,
)
from generator.spec.budgets import Budget, Budgets, Figure


def read(path: Path) -> ProjectSpec:
    """The project that the file at `path` describes; raises `SpecError` with everything that is wrong."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise SpecError(f"{path} can't be read: {reason}.") from error
    return parse(text, path.parent)


def parse(text: str, folder: Path) -> ProjectSpec:
    """The project that `text` describes; its paths are relative to `folder`.

    Raises:
        SpecError: it is not TOML, was written by a newer mobilegen, or holds values that can't be right; all of them
            are named.
    """
    try:
        values = tomlkit.parse(text).unwrap()
    except TOMLKitError as error:
        raise SpecError(f"mobilegen.toml is not valid TOML: {error}.") from error
    _check_schema(values.get("schema"))
    problems: list[Problem] = []
    project = _project(Table(values, "", problems), folder)
    # Names and numbers are judged only once they could be read: a placeholder would be blamed instead.
    raise_errors(problems)
    raise_errors(project.problems())
    return project


def _check_schema(schema: object) -> None:
    if schema == SCHEMA:
        return
    if isinstance(schema, int) and schema > SCHEMA:
        raise SpecError(f"mobilegen.toml has schema {schema}; this mobilegen reads {SCHEMA}.", "Update mobilegen.")
    raise SpecError(f"schema: must be {SCHEMA}", "mobilegen writes this line; put it back.")


def _project(root: Table, folder: Path) -> ProjectSpec:
    app, source, model = root.table("app"), root.table("source"), root.table("model")
    outputs = _tensors(model, "outputs")
    labels, labels_path = _labels(source, folder, outputs)
    return ProjectSpec(
        app=_app(app),
        platforms=tuple(
            app.chosen("platforms", name, Platform) for name in app.list("platforms", str, "a list of platforms")
        ),
        npu=_npu(app),
        ios_runtime=app.choice("ios_runtime", IosRuntime) if "ios_runtime" in app else IosRuntime.COREML,
        source=ModelSource(_absolute(folder, source.text("path")), source.choice("format", SourceFormat)),
        labels_path=labels_path,
        quantization=_quantization(root, folder),
        budgets=_budgets(root),
        **_evaluation(root, folder),
        template=_template(root, folder),
        model=ModelSpec(
            name=model.text("name"),
            task=model.choice("task", TaskKind),
            inputs=_tensors(model, "inputs"),
            outputs=outputs,
            preprocessing=_preprocessing(root.table("preprocessing")),
            postprocessing=_postprocessing(root.table("postprocessing")),
            labels=labels,
            info=ModelInfo(*(model.text(key, "") for key in ("description", "author", "version", "license"))),
        ),
    )


def _app(app: Table) -> AppSpec:
    accent = hexadecimal(app.text("accent")) if "accent" in app else None
    return AppSpec(app.text("display_name"), app.text("application_id"), accent)


def _npu(app: Table) -> tuple[NpuVendor, ...]:
    names = app.list("npu", str, "a list of vendors") if "npu" in app else ()
    wanted = {app.chosen("npu", name, NpuVendor) for name in names}
    return tuple(vendor for vendor in NpuVendor if vendor in wanted)


def _tensors(model: Table, key: str) -> tuple[TensorSpec, ...]:
    return tuple(
        TensorSpec(
            name=tensor.text("name"),
            shape=tensor.list("shape", int, "a list of whole numbers"),
            dtype=tensor.choice("dtype", DType),
            quantization=QuantizationParams(tensor.number("scale"), tensor.integer("zero_point"))
            if "scale" in tensor
            else None,
        )
        for tensor in model.tables(key)
    )


def _labels(source: Table, folder: Path, outputs: tuple[TensorSpec, ...]) -> tuple[LabelSet, Path | None]:
    if "labels" not in source:
        return LabelSet.numbered(outputs[0].shape[-1] if outputs and outputs[0].shape else 0), None
    if source.holds("labels", list):
        return LabelSet(source.list("labels", str, "a file name or a list of texts")), None
    path = _absolute(folder, source.text("labels"))
    try:
        return read_labels(path), path
    except SpecError as error:
        source.problem("labels", error.message, error.hint)
        return LabelSet(()), path


def _quantization(root: Table, folder: Path) -> QuantizationPlan:
    """What isn't said is float32; a project from a `.tflite` says nothing of Core ML."""
    if "quantization" not in root:
        return QuantizationPlan()
    table, plan = root.table("quantization"), QuantizationPlan()
    return QuantizationPlan(
        tflite=table.choice("tflite", QuantizationRecipe) if "tflite" in table else plan.tflite,
        coreml=table.choice("coreml", QuantizationRecipe) if "coreml" in table else plan.coreml,
        io=table.choice("io", DType) if "io" in table else plan.io,
        keep_float=table.list("keep_float", str, "a list of layers") if "keep_float" in table else (),
        calibration=_absolute(folder, table.text("calibration")) if "calibration" in table else None,
    )


def _evaluation(root: Table, folder: Path) -> dict[str, Any]:
    if "evaluation" not in root:
        return {}
    table = root.table("evaluation")
    return {
        "data": _absolute(folder, table.text("data")) if "data" in table else None,
        "max_drop": table.number("max_drop", 1.0),
    }


def _budgets(root: Table) -> Budgets:
    if "budgets" not in root:
        return Budgets()
    table = root.table("budgets")
    given = {figure.value: table.table(figure.value) for figure in Figure if figure.value in table}
    return replace(
        Budgets(), **{name: Budget(bounds.number("good"), bounds.number("bad")) for name, bounds in given.items()}
    )


def _template(root: Table, folder: Path) -> TemplateChoice | None:
    if "templates" not in root:
        return None
    table = root.table("templates")
    return TemplateChoice(_absolute(folder, table.text("path")), table.texts("values") if "values" in table else {})


def _absolute(folder: Path, path: str) -> Path:
    return Path(os.path.normpath(folder / path))


def _preprocessing(table: Table) -> ImagePreprocessing:
    mean, std = (tuple(map(float, table.list(key, (int, float), "a list of numbers"))) for key in ("mean", "std"))
    return ImagePreprocessing(
        size=ImageSize(table.integer("width"), table.integer("height")),
        normalization=Normalization(mean, std),
        resize_mode=table.choice("resize_mode", ResizeMode),
        resize_filter=table.choice("resize_filter", ResizeFilter),
        channel_order=table.choice("channel_order", ChannelOrder),
        layout=table.choice("layout", TensorLayout),
        pad_value=table.integer("pad_value", 0),
    )


def _postprocessing(table: Table) -> Postprocessing:
    return Postprocessing(
        activation=table.choice("activation", Activation),
        top_k=table.integer("top_k"),
        score_threshold=table.number("score_threshold"),
    )

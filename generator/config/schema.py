"""Decides which tables and keys mobilegen.toml has."""

from __future__ import annotations

from generator.spec.budgets import Figure

SCHEMA = 1

KEYS: dict[str, tuple[str, ...]] = {
    "": (
        "schema",
        "app",
        "source",
        "model",
        "preprocessing",
        "postprocessing",
        "quantization",
        "evaluation",
        "budgets",
        "templates",
    ),
    "app": ("display_name", "application_id", "accent", "platforms", "npu", "ios_runtime"),
    "source": ("path", "format", "labels"),
    "model": (
        "name",
        "task",
        "description",
        "author",
        "version",
        "license",
        "inputs",
        "outputs",
    ),
    "model.inputs": ("name", "shape", "dtype", "scale", "zero_point"),
    "model.outputs": ("name", "shape", "dtype", "scale", "zero_point"),
    "preprocessing": (
        "width",
        "height",
        "resize_mode",
        "resize_filter",
        "channel_order",
        "layout",
        "pad_value",
        "mean",
        "std",
    ),
    "postprocessing": ("activation", "top_k", "score_threshold"),
    "quantization": ("tflite", "coreml", "io", "keep_float", "calibration"),
    "templates": ("path", "values"),
    "evaluation": ("data", "max_drop"),
    "budgets": tuple(figure.value for figure in Figure),
    **{f"budgets.{figure.value}": ("good", "bad") for figure in Figure},
}

"""Decides which tables and keys mobilegen.toml has."""

from __future__ import annotations

SCHEMA = 1

KEYS: dict[str, tuple[str, ...]] = {
    "": ("schema", "app", "source", "model", "preprocessing", "postprocessing"),
    "app": ("display_name", "application_id", "accent", "platforms", "npu", "ios_runtime"),
    "source": ("path", "format", "labels"),
    "model": (
        "name",
        "task",
        "precision",
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
}

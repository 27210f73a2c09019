"""Decides what a path that a user names as a model is taken for, before anything slow is imported for it."""

from __future__ import annotations

from pathlib import Path

from generator.sources import detect_format
from generator.spec import ModelSource


def model_source(path: Path) -> ModelSource:
    """The model at `path` with its format; raises `SourceError` if there is none that can be read."""
    return ModelSource(path, detect_format(path))

"""Writes an Xcode project as mobilegen renders it, around made-up models, for tests that break it in one respect."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.output import apply, existing_paths, plan
from generator.render import RENDERERS
from generator.spec import Platform
from tests.support.rendering import coreml_artifact, embedded_model, render_request

MODELS = {"coreml": embedded_model(artifact=coreml_artifact()), "tflite": embedded_model()}


def write_xcode_project(root: Path, formats: Sequence[str] = ("coreml", "tflite")) -> Path:
    """Writes the project `DigitReader` with models for these runtimes; returns its `project.pbxproj`."""
    request = render_request(models=tuple(MODELS[name] for name in formats))
    apply(plan(RENDERERS[Platform.IOS].render(request), existing_paths(root)), root)
    return root / "DigitReader.xcodeproj" / "project.pbxproj"

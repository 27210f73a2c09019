"""Writes an Xcode project as mobilegen renders it, around made-up models, for tests that break it in one respect."""

from __future__ import annotations

from pathlib import Path

from generator.output import apply, existing_paths, plan
from generator.render import RENDERERS
from generator.spec import Platform
from tests.support.rendering import coreml_artifact, embedded_model, render_request


def write_xcode_project(root: Path) -> Path:
    """Writes the project `DigitReader`, which runs its model with either runtime; returns its `project.pbxproj`."""
    request = render_request(models=(embedded_model(artifact=coreml_artifact()), embedded_model()))
    apply(plan(RENDERERS[Platform.IOS].render(request), existing_paths(root)), root)
    return root / "DigitReader.xcodeproj" / "project.pbxproj"

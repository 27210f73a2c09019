"""Decides how a Core ML artefact in memory becomes the package that a runtime opens."""

from __future__ import annotations

from pathlib import Path

from generator.spec import ModelArtifact


def write_package(artifact: ModelArtifact, folder: Path) -> None:
    """Writes the artefact's files under `folder`, which is the `.mlpackage`."""
    for name, content in artifact.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

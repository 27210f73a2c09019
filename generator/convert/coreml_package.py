"""Decides the files of a Core ML package and their bytes, which depend on the model alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

_FOLDER = "com.apple.CoreML"
_SPECIFICATION = f"{_FOLDER}/model.mlmodel"
SPECIFICATION = f"Data/{_SPECIFICATION}"
"""The model specification's place in a package that mobilegen has made."""

_WEIGHTS = f"{_FOLDER}/weights"
_DATE = "com.github.apple.coremltools.conversion_date"


def package_files(spec: Any, weights: Path) -> dict[str, bytes]:
    """The content of a `.mlpackage` folder by path.

    Args:
        spec: the model specification; the day of the conversion is taken out of it.
        weights: the folder with what the specification refers to; may be missing if that is nothing.
    """
    spec.description.metadata.userDefined.pop(_DATE, None)
    files = {SPECIFICATION: spec.SerializeToString(deterministic=True)}
    stored = sorted(weights.iterdir()) if weights.is_dir() else []
    files |= {f"Data/{_WEIGHTS}/{path.name}": path.read_bytes() for path in stored}
    files["Manifest.json"] = _manifest(has_weights=bool(stored))
    return files


def _manifest(*, has_weights: bool) -> bytes:
    """The table of contents, in the form that coremltools writes, but with identifiers that are always the same."""
    items = {_SPECIFICATION: "CoreML Model Specification"}
    if has_weights:
        items[_WEIGHTS] = "CoreML Model Weights"
    entries = {
        _identifier(path): {"author": _FOLDER, "description": text, "name": Path(path).name, "path": path}
        for path, text in items.items()
    }
    manifest = {
        "fileFormatVersion": "1.0.0",
        "itemInfoEntries": entries,
        "rootModelIdentifier": _identifier(_SPECIFICATION),
    }
    return (json.dumps(manifest, indent=4, sort_keys=True) + "\n").encode()


def _identifier(path: str) -> str:
    return str(uuid5(NAMESPACE_URL, path))

"""Decides whether a path is an artefact, a `.tflite` or an `.mlpackage`, and reads its files."""

from __future__ import annotations

from pathlib import Path

from generator.errors import SourceError
from generator.spec import ModelFormat

_MANIFEST = "Manifest.json"


def artifact_format(path: Path) -> ModelFormat | None:
    """By content and, where that tells nothing, by suffix; None for everything else, such as source models."""
    if path.is_dir():
        return ModelFormat.COREML if path.suffix == ".mlpackage" or (path / _MANIFEST).is_file() else None
    try:
        with path.open("rb") as file:
            is_tflite = file.read(8)[4:] == b"TFL3" or path.suffix.lower() == ".tflite"
    except OSError:
        return None
    return ModelFormat.TFLITE if is_tflite else None


def artifact_files(path: Path, kind: ModelFormat) -> dict[str, bytes]:
    """Contents by path relative to the package, or by the name of the one file; symbolic links are left out.

    Raises:
        SourceError: a file can't be read.
    """
    files = sorted(path.rglob("*")) if kind is ModelFormat.COREML else [path]
    try:
        return {
            (file.relative_to(path) if kind is ModelFormat.COREML else Path(file.name)).as_posix(): file.read_bytes()
            for file in files
            if file.is_file() and not (kind is ModelFormat.COREML and file.is_symlink())
        }
    except OSError as error:
        raise SourceError(f"“{path}” can't be read: {error.strerror}") from error

"""Decides where specification and weights lie inside a Core ML package, and that nothing outside of it is read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from generator.mil.blob import BlobFile
from generator.mil.errors import PackageError
from generator.mil.messages import parse_model

MANIFEST = "Manifest.json"
_DATA = "Data"
_MODEL_FOLDER = "@model_path"


class Files(Protocol):
    """A package's files by their paths, parts joined by slashes, relative to the package."""

    def __contains__(self, path: object, /) -> bool:
        """Whether there is such a file."""

    def read(self, path: str) -> bytes:
        """All of a file; raises `PackageError` if it can't be read."""

    def bytes_of(self, path: str) -> NDArray[np.uint8]:
        """All of a file as an array, mapped where that is possible; raises `PackageError` if it can't be read."""


class FolderFiles:
    """The files of a package on disk; links count as not being there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and self._file(path) is not None

    def read(self, path: str) -> bytes:
        """All of a file; raises `PackageError` if it can't be read."""
        try:
            return self._required(path).read_bytes()
        except OSError as error:
            raise PackageError(f"{path} can't be read ({error.strerror}).") from error

    def bytes_of(self, path: str) -> NDArray[np.uint8]:
        """All of a file, mapped into memory; raises `PackageError` if it can't be read."""
        file = self._required(path)
        try:
            if not file.stat().st_size:
                return np.empty(0, np.uint8)
            return np.memmap(file, np.uint8, "r").view(np.ndarray)
        except (OSError, ValueError) as error:
            raise PackageError(f"{path} can't be read.") from error

    def _required(self, path: str) -> Path:
        file = self._file(path)
        if file is None:
            raise PackageError(f"{path} isn't in the package.")
        return file

    def _file(self, path: str) -> Path | None:
        place = self._folder
        try:
            for part in _parts(path):
                place /= part
                if place.is_symlink():
                    return None
            return place if place.is_file() else None
        except (PackageError, OSError, ValueError):
            return None


class MemoryFiles:
    """The files of a package in memory."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def __contains__(self, path: object) -> bool:
        return path in self._files

    def read(self, path: str) -> bytes:
        """All of a file; raises `PackageError` if there is none."""
        if path not in self._files:
            raise PackageError(f"{path} isn't in the package.")
        return self._files[path]

    def bytes_of(self, path: str) -> NDArray[np.uint8]:
        """All of a file, not copied; raises `PackageError` if there is none."""
        return np.frombuffer(self.read(path), np.uint8)


class Weights:
    """The weight files beside a specification, each opened once."""

    def __init__(self, files: Files, specification: str) -> None:
        self._files = files
        self._folder = PurePosixPath(specification).parent
        self._opened: dict[str, BlobFile] = {}

    def file(self, name: str) -> BlobFile:
        """The weight file that a program calls `name`, e.g. `@model_path/weights/weight.bin`.

        Raises:
            PackageError: the name leads out of the package, or the file is missing or damaged.
        """
        if name not in self._opened:
            first, *rest = _parts(name)
            if first != _MODEL_FOLDER or not rest:
                raise PackageError(f"The weight file “{name}” isn't beside the model.")
            path = str(self._folder.joinpath(*rest))
            if path not in self._files:
                raise PackageError(f"The weight file “{name}” isn't in the package.")
            self._opened[name] = BlobFile(self._files.bytes_of(path), path)
        return self._opened[name]


def specification_path(files: Files) -> str:
    """Path of the specification, as the manifest names it.

    Raises:
        PackageError: there is no manifest, or it is damaged or names a file that isn't there.
    """
    if MANIFEST not in files:
        raise PackageError(f"The Core ML package has no {MANIFEST}.")
    try:
        manifest = json.loads(files.read(MANIFEST))
        path = f"{_DATA}/" + str(manifest["itemInfoEntries"][manifest["rootModelIdentifier"]]["path"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise PackageError(f"The {MANIFEST} of the Core ML package is damaged.") from error
    _parts(path)
    if path not in files:
        raise PackageError(f"The {MANIFEST} of the Core ML package names “{path}”, which isn't there.")
    return path


def read_specification(files: Files, path: str) -> Any:
    """The message `Model` in one file.

    Raises:
        PackageError: it is damaged or holds no model.
    """
    return parse_specification(files.read(path))


def parse_specification(content: bytes) -> Any:
    """The message `Model` in the bytes of a specification.

    Raises:
        PackageError: it is damaged or holds no model.
    """
    try:
        model = parse_model(content)
    except ValueError as error:
        raise PackageError("The Core ML specification is damaged.") from error
    if not model.WhichOneof("Type"):
        raise PackageError("The Core ML specification holds no model.")
    return model


def _parts(path: str) -> tuple[str, ...]:
    """The parts of a relative path; raises `PackageError` if it could lead elsewhere on some system."""
    parts = tuple(path.split("/"))
    if any(part in ("", ".", "..") or set(part) & set("\\:\0") for part in parts):
        raise PackageError(f"The package names a file “{path}”, which isn't a path inside of it.")
    return parts

"""Decides where the specification lies inside a Core ML package, and how it is parsed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.errors import MetadataError
from generator.mil import PackageError, package

MANIFEST = package.MANIFEST
_HINT = "The package is damaged or is not a Core ML package."


def specification_path(files: Mapping[str, bytes]) -> str:
    """Path of the specification, as the manifest names it; a lone `.mlmodel` is its own.

    Raises:
        MetadataError: there is no manifest, or it is damaged or names a file that isn't there.
    """
    if len(files) == 1 and MANIFEST not in files:
        return next(iter(files))
    try:
        return package.specification_path(package.MemoryFiles(files))
    except PackageError as error:
        raise MetadataError(str(error), _HINT) from error


def parse_specification(content: bytes) -> Any:
    """The protobuf message `Model`; raises `MetadataError` if it is damaged."""
    try:
        return package.parse_specification(content)
    except PackageError as error:
        raise MetadataError(str(error), _HINT) from error

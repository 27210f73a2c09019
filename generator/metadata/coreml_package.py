"""Decides where the specification lies inside a Core ML package, and how it is parsed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.errors import MetadataError

MANIFEST = "Manifest.json"
_HINT = "The package is damaged or is not a Core ML package."


def specification_path(files: Mapping[str, bytes]) -> str:
    """Path of the specification, as the manifest names it; a lone `.mlmodel` is its own.

    Raises:
        MetadataError: there is no manifest, or it is damaged or names a file that isn't there.
    """
    if len(files) == 1 and MANIFEST not in files:
        return next(iter(files))
    if MANIFEST not in files:
        raise MetadataError(f"The Core ML package has no {MANIFEST}.", _HINT)
    try:
        manifest = json.loads(files[MANIFEST])
        path = "Data/" + str(manifest["itemInfoEntries"][manifest["rootModelIdentifier"]]["path"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise MetadataError(f"The {MANIFEST} of the Core ML package is damaged.", _HINT) from error
    if path not in files:
        raise MetadataError(f"The {MANIFEST} of the Core ML package names “{path}”, which isn't there.", _HINT)
    return path


def parse_specification(content: bytes) -> Any:
    """The protobuf message `Model`; raises `MetadataError` if it is damaged."""
    from coremltools.proto import Model_pb2
    from google.protobuf.message import DecodeError

    model = Model_pb2.Model()
    try:
        model.ParseFromString(content)
    except (DecodeError, RecursionError, ValueError, IndexError) as error:
        raise MetadataError("The Core ML specification is damaged.", _HINT) from error
    if not model.WhichOneof("Type"):
        raise MetadataError("The Core ML specification holds no model.", _HINT)
    return model

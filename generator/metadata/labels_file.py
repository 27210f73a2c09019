"""Decides how the labels are written as text."""

from __future__ import annotations

from generator.errors import MetadataError
from generator.spec import ModelSpec

LABELS_FILE = "labels.txt"


def labels_content(spec: ModelSpec) -> bytes:
    """The labels verbatim, one for each line, in UTF-8; raises `MetadataError` for half of a surrogate pair."""
    try:
        return "".join(f"{name}\n" for name in spec.labels.names).encode()
    except UnicodeEncodeError as error:
        raise MetadataError(f"A label can't be written as UTF-8 ({error}).") from error

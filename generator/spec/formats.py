"""Decides which file formats a model can have, before and after conversion."""

from __future__ import annotations

from enum import Enum


class SourceFormat(str, Enum):
    """File formats that a source model can have."""

    KERAS = "keras"
    KERAS_H5 = "keras-h5"
    TFLITE = "tflite"


class ModelFormat(str, Enum):
    """Formats of converted models."""

    TFLITE = "tflite"
    COREML = "coreml"

    @property
    def suffix(self) -> str:
        """What the names of its files, or packages, end with."""
        return ".tflite" if self is ModelFormat.TFLITE else ".mlpackage"

    def file_name(self, model: str) -> str:
        """`digits.tflite` or `digits.mlpackage` of the model `digits`."""
        return f"{model}{self.suffix}"


FORMAT_NAMES = {ModelFormat.TFLITE: "TFLite", ModelFormat.COREML: "Core ML"}
"""The formats as people call them."""

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

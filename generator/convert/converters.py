"""Decides which converter makes which format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from generator.convert.coreml import to_coreml
from generator.convert.tflite import to_tflite
from generator.spec import ModelArtifact, ModelFormat, QuantizationRecipe
from generator.spec.source_model import SourceModel


class Converter(Protocol):
    """Makes an artefact from a source model; raises `ConversionError`."""

    def __call__(self, model: SourceModel, recipe: QuantizationRecipe, name: str) -> ModelArtifact:
        """The artefact, in memory; `name` is the stem of its file or folder."""


CONVERTERS: Mapping[ModelFormat, Converter] = {ModelFormat.TFLITE: to_tflite, ModelFormat.COREML: to_coreml}

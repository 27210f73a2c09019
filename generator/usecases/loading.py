"""Decides who loads a source model: a framework that can trace it, or LiteRT for one that is converted already."""

from __future__ import annotations

from generator.sources import load
from generator.spec import ImageSize, ModelSource, SourceFormat
from generator.spec.source_model import SourceModel
from generator.usecases.tflite_source import load_tflite


def load_source(source: ModelSource, input_size: ImageSize | None = None) -> SourceModel:
    """The model at `source`; `input_size` is for one that takes pictures of any size.

    Raises:
        DynamicInputSizeError: it takes pictures of any size, and `input_size` is None.
        SourceError: it is missing, damaged or unsafe, or takes and gives what an app can't make or read.
    """
    return load_tflite(source) if source.format is SourceFormat.TFLITE else load(source, input_size)

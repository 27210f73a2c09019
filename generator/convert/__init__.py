"""Decides how a source model becomes what phones run, TFLite and Core ML, with the same bytes every time."""

from generator.convert.converters import CONVERTERS, Converter
from generator.convert.coreml import to_coreml
from generator.convert.tflite import to_tflite
from generator.convert.unsupported import SelectTfOpsNeededError, UnsupportedOperator, UnsupportedOperatorsError

__all__ = [
    "CONVERTERS",
    "Converter",
    "SelectTfOpsNeededError",
    "UnsupportedOperator",
    "UnsupportedOperatorsError",
    "to_coreml",
    "to_tflite",
]

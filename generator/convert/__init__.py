"""Decides how a source model becomes what phones run, TFLite and Core ML, with the same bytes every time."""

from generator.convert.tflite import to_tflite

__all__ = ["to_tflite"]

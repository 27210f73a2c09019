"""Decides how source models are read: which formats there are, what is refused and why, and what is traced."""

from generator.sources.formats import detect_format
from generator.sources.loading import load
from generator.sources.signature import DynamicInputSizeError

__all__ = ["DynamicInputSizeError", "detect_format", "load"]

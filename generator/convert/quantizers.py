"""Decides who makes an artefact of which format smaller."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from generator.convert.coreml_quantizer import quantized as quantized_coreml
from generator.convert.tflite_quantizer import quantized as quantized_tflite
from generator.spec import ModelArtifact, ModelFormat
from generator.spec.quantization import Quantization


class Quantizer(Protocol):
    """Makes a smaller artefact from one that a converter has just made."""

    def __call__(self, artifact: ModelArtifact, quantization: Quantization, name: str) -> ModelArtifact:
        """The artefact by `quantization.recipe`, in memory.

        Args:
            artifact: the float artefact as its converter made it. TFLite: float32. Core ML: float16, or float32 where
                float16 breaks the model.
            quantization: how.
            name: stem of its file or folder.

        Raises:
            ConversionError: the recipe can't take the model, naming the operator and its layer.
        """


QUANTIZERS: Mapping[ModelFormat, Quantizer] = {
    ModelFormat.TFLITE: quantized_tflite,
    ModelFormat.COREML: quantized_coreml,
}

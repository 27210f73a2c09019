"""Decides what a known network must show under every TFLite recipe."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from generator.convert import to_tflite
from generator.convert.tflite_quantizer import quantized
from generator.errors import ConversionError
from generator.spec import ModelArtifact, ModelFormat, QuantizationRecipe
from generator.spec.quantization import Quantization, Tensors
from tests.support.conversions import run_tflite
from tests.support.zoo import network_inputs
from tests.zoo.demands import SIZE, zoo_network

RECIPES = tuple(recipe for recipe in QuantizationRecipe if ModelFormat.TFLITE in recipe.formats)[1:]
REFUSED = {("MobileNetV3Small", QuantizationRecipe.STATIC_WI8_AI16): "HARD_SWISH"}
_CALIBRATION, _SEED = 3, 11
# Broken quantisation leaves nothing of the signal. On pictures of their own, these random networks keep 13 dB and more.
_LEAST_SNR = 10.0


def recipes_keep_their_promises(name: str) -> None:
    """Asserts of the network called `name` that a recipe gives the size of theory, or names what it can't take."""
    source = zoo_network(name).source
    ((tensor,),) = (source.inputs,)
    pictures = [{tensor.name: picture[np.newaxis]} for picture in network_inputs(name, _CALIBRATION, SIZE, _SEED)]
    full = to_tflite(source, QuantizationRecipe.FLOAT32, "model")
    for recipe in RECIPES:
        quantization = Quantization(recipe, calibration=pictures)
        if operator := REFUSED.get((name, recipe)):
            with pytest.raises(ConversionError, match=f"{recipe.value} can't take {operator} .layers “"):
                quantized(full, quantization, "model")
            continue
        artifact = quantized(full, quantization, "model")
        assert artifact.size / full.size == pytest.approx(_share(recipe), rel=_tolerance(recipe)), recipe
        assert _snr(full, artifact, pictures) > _LEAST_SNR, recipe


def _share(recipe: QuantizationRecipe) -> float:
    return 1 / 2 if recipe is QuantizationRecipe.FLOAT16 else 1 / 4


def _tolerance(recipe: QuantizationRecipe) -> float:
    """Scales of channels are the rest; next to 16-bit activations, biases have 64 bits."""
    return 0.12 if recipe is QuantizationRecipe.STATIC_WI8_AI16 else 0.1


def _snr(full: ModelArtifact, artifact: ModelArtifact, pictures: Sequence[Tensors]) -> float:
    (output,) = full.outputs
    expected, actual = (run_tflite(each, pictures[0])[output.name] for each in (full, artifact))
    return float(10 * np.log10(np.square(expected).sum() / np.square(expected - actual).sum()))

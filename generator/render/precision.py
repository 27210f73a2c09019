"""Decides in which words an app and its README say how the model's weights are stored and computed with."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.spec import ModelArtifact, QuantizationRecipe

_WORDS: Mapping[QuantizationRecipe, str] = MappingProxyType(
    {
        QuantizationRecipe.DYNAMIC_WI8_AFP32: "int8 weights, activations quantised as it runs",
        QuantizationRecipe.WEIGHT_ONLY_WI8_AFP32: "int8 weights, computed in float32",
        QuantizationRecipe.STATIC_WI8_AI8: "int8 weights and activations",
        QuantizationRecipe.STATIC_WI8_AI16: "int8 weights, int16 activations",
        QuantizationRecipe.LINEAR_WI8_AFP16: "8-bit weights, computed in float16",
        QuantizationRecipe.BLOCKWISE_WI4_AFP16: "4-bit weights, computed in float16",
        QuantizationRecipe.PALETTIZED_W8_AFP16: "weights out of 256 for each layer, computed in float16",
        QuantizationRecipe.PALETTIZED_W6_AFP16: "weights out of 64 for each layer, computed in float16",
        QuantizationRecipe.PALETTIZED_W4_AFP16: "weights out of 16 for each layer, computed in float16",
        QuantizationRecipe.PRUNED_W50_AFP16: "half of the weights zero, computed in float16",
    }
)


def precision_words(artifact: ModelArtifact) -> str:
    """`float32`, `float16`, or what a recipe does in a few words, with the number of layers that it left alone."""
    if artifact.weights or artifact.recipe.is_float:
        return artifact.precision
    words, kept = _WORDS[artifact.recipe], len(artifact.kept_float)
    return f"{words}; {kept} layer{'' if kept == 1 else 's'} in float" if kept else words

"""Decides how an artefact by a recipe is made: by a converter, and smaller by a quantiser from what that made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.convert.unknown_layer import UnknownLayerError
from generator.spec import (
    FORMAT_NAMES,
    DType,
    ModelArtifact,
    ModelFormat,
    ModelSpec,
    Quantization,
    QuantizationRecipe,
    TensorSpec,
)
from generator.spec.source_model import SourceModel
from generator.usecases.ports import Progress
from generator.usecases.stages import Stages


@dataclass(frozen=True)
class Conversions:
    """Converts one model; what a converter has made once is not made again.

    The artefacts are without metadata, which a quantiser would have to carry over.

    Attributes:
        unknown: layers that were to stay in floating point and that a format doesn't have.
    """

    model: SourceModel
    spec: ModelSpec
    progress: Progress
    stages: Stages
    unknown: dict[ModelFormat, dict[str, UnknownLayerError]] = field(default_factory=dict)
    _floats: dict[tuple[ModelFormat, QuantizationRecipe], ModelArtifact] = field(default_factory=dict)

    def in_floats(self, kind: ModelFormat, recipe: QuantizationRecipe) -> ModelArtifact:
        """The artefact in `float32` or `float16`; raises `ConversionError`."""
        if (kind, recipe) not in self._floats:
            name = FORMAT_NAMES[kind]
            title = f"Describing the {name} model" if self.model.converted else f"Converting to {name}{told(recipe)}"
            with self.progress.stage(title):
                converted = self.stages.converters[kind](self.model, recipe, self.spec.name)
            self._floats[kind, recipe] = converted
        return self._floats[kind, recipe]

    def smaller(self, kind: ModelFormat, quantization: Quantization, base: QuantizationRecipe) -> ModelArtifact:
        """The artefact by a recipe that isn't of floats, made from that in `base`.

        Layers that it doesn't have are left out and remembered: another format may have them.

        Raises:
            ConversionError: the recipe can't take the model, naming the operator and its layer.
        """
        converted = self.in_floats(kind, base)
        with self.progress.stage(f"Making {FORMAT_NAMES[kind]} smaller by {quantization.recipe.value}"):
            return self._quantized(converted, quantization)

    def _quantized(self, converted: ModelArtifact, quantization: Quantization) -> ModelArtifact:
        kind = converted.format
        try:
            return self.stages.quantizers[kind](converted, quantization, self.spec.name)
        except UnknownLayerError as unknown:
            known = tuple(layer for layer in quantization.keep_float if layer != unknown.layer)
            if known == quantization.keep_float:
                raise
            self.unknown.setdefault(kind, {})[unknown.layer] = unknown
            return self._quantized(converted, replace(quantization, keep_float=known))

    def check_layers(self, formats: Sequence[ModelFormat]) -> None:
        """Raises `UnknownLayerError` for a layer that was to stay in floating point and that none of `formats` has."""
        unknown = [self.unknown.get(kind, {}) for kind in formats]
        nowhere = set.intersection(*map(set, unknown)) if unknown else set()
        for layer in sorted(nowhere):
            raise unknown[0][layer]

    def described(self, artifact: ModelArtifact, io: DType = DType.FLOAT32) -> tuple[ModelArtifact, tuple[str, ...]]:
        """The artefact with its metadata, and what it says of itself that contradicts the contract.

        `io` is the element type of inputs and outputs that was asked for where the source has float32.
        """
        annotated = self.stages.annotators[artifact.format](artifact, self.spec)
        inputs, outputs = (
            tuple(_held(each, io) for each in tensors) for tensors in (self.spec.inputs, self.spec.outputs)
        )
        return annotated, self.stages.read_back(annotated, replace(self.spec, inputs=inputs, outputs=outputs))


def _held(tensor: TensorSpec, io: DType) -> TensorSpec:
    return replace(tensor, dtype=io) if tensor.dtype is DType.FLOAT32 else tensor


def told(recipe: QuantizationRecipe) -> str:
    """Behind a format's name, in titles; float32 goes without saying."""
    return "" if recipe is QuantizationRecipe.FLOAT32 else f" in {recipe.value}"

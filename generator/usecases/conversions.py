"""Decides how an artefact by a recipe is made: by a converter, and smaller by a quantiser from what that made."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.spec import (
    DType,
    ModelArtifact,
    ModelFormat,
    ModelSpec,
    Quantization,
    QuantizationRecipe,
    TensorSpec,
)
from generator.spec.quantization import FORMAT_NAMES
from generator.spec.source_model import SourceModel
from generator.usecases.ports import Progress
from generator.usecases.stages import Stages


@dataclass(frozen=True)
class Conversions:
    """Converts one model; what a converter has made once is not made again.

    The artefacts are without metadata, which a quantiser would have to carry over.
    """

    model: SourceModel
    spec: ModelSpec
    progress: Progress
    stages: Stages
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

        Raises:
            ConversionError: the recipe can't take the model, naming the operator and its layer.
        """
        converted = self.in_floats(kind, base)
        with self.progress.stage(f"Making {FORMAT_NAMES[kind]} smaller by {quantization.recipe.value}"):
            return self.stages.quantizers[kind](converted, quantization, self.spec.name)

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

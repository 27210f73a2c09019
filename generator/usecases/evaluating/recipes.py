"""Decides how artefacts are made by any recipe only to be evaluated: as an app would carry them, metadata and all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.convert.quantizers import QUANTIZERS
from generator.errors import ConversionError
from generator.spec import FORMAT_NAMES, DType, ModelArtifact, ModelFormat, ModelSpec, QuantizationRecipe
from generator.spec.quantization import Quantization, Tensors
from generator.spec.source_model import SourceModel
from generator.usecases.stages import STAGES, Stages

_BASES = {ModelFormat.TFLITE: QuantizationRecipe.FLOAT32, ModelFormat.COREML: QuantizationRecipe.FLOAT16}


@dataclass
class Recipes:
    """Makes artefacts of one model; each format is converted once.

    Attributes:
        calibration: pictures for recipes with fixed ranges.
        io: element type of inputs and outputs by `static_wi8_ai8`.
    """

    model: SourceModel
    spec: ModelSpec
    calibration: Sequence[Tensors] = ()
    io: DType = DType.FLOAT32
    stages: Stages = STAGES
    _floats: dict[tuple[ModelFormat, QuantizationRecipe], ModelArtifact] = field(default_factory=dict)

    def made(self, kind: ModelFormat, recipe: QuantizationRecipe) -> ModelArtifact:
        """The artefact with its metadata; raises `ConversionError` if it can't be made."""
        artifact = self._float(kind, recipe if recipe.is_float else _BASES[kind])
        if not recipe.is_float:
            if kind not in QUANTIZERS:
                raise ConversionError(f"{FORMAT_NAMES[kind]} can't be quantised by {recipe.value}")
            io = self.io if recipe is QuantizationRecipe.STATIC_WI8_AI8 else DType.FLOAT32
            calibration = self.calibration if recipe.is_static else ()
            quantization = Quantization(recipe, io, calibration=calibration)
            artifact = QUANTIZERS[kind](artifact, quantization, self.spec.name)
        return self.stages.annotators[kind](artifact, self.spec)

    def _float(self, kind: ModelFormat, recipe: QuantizationRecipe) -> ModelArtifact:
        if (kind, recipe) not in self._floats:
            self._floats[kind, recipe] = self.stages.converters[kind](self.model, recipe, self.spec.name)
        return self._floats[kind, recipe]

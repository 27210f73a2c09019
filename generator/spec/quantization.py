"""Decides how an artefact can be made smaller, and what each of these recipes needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from generator.spec.formats import FORMAT_NAMES, ModelFormat
from generator.spec.problems import Problem, error
from generator.spec.tensors import DType

if TYPE_CHECKING:
    from numpy.typing import NDArray

Tensors: TypeAlias = "Mapping[str, NDArray[Any]]"
"""Arrays by signature name."""

_FLOAT = ("float32", "float16")
_IO = (DType.FLOAT32, DType.INT8, DType.UINT8)


class QuantizationRecipe(str, Enum):
    """How weights and activations of an artefact are stored and computed: `w` weights, `a` activations, `i` integers.

    Those of TFLite have litert-quantizer's names. Core ML computes in float16 (`afp16`) whatever the weights are
    stored as: linear integers for each channel, blocks of 4-bit integers, a palette for each layer, or sparsely.
    """

    FLOAT32 = "float32"
    FLOAT16 = "float16"
    DYNAMIC_WI8_AFP32 = "dynamic_wi8_afp32"
    WEIGHT_ONLY_WI8_AFP32 = "weight_only_wi8_afp32"
    STATIC_WI8_AI8 = "static_wi8_ai8"
    STATIC_WI8_AI16 = "static_wi8_ai16"
    LINEAR_WI8_AFP16 = "linear_wi8_afp16"
    BLOCKWISE_WI4_AFP16 = "blockwise_wi4_afp16"
    PALETTIZED_W8_AFP16 = "palettized_w8_afp16"
    PALETTIZED_W6_AFP16 = "palettized_w6_afp16"
    PALETTIZED_W4_AFP16 = "palettized_w4_afp16"
    PRUNED_W50_AFP16 = "pruned_w50_afp16"

    @property
    def is_float(self) -> bool:
        """Whether a converter alone makes it: weights are stored as they are computed with."""
        return self.value in _FLOAT

    @property
    def is_static(self) -> bool:
        """Whether the ranges of activations are fixed beforehand, which needs calibration pictures."""
        return self.value.startswith("static")

    @property
    def formats(self) -> tuple[ModelFormat, ...]:
        """Which formats can be made so."""
        if self.is_float:
            return tuple(ModelFormat)
        return (ModelFormat.COREML,) if self.value.endswith("afp16") else (ModelFormat.TFLITE,)

    @property
    def minimum_ios(self) -> tuple[int, int]:
        """The oldest iOS whose Core ML reads it, major and minor version."""
        return (18, 0) if self is QuantizationRecipe.BLOCKWISE_WI4_AFP16 else (17, 0)


@dataclass(frozen=True)
class Quantization:
    """How one artefact is made smaller.

    Attributes:
        io: element type of its inputs and outputs; integers with `static_wi8_ai8` alone.
        keep_float: layers of the source model that stay in floating point, by name.
        calibration: input tensors by signature name, float32, as the source model takes them; static recipes need some.
    """

    recipe: QuantizationRecipe = QuantizationRecipe.FLOAT32
    io: DType = DType.FLOAT32
    keep_float: tuple[str, ...] = ()
    calibration: Sequence[Tensors] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True)
class QuantizationPlan:
    """How the artefacts of a model are made smaller, one recipe for each format.

    Attributes:
        io: element type of the `.tflite`'s inputs and outputs.
        keep_float: layers of the source model that stay in floating point, by name.
        calibration: folder of pictures, or `.npz`, for recipes with fixed ranges.
    """

    tflite: QuantizationRecipe = QuantizationRecipe.FLOAT32
    coreml: QuantizationRecipe = QuantizationRecipe.FLOAT32
    io: DType = DType.FLOAT32
    keep_float: tuple[str, ...] = ()
    calibration: Path | None = None

    def recipe(self, kind: ModelFormat) -> QuantizationRecipe:
        """The recipe for artefacts of `kind`."""
        return self.tflite if kind is ModelFormat.TFLITE else self.coreml

    def with_recipe(self, kind: ModelFormat, recipe: QuantizationRecipe) -> QuantizationPlan:
        """The same plan with another recipe for artefacts of `kind`."""
        return replace(self, tflite=recipe) if kind is ModelFormat.TFLITE else replace(self, coreml=recipe)

    def quantization(self, recipe: QuantizationRecipe, calibration: Sequence[Tensors] = ()) -> Quantization:
        """How an artefact is made smaller by `recipe`: integers and `calibration` matter to those that know them."""
        io = self.io if recipe is QuantizationRecipe.STATIC_WI8_AI8 else DType.FLOAT32
        return Quantization(recipe, io, self.keep_float, calibration if recipe.is_static else ())

    def keeping(self, layers: Sequence[str]) -> QuantizationPlan:
        """The same plan with further layers in floating point."""
        return replace(self, keep_float=tuple(dict.fromkeys((*self.keep_float, *layers))))

    def problems(self) -> list[Problem]:
        """What contradicts itself."""
        found = [
            error(f"quantization.{kind.value}", f"{FORMAT_NAMES[kind]} knows no {self.recipe(kind).value}")
            for kind in ModelFormat
            if kind not in self.recipe(kind).formats
        ]
        if self.io not in _IO:
            expected = ", ".join(dtype.value for dtype in _IO)
            found.append(error("quantization.io", f"{self.io.value} is not possible", f"Choose one of: {expected}."))
        elif self.io is not DType.FLOAT32 and self.tflite is not QuantizationRecipe.STATIC_WI8_AI8:
            hint = f"Quantise with {QuantizationRecipe.STATIC_WI8_AI8.value}, or leave it at float32."
            found.append(error("quantization.io", f"{self.tflite.value} has no inputs of {self.io.value}", hint))
        if self.tflite.is_static and self.calibration is None:
            message = (
                f"{self.tflite.value} fixes the ranges of activations, and no pictures were given to take them from"
            )
            hint = "Give 100 to 500 pictures of what the app will see: --calibration FOLDER."
            found.append(error("quantization.calibration", message, hint))
        return found

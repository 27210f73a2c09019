"""Decides what can be said about making artefacts smaller, and how that is divided between the formats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from generator.errors import UsageError
from generator.spec import FORMAT_NAMES, DType, ModelFormat, QuantizationPlan, QuantizationRecipe


class SelectTfOps(str, Enum):
    """What becomes of operators that TFLite lacks and TensorFlow's own kernels could run, at a price in app size."""

    ALLOW = "allow"
    REFUSE = "refuse"
    ASK = "ask"


@dataclass(frozen=True)
class QuantizationOptions:
    """What the user says about making artefacts smaller.

    Attributes:
        recipes: those that were named, at most one for each format; `float32` and `float16` hold for every format that
            no other one is named for.
        automatic: whether recipes are tried and chosen by what they lose; none is named then.
        io: element type of the `.tflite`'s inputs and outputs.
        keep_float: layers of the source model that stay in floating point, by name.
        keep_float_automatic: whether layers are found that had better stay so.
        calibration: folder of pictures, or `.npz`.
    """

    recipes: tuple[QuantizationRecipe, ...] = ()
    automatic: bool = False
    io: DType = DType.FLOAT32
    keep_float: tuple[str, ...] = ()
    keep_float_automatic: bool = False
    calibration: Path | None = None

    def plan(self, formats: Sequence[ModelFormat]) -> QuantizationPlan:
        """The recipe for each of `formats`; `float32` for those that none is named for.

        Raises:
            UsageError: two are named for one format, or one for a format that isn't made.
            SpecError: see `QuantizationPlan.problems`, which the caller asks.
        """
        self._check_automatic()
        chosen: dict[ModelFormat, QuantizationRecipe] = {}
        # What knows one format alone comes first: floats are for the rest.
        for recipe in sorted(self.recipes, key=lambda recipe: len(recipe.formats)):
            wanted = [kind for kind in recipe.formats if kind in formats]
            if not wanted:
                made = " and ".join(FORMAT_NAMES[kind] for kind in formats)
                raise UsageError(
                    f"{recipe.value} is a recipe for {FORMAT_NAMES[recipe.formats[0]]}, and only {made} is made",
                    "Name another one with --quantize.",
                )
            free = [kind for kind in wanted if kind not in chosen]
            if not free:
                taken = " and ".join(chosen[kind].value for kind in wanted)
                raise UsageError(
                    f"--quantize names {taken} and {recipe.value} for {FORMAT_NAMES[wanted[0]]}", "Name one of them."
                )
            chosen |= dict.fromkeys(free, recipe)
        self._check_layers(chosen.values())
        return QuantizationPlan(
            tflite=chosen.get(ModelFormat.TFLITE, QuantizationRecipe.FLOAT32),
            coreml=chosen.get(ModelFormat.COREML, QuantizationRecipe.FLOAT32),
            io=self.io,
            keep_float=self.keep_float,
            calibration=self.calibration,
        )

    def _check_layers(self, chosen: Iterable[QuantizationRecipe]) -> None:
        asked = self.keep_float or self.keep_float_automatic
        if asked and not self.automatic and all(recipe.is_float for recipe in chosen):
            raise UsageError(
                "--keep-float leaves layers in floating point, and no recipe makes others smaller",
                "Name one with --quantize, or leave --keep-float out.",
            )

    def _check_automatic(self) -> None:
        if self.automatic and self.recipes:
            named = ", ".join(recipe.value for recipe in self.recipes)
            raise UsageError(f"--quantize auto chooses a recipe, and {named} names one", "Give one of the two.")
        if self.automatic and self.io is not DType.FLOAT32:
            raise UsageError(
                "--quantize auto compares models with float inputs and outputs, and --io asks for others",
                f"Name the recipe: --quantize {QuantizationRecipe.STATIC_WI8_AI8.value}.",
            )
        if self.keep_float and self.keep_float_automatic:
            raise UsageError("--keep-float auto finds the layers, and others are named", "Give one of the two.")

"""Recipes that are named one after the other come to the formats that they are for, or are refused in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from generator.errors import UsageError
from generator.spec import DType, ModelFormat, Quantization, QuantizationPlan, QuantizationRecipe
from generator.spec.quantization import Tensors
from generator.usecases.quantization_options import QuantizationOptions

Recipe = QuantizationRecipe
BOTH = tuple(ModelFormat)
TFLITE, COREML = (ModelFormat.TFLITE,), (ModelFormat.COREML,)


@pytest.mark.parametrize(
    ("named", "formats", "tflite", "coreml"),
    [
        ([], BOTH, Recipe.FLOAT32, Recipe.FLOAT32),
        ([Recipe.FLOAT16], BOTH, Recipe.FLOAT16, Recipe.FLOAT16),
        ([Recipe.FLOAT16], TFLITE, Recipe.FLOAT16, Recipe.FLOAT32),
        ([Recipe.DYNAMIC_WI8_AFP32], BOTH, Recipe.DYNAMIC_WI8_AFP32, Recipe.FLOAT32),
        ([Recipe.LINEAR_WI8_AFP16], COREML, Recipe.FLOAT32, Recipe.LINEAR_WI8_AFP16),
        ([Recipe.FLOAT16, Recipe.LINEAR_WI8_AFP16], BOTH, Recipe.FLOAT16, Recipe.LINEAR_WI8_AFP16),
        ([Recipe.LINEAR_WI8_AFP16, Recipe.FLOAT16], BOTH, Recipe.FLOAT16, Recipe.LINEAR_WI8_AFP16),
        ([Recipe.STATIC_WI8_AI8, Recipe.PRUNED_W50_AFP16], BOTH, Recipe.STATIC_WI8_AI8, Recipe.PRUNED_W50_AFP16),
    ],
)
def test_each_format_gets_its_recipe_whatever_the_order(
    named: list[Recipe], formats: tuple[ModelFormat, ...], tflite: Recipe, coreml: Recipe
) -> None:
    plan = QuantizationOptions(tuple(named)).plan(formats)
    assert (plan.tflite, plan.coreml) == (tflite, coreml)


def test_everything_else_is_handed_on() -> None:
    options = QuantizationOptions((Recipe.STATIC_WI8_AI8,), False, DType.UINT8, ("dense",), False, Path("pictures"))
    expected = QuantizationPlan(Recipe.STATIC_WI8_AI8, Recipe.FLOAT32, DType.UINT8, ("dense",), Path("pictures"))
    assert options.plan(TFLITE) == expected
    assert expected.problems() == []


@pytest.mark.parametrize(
    ("options", "formats", "message"),
    [
        (QuantizationOptions((Recipe.LINEAR_WI8_AFP16,)), TFLITE, "recipe for Core ML, and only TFLite is made"),
        (
            QuantizationOptions((Recipe.DYNAMIC_WI8_AFP32, Recipe.STATIC_WI8_AI8)),
            BOTH,
            "names dynamic_wi8_afp32 and static_wi8_ai8 for TFLite",
        ),
        (QuantizationOptions((Recipe.FLOAT16, Recipe.FLOAT32)), BOTH, "names float16 and float16 and float32"),
        (QuantizationOptions((Recipe.FLOAT16,), automatic=True), BOTH, "auto chooses a recipe, and float16 names one"),
        (QuantizationOptions(automatic=True, io=DType.INT8), BOTH, "--io asks for others"),
        (QuantizationOptions((Recipe.FLOAT16,), keep_float=("dense",)), BOTH, "no recipe makes others smaller"),
        (
            QuantizationOptions((Recipe.DYNAMIC_WI8_AFP32,), keep_float=("a",), keep_float_automatic=True),
            BOTH,
            "--keep-float auto finds the layers, and others are named",
        ),
    ],
)
def test_what_contradicts_itself_is_refused(
    options: QuantizationOptions, formats: tuple[ModelFormat, ...], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        options.plan(formats)


def test_integers_and_pictures_go_to_recipes_that_know_them() -> None:
    plan = QuantizationPlan(io=DType.INT8, keep_float=("dense",))
    pictures: Sequence[Tensors] = ({"image": np.zeros(1, np.float32)},)
    integers = plan.quantization(Recipe.STATIC_WI8_AI8, pictures)
    assert integers == Quantization(Recipe.STATIC_WI8_AI8, DType.INT8, ("dense",))
    assert integers.calibration is pictures
    wider = plan.quantization(Recipe.STATIC_WI8_AI16, pictures)
    assert wider.io is DType.FLOAT32
    assert wider.calibration is pictures
    dynamic = plan.quantization(Recipe.DYNAMIC_WI8_AFP32, pictures)
    assert dynamic.io is DType.FLOAT32
    assert dynamic.calibration == ()

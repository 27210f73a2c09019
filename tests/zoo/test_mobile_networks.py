"""Networks for phones become packages that are shown to compute the same, and smaller ones by every TFLite recipe."""

from __future__ import annotations

import pytest

from generator.spec import QuantizationRecipe
from tests.zoo.demands import coreml_report, float16_keeps_its_limits, float32_differs_by_rounding_only
from tests.zoo.subjects import embedding
from tests.zoo.tflite_recipes import recipes_keep_their_promises

NAMES = ("MobileNetV2", "MobileNetV3Small", "EfficientNetB0")


@pytest.mark.parametrize("name", NAMES)
def test_float32_package_differs_by_rounding_only(name: str) -> None:
    float32_differs_by_rounding_only(name)


@pytest.mark.parametrize("name", NAMES)
def test_float16_package_keeps_its_limits(name: str) -> None:
    float16_keeps_its_limits(name)


@pytest.mark.parametrize("name", NAMES)
def test_tflite_recipes_give_the_size_of_theory_or_name_what_they_refuse(name: str) -> None:
    recipes_keep_their_promises(name)


def test_embedding_that_float16_destroys_passes_in_float32_alone() -> None:
    subject = embedding(pictures=4)
    assert coreml_report(subject, QuantizationRecipe.FLOAT16).failed
    assert coreml_report(subject, QuantizationRecipe.FLOAT32).passed

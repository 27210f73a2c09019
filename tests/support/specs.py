"""Builds model contracts and projects for tests; every function takes what differs from the digits sample."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.spec import (
    AppSpec,
    ImagePreprocessing,
    ImageSize,
    LabelSet,
    ModelSource,
    ModelSpec,
    Normalization,
    ProjectSpec,
    QuantizationRecipe,
    SourceFormat,
    TaskKind,
    TensorSpec,
)
from generator.spec.postprocessing import Postprocessing

DIGIT_LABELS = tuple("0123456789")
FLOAT_RECIPES = tuple(recipe for recipe in QuantizationRecipe if recipe.is_float)


def digits_preprocessing(**changes: Any) -> ImagePreprocessing:
    """32x32 RGB in -1..1, cropped, bilinear."""
    values: dict[str, Any] = {
        "size": ImageSize(32, 32),
        "normalization": Normalization((127.5,) * 3, (127.5,) * 3),
    }
    return ImagePreprocessing(**(values | changes))


def digits_spec(**changes: Any) -> ModelSpec:
    """The contract of the digits sample: `image` float32 [1,32,32,3] to `probabilities` float32 [1,10]."""
    values: dict[str, Any] = {
        "name": "digits",
        "task": TaskKind.IMAGE_CLASSIFICATION,
        "inputs": (TensorSpec("image", (1, 32, 32, 3)),),
        "outputs": (TensorSpec("probabilities", (1, 10)),),
        "preprocessing": digits_preprocessing(),
        "postprocessing": Postprocessing(),
        "labels": LabelSet(DIGIT_LABELS),
    }
    return ModelSpec(**(values | changes))


def digits_project(**changes: Any) -> ProjectSpec:
    """The project `Digit Reader` of the golden apps."""
    values: dict[str, Any] = {
        "app": AppSpec("Digit Reader", "com.example.digits"),
        "model": digits_spec(),
        "source": ModelSource(Path("digits.keras"), SourceFormat.KERAS),
    }
    return ProjectSpec(**(values | changes))

"""A quantised model in the words of the apps: what the inspector, the contract and the README say of its weights."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.render import RENDERERS
from generator.render.precision import precision_words
from generator.spec import Platform, QuantizationRecipe
from tests.support.rendering import coreml_artifact, render_request, tflite_artifact


@pytest.mark.parametrize("recipe", QuantizationRecipe)
def test_each_recipe_has_words_of_its_own(recipe: QuantizationRecipe) -> None:
    others = {precision_words(replace(tflite_artifact(), recipe=other)) for other in QuantizationRecipe}

    words = precision_words(replace(tflite_artifact(), recipe=recipe))

    assert len(others) == len(QuantizationRecipe)
    assert words == recipe.value if recipe.is_float else "_" not in words


def test_model_that_no_recipe_made_is_called_after_its_weights() -> None:
    assert precision_words(replace(tflite_artifact(), weights="int8")) == "int8"


@pytest.mark.parametrize(
    ("platform", "recipe", "contract", "words"),
    [
        (Platform.ANDROID, "static_wi8_ai8", "ModelContract.kt", "int8 weights and activations; 2 layers in float"),
        (
            Platform.IOS,
            "linear_wi8_afp16",
            "ModelContract.swift",
            "8-bit weights, computed in float16; 2 layers in float",
        ),
    ],
)
def test_app_and_readme_say_it(platform: Platform, recipe: str, contract: str, words: str) -> None:
    made = coreml_artifact() if platform is Platform.IOS else tflite_artifact()
    artifact = replace(made, recipe=QuantizationRecipe(recipe), kept_float=("first", "last"))

    files = RENDERERS[platform].render(render_request(artifact=artifact)).files
    readme = next(file for file in files if file.path.as_posix() == "README.md").content.decode()
    source = next(file for file in files if file.path.name == contract).content.decode()

    assert f'"{words}"' in source
    assert f", {words} (`{recipe}`), " in readme

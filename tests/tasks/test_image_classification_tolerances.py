"""An app's self-check takes what sound processors answer, and nothing that a mistake does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.spec import Activation, DType, Postprocessing, QuantizationParams, QuantizationRecipe, TaskKind
from generator.tasks import TASKS, Tolerances
from tests.support.rendering import tflite_artifact
from tests.support.specs import digits_spec

_TASK = TASKS[TaskKind.IMAGE_CLASSIFICATION]
_RECIPES = [recipe for recipe in QuantizationRecipe if recipe.is_float]
_COMPRESSED = [recipe for recipe in QuantizationRecipe if not recipe.is_float]
_EIGHT_BITS = [DType.INT8, DType.UINT8]


def _tolerances(
    recipe: QuantizationRecipe, activation: Activation = Activation.NONE, measured: float = 0.0
) -> Tolerances:
    spec = digits_spec(postprocessing=Postprocessing(activation))
    return _TASK.tolerances(replace(tflite_artifact(), recipe=recipe), spec, measured)


def _of_eight_bits(dtype: DType, activation: Activation, scale: float) -> Tolerances:
    artifact = tflite_artifact()
    output = replace(artifact.outputs[0], dtype=dtype, quantization=QuantizationParams(scale, 0))
    spec = digits_spec(postprocessing=Postprocessing(activation))
    return _TASK.tolerances(replace(artifact, outputs=(output,)), spec, 0.0)


@pytest.mark.parametrize("activation", list(Activation))
@pytest.mark.parametrize("recipe", _RECIPES)
def test_accelerators_may_compute_in_float16_whatever_the_artefact_is(
    recipe: QuantizationRecipe, activation: Activation
) -> None:
    assert 0.06 < _tolerances(recipe, activation).accelerator < 0.14  # what sound and broken networks showed


def test_cpu_computes_float32_artefacts_in_float32() -> None:
    assert 3e-5 * 30 < _tolerances(QuantizationRecipe.FLOAT32).cpu < 2.7e-2 / 10  # sound networks, the least mistake


@pytest.mark.parametrize("recipe", _RECIPES)
def test_cpu_may_show_what_the_artefact_was_allowed_to(recipe: QuantizationRecipe) -> None:
    assert _TASK.limits(recipe).relative_error <= _tolerances(recipe).cpu < 0.14


@pytest.mark.parametrize("dtype", _EIGHT_BITS)
def test_scores_of_eight_bits_may_be_some_steps_off(dtype: DType) -> None:
    tolerances = _of_eight_bits(dtype, Activation.NONE, 1 / 256)

    assert 4 / 256 < tolerances.cpu < 64 / 256  # what the digits sample showed, and what a wrong zero point does
    assert tolerances.accelerator >= max(tolerances.cpu, 0.1)


@pytest.mark.parametrize("dtype", _EIGHT_BITS)
@pytest.mark.parametrize("activation", [Activation.SOFTMAX, Activation.SIGMOID])
def test_logits_of_eight_bits_count_by_the_size_of_their_steps(dtype: DType, activation: Activation) -> None:
    fine, coarse, coarsest = (_of_eight_bits(dtype, activation, scale) for scale in (0.005, 0.02, 1.0))

    assert 8 * 0.005 < fine.cpu < coarse.cpu < coarsest.cpu
    assert coarsest.cpu < 1  # an answer of zeros is off by all of the best score
    assert coarsest.accelerator == coarsest.cpu


def test_eight_bits_without_a_scale_are_refused() -> None:
    artifact = tflite_artifact()
    output = replace(artifact.outputs[0], dtype=DType.INT8)
    spec = digits_spec(postprocessing=Postprocessing(Activation.SOFTMAX))

    with pytest.raises(ValueError, match="probabilities has int8 values without a scale"):
        _TASK.tolerances(replace(artifact, outputs=(output,)), spec, 0.0)


@pytest.mark.parametrize("recipe", _COMPRESSED)
def test_compressed_artefacts_may_err_on_a_phone_as_they_did_here_and_a_little_more(recipe: QuantizationRecipe) -> None:
    good, bad, worst = (_tolerances(recipe, measured=measured) for measured in (0.01, 0.2, 3.0))

    assert 0.01 < good.cpu < 0.1
    assert bad.cpu > 0.2
    assert good.accelerator > good.cpu
    assert worst.cpu == worst.accelerator == 0.5  # what is further off may name another class

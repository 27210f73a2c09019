"""Image classification decodes scores into labels and tells the same answer from another one."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.spec import Activation, LabelSet, ModelSpec, Postprocessing, QuantizationRecipe, TaskKind
from generator.tasks import TASKS, Agreement, Limits, Result
from tests.support.specs import FLOAT_RECIPES, digits_spec

_TASK = TASKS[TaskKind.IMAGE_CLASSIFICATION]
_RECIPES = list(QuantizationRecipe)


def _scores(*best: tuple[int, float]) -> NDArray[np.float32]:
    """Ten probabilities, [1, 10]: the given ones, the rest spread evenly."""
    rest = (1.0 - sum(score for _, score in best)) / (10 - len(best))
    scores = np.full((1, 10), rest, np.float32)
    for index, score in best:
        scores[0, index] = score
    return scores


def test_registry_has_every_task() -> None:
    assert {kind: task.kind for kind, task in TASKS.items()} == {kind: kind for kind in TaskKind}


def test_overlay_is_the_tasks_name() -> None:
    assert _TASK.overlay == "image-classification"


def test_decoding_names_the_best_classes() -> None:
    labels = LabelSet(("a", "b $x", "c\u202e", "“d”"))
    spec = digits_spec(labels=labels, postprocessing=Postprocessing(top_k=2))
    results = _TASK.decode(np.array([[0.125, 0.5, 0.25, 0.125]], np.float32), spec)
    assert results == (Result(1, "b $x", 0.5), Result(2, "c\u202e", 0.25))


def test_decoding_applies_the_activation() -> None:
    spec = digits_spec(labels=LabelSet(("no", "yes")), postprocessing=Postprocessing(Activation.SOFTMAX))
    results = _TASK.decode(np.array([[0, math.log(3)]], np.float32), spec)
    assert [(result.label, round(result.score, 6)) for result in results] == [("yes", 0.75), ("no", 0.25)]


@pytest.mark.parametrize("shape", [(10,), (1, 10), (1, 1, 1, 10)])
def test_shape_of_the_output_does_not_matter(shape: tuple[int, ...]) -> None:
    raw = _scores((4, 0.9)).reshape(shape)
    assert _TASK.decode(raw, digits_spec())[0].index == 4
    assert _TASK.probabilities(raw, digits_spec()).shape == (10,)


def test_identical_answers_agree_without_error() -> None:
    raw = _scores((3, 0.6))
    assert _TASK.agreement(raw, raw.copy(), digits_spec()) == Agreement(True, 0.0, 0.0, 0.0, 0.0)


def test_errors_are_measured_before_and_after_the_activation() -> None:
    spec = digits_spec(labels=LabelSet(("a", "b")), postprocessing=Postprocessing(Activation.SIGMOID))
    agreement = _TASK.agreement(np.array([[0, -40]], np.float32), np.array([[0, 0]], np.float32), spec)
    assert agreement.raw_error == 40
    assert agreement.score_error == pytest.approx(0.5)
    assert agreement.relative_error == pytest.approx(1.0)


def test_another_best_class_disagrees() -> None:
    agreement = _TASK.agreement(_scores((3, 0.5), (5, 0.4)), _scores((3, 0.4), (5, 0.5)), digits_spec())
    assert not agreement.agrees
    assert agreement.score_error == pytest.approx(0.1)


def test_swapped_near_tie_agrees() -> None:
    agreement = _TASK.agreement(_scores((3, 0.45), (5, 0.449)), _scores((3, 0.449), (5, 0.45)), digits_spec())
    assert agreement.agrees


def test_flat_answer_of_an_undecided_model_is_no_near_tie() -> None:
    """A thousand classes at about 0.1 % each: an artefact that lost its weights is near in absolute terms only."""
    spec = _thousand_classes()
    logits = np.random.default_rng(0).normal(0, 0.2, (1, 1000)).astype(np.float32)
    agreement = _TASK.agreement(logits, np.zeros_like(logits), spec)
    assert agreement.score_error < 1e-3
    assert not agreement.agrees
    for recipe in _RECIPES:
        assert not _TASK.limits(recipe).accept([agreement])


def test_vanishing_scores_are_not_blown_up() -> None:
    spec = digits_spec()
    agreement = _TASK.agreement(np.full((1, 10), 1e-7, np.float32), np.zeros((1, 10), np.float32), spec)
    assert agreement.agrees
    assert agreement.relative_error < 1e-3


@pytest.mark.parametrize("activation", list(Activation))
@pytest.mark.parametrize("spoiler", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("spoil_expected", [False, True])
def test_answers_that_are_no_numbers_never_agree(activation: Activation, spoiler: float, spoil_expected: bool) -> None:
    spec = digits_spec(postprocessing=Postprocessing(activation))
    sound, spoiled = _scores((2, 0.7)), _scores((2, 0.7))
    spoiled[0, 4] = spoiler
    pair = (spoiled, spoiled if spoiler == math.inf else sound) if spoil_expected else (sound, spoiled)
    agreement = _TASK.agreement(*pair, spec)
    assert agreement == Agreement(False, math.inf, math.inf, math.inf, math.inf)
    assert not _TASK.limits(QuantizationRecipe.FLOAT16).accept([agreement])


def test_answers_of_different_length_are_not_compared() -> None:
    with pytest.raises(ValueError, match="9 scores can't be compared with 10"):
        _TASK.agreement(np.zeros((1, 10), np.float32), np.zeros((1, 9), np.float32), digits_spec())


@pytest.mark.parametrize("recipe", FLOAT_RECIPES)
def test_recipes_of_floats_limit_each_error(recipe: QuantizationRecipe) -> None:
    limits = _TASK.limits(recipe)
    assert 0 < limits.range_error < 0.14  # what a network that float16 had destroyed showed
    assert limits.range_error < limits.relative_error < 0.5
    assert 0.9 <= limits.agreeing <= 1


@pytest.mark.parametrize("recipe", [None, *(recipe for recipe in QuantizationRecipe if not recipe.is_float)])
def test_compressed_weights_limit_noise_and_changed_answers(recipe: QuantizationRecipe | None) -> None:
    limits = _TASK.limits(recipe)
    off, nothing = Agreement(True, 0.3, 0.3, 0.3, 0.3), Agreement(True, math.inf, math.inf, math.inf, math.inf)
    other = replace(off, agrees=False)
    assert limits.accept([off] * 9 + [other], [20.0])
    assert not limits.accept([off] * 8 + [other] * 2, [20.0])
    assert not limits.accept([off] * 10, [20.0, 10.0])
    assert not limits.accept([off] * 9 + [nothing], [20.0])


def test_limits_need_every_picture_close_and_enough_of_them_agreeing() -> None:
    limits = Limits(relative_error=0.1, range_error=0.1, agreeing=0.75)
    close, far = Agreement(True, 0.01, 0.01, 0.01, 0.01), Agreement(True, 0.2, 0.2, 0.2, 0.01)
    other = Agreement(False, 0.01, 0.01, 0.01, 0.01)
    assert limits.accept([close])
    assert limits.accept([close, close, close, other])
    assert not limits.accept([close, close, other])
    assert not limits.accept([close, close, close, far])
    assert not limits.accept([])


def test_float16_rounding_of_a_sound_model_passes_and_lost_weights_do_not() -> None:
    """A linear model on ten features: float16 weights keep the answer, shuffled or missing ones don't."""
    generator: Any = np.random.default_rng(5)
    spec = digits_spec(postprocessing=Postprocessing(Activation.SOFTMAX))
    features = generator.normal(0, 1, (20, 10)).astype(np.float32)
    weights = generator.normal(0, 1, (10, 10)).astype(np.float32)

    def agreements(other: NDArray[np.float32]) -> list[Agreement]:
        return [_TASK.agreement(row @ weights, row @ other, spec) for row in features]

    limits = _TASK.limits(QuantizationRecipe.FLOAT16)
    assert limits.accept(agreements(weights.astype(np.float16).astype(np.float32)))
    assert not limits.accept(agreements(np.zeros_like(weights)))
    assert not limits.accept(agreements(weights[::-1]))
    assert not _TASK.limits(QuantizationRecipe.FLOAT32).accept(agreements(np.round(weights, 2)))


def _thousand_classes() -> ModelSpec:
    labels = LabelSet(tuple(f"class {index}" for index in range(1000)))
    return digits_spec(labels=labels, postprocessing=Postprocessing(Activation.SOFTMAX))


def test_raw_values_that_are_scores_are_held_to_what_scores_are_held_to() -> None:
    logits = digits_spec(postprocessing=Postprocessing(Activation.SOFTMAX))
    for recipe in FLOAT_RECIPES:
        limits = _TASK.limits(recipe)
        assert _TASK.limits(recipe, logits) == limits
        assert limits.range_error < limits.relative_error
        assert _TASK.limits(recipe, digits_spec()).range_error == limits.relative_error


def test_raw_values_have_a_limit_of_their_own() -> None:
    limits = Limits(relative_error=0.1, range_error=0.01, agreeing=1.0)
    assert limits.accept([Agreement(True, 0.0, 0.05, 1.0, range_error=0.01)])
    assert not limits.accept([Agreement(True, 0.0, 0.05, 1.0, range_error=0.02)])


def test_the_range_error_is_a_share_of_the_greatest_raw_value() -> None:
    spec = digits_spec(postprocessing=Postprocessing(Activation.SOFTMAX))
    raw = np.linspace(-40, 20, 10, dtype=np.float32)
    assert _TASK.agreement(raw, raw + np.float32(2), spec).range_error == pytest.approx(0.05)
    zeros = np.zeros(10, np.float32)
    assert _TASK.agreement(zeros, zeros, spec).range_error == 0

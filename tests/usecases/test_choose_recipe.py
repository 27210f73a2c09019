"""`--quantize auto`: all recipes are tried, the smallest good one wins, and nothing that was found is kept quiet."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.errors import BudgetError, ConversionError, MobilegenError
from generator.evaluation.choice import Candidate
from generator.spec import ModelFormat, QuantizationRecipe
from generator.usecases.choose_recipe import Attempt, Impossible, Tried, choose_recipe, recipes_to_try
from tests.support.candidates import candidate

_FLOAT32, _FLOAT16 = QuantizationRecipe.FLOAT32, QuantizationRecipe.FLOAT16
_DYNAMIC, _STATIC = QuantizationRecipe.DYNAMIC_WI8_AFP32, QuantizationRecipe.STATIC_WI8_AI8
_REFUSAL = ConversionError("static_wi8_ai8 can't take “Erf” of layer “gelu”")


def _attempt(outcomes: Mapping[QuantizationRecipe, Candidate | MobilegenError]) -> Attempt[str]:
    def attempt(recipe: QuantizationRecipe) -> Tried[str]:
        outcome = outcomes[recipe]
        if isinstance(outcome, MobilegenError):
            raise outcome
        return Tried(f"the {recipe.value} artefact", outcome)

    return attempt


_OUTCOMES: dict[QuantizationRecipe, Candidate | MobilegenError] = {
    _FLOAT32: candidate(_FLOAT32, size=1_000_000, count=2000),
    _FLOAT16: candidate(_FLOAT16, size=500_000, count=2000),
    _DYNAMIC: candidate(_DYNAMIC, size=260_000, lost=4, count=2000),
    _STATIC: candidate(_STATIC, size=250_000, lost=60, count=2000),
}


def test_the_smallest_that_loses_little_wins() -> None:
    choice = choose_recipe(ModelFormat.TFLITE, list(_OUTCOMES), _attempt(_OUTCOMES), 1.0)
    assert choice.chosen.made == "the dynamic_wi8_afp32 artefact"
    assert [each.recipe for each in choice.tried] == list(_OUTCOMES)
    assert [each.recipe for each in choice.front] == [_STATIC, _DYNAMIC, _FLOAT16]
    chosen, lossy = choice.notes
    assert "chose dynamic_wi8_afp32 for TFLite: 260 KB; 0.20 points lost" in chosen.replace(
        "\N{NARROW NO-BREAK SPACE}", " "
    )
    assert "static_wi8_ai8 was not taken: 3.00 points lost" in lossy


def test_more_loss_may_be_allowed() -> None:
    choice = choose_recipe(ModelFormat.TFLITE, list(_OUTCOMES), _attempt(_OUTCOMES), 3.0)
    assert choice.chosen.candidate.recipe is _STATIC


def test_what_cannot_be_made_is_told_and_another_wins() -> None:
    outcomes = {**_OUTCOMES, _STATIC: _REFUSAL}
    left_out = Impossible(QuantizationRecipe.STATIC_WI8_AI16, "It needs pictures.")
    choice = choose_recipe(ModelFormat.TFLITE, list(outcomes), _attempt(outcomes), 1.0, [left_out])
    assert choice.chosen.candidate.recipe is _DYNAMIC
    assert choice.impossible == (left_out, Impossible(_STATIC, f"{_REFUSAL.message}.", tried=True))
    assert any("static_wi8_ai8 failed: " in note and "“Erf” of layer “gelu”" in note for note in choice.notes)
    assert any("static_wi8_ai16 was not tried: It needs pictures." in note for note in choice.notes)


def test_a_choice_on_few_pictures_says_how_sure_it_is() -> None:
    outcomes = {_FLOAT32: candidate(_FLOAT32, size=1_000_000), _STATIC: candidate(_STATIC, size=250_000, lost=2)}
    choice = choose_recipe(ModelFormat.TFLITE, list(outcomes), _attempt(outcomes), 1.0)
    assert choice.chosen.candidate.recipe is _STATIC
    assert "400 pictures can't rule out 1.8" in choice.notes[1]


def test_if_all_lose_too_much_their_figures_are_told() -> None:
    outcomes = {_DYNAMIC: candidate(_DYNAMIC, lost=40), _STATIC: candidate(_STATIC, lost=60)}
    with pytest.raises(BudgetError) as refusal:
        choose_recipe(ModelFormat.TFLITE, list(outcomes), _attempt(outcomes), 1.0)
    assert "dynamic_wi8_afp32: 10.00 points lost" in refusal.value.message
    assert "static_wi8_ai8: 15.00 points lost" in refusal.value.message
    assert "--max-drop" in refusal.value.hint
    assert refusal.value.exit_code == 10


def test_if_nothing_can_be_made_the_first_reason_is_the_error() -> None:
    later = ConversionError("another reason")
    outcomes = {_FLOAT32: _REFUSAL, _FLOAT16: later}
    with pytest.raises(ConversionError, match="Erf"):
        choose_recipe(ModelFormat.TFLITE, list(outcomes), _attempt(outcomes), 1.0)


def test_a_mistake_of_ours_is_not_taken_for_a_refusal() -> None:
    def attempt(recipe: QuantizationRecipe) -> Tried[str]:
        if recipe is _FLOAT32:
            return _attempt(_OUTCOMES)(recipe)
        raise ZeroDivisionError(recipe.value)

    with pytest.raises(ZeroDivisionError):
        choose_recipe(ModelFormat.TFLITE, [_FLOAT32, _FLOAT16], attempt, 1.0)


def test_ranges_need_pictures() -> None:
    tried, left_out = recipes_to_try(ModelFormat.TFLITE, calibrated=False)
    assert tried == (_FLOAT32, _FLOAT16, _DYNAMIC, QuantizationRecipe.WEIGHT_ONLY_WI8_AFP32)
    assert {each.recipe for each in left_out} == {_STATIC, QuantizationRecipe.STATIC_WI8_AI16}
    assert all("--calibration" in each.reason for each in left_out)
    assert recipes_to_try(ModelFormat.TFLITE, calibrated=True)[1] == ()


def test_auto_raises_no_apps_oldest_ios() -> None:
    tried, left_out = recipes_to_try(ModelFormat.COREML, calibrated=False)
    assert all(recipe.minimum_ios == (17, 0) for recipe in tried)
    assert QuantizationRecipe.PALETTIZED_W6_AFP16 in tried
    assert [each.recipe for each in left_out] == [QuantizationRecipe.BLOCKWISE_WI4_AFP16]
    assert "iOS 18.0" in left_out[0].reason

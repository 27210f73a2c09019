"""Trying a recipe: the artefact is evaluated and timed only if it is what was asked for and computes the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.errors import NotCheckedError, ParityError
from generator.parity import ParityReport
from generator.parity.latency import Latency, NotMeasured, ThreadLatency
from generator.spec import ModelArtifact, ModelFormat, QuantizationRecipe
from generator.tasks import TASKS
from generator.usecases.evaluating.evaluator import Evaluation
from generator.usecases.recipe_attempts import attempts
from generator.usecases.verified import VerifiedArtifact
from tests.support.attempts import EVALUATION, SHARE
from tests.support.specs import digits_spec

_RECIPE = QuantizationRecipe.FLOAT16
_LATENCY = Latency((ThreadLatency(1, 2.0, 3.0, 10), ThreadLatency(4, 1.0, 9.0, 10)), "a fake")


def _report(failure: str = "") -> ParityReport:
    spec = digits_spec()
    limits = TASKS[spec.task].limits(_RECIPE, spec)
    return ParityReport(
        "a.tflite", ModelFormat.TFLITE, _RECIPE, limits, failure=failure, not_executed="" if failure else "-"
    )


def _verified(recipe: QuantizationRecipe) -> VerifiedArtifact:
    return VerifiedArtifact(ModelArtifact(ModelFormat.TFLITE, recipe, {"a.tflite": b"1234"}, (), ()), (_report(),))


def test_what_was_measured_is_compared_and_handed_on() -> None:
    tried = attempts(_verified, lambda _artifact: EVALUATION, lambda _artifact: _LATENCY)(_RECIPE)
    assert tried.made.verified == _verified(_RECIPE)
    assert (tried.made.evaluation, tried.made.latency) == (EVALUATION, _LATENCY)
    measured = tried.candidate
    assert (measured.recipe, measured.size, measured.top1) == (_RECIPE, 4, SHARE)
    assert measured.loss.points == 0.5
    assert measured.latency_ms == 2.0


def test_what_cannot_be_timed_is_a_candidate_all_the_same() -> None:
    tried = attempts(_verified, lambda _artifact: EVALUATION, lambda _artifact: NotMeasured("No Mac."))(_RECIPE)
    assert tried.candidate.latency_ms is None


def _never(artifact: ModelArtifact) -> Evaluation:
    raise AssertionError(f"{artifact.recipe} was evaluated")


def test_what_fails_parity_is_not_evaluated() -> None:
    def wrong(recipe: QuantizationRecipe) -> VerifiedArtifact:
        return replace(_verified(recipe), reports=(_report("it answers with NaN"),))

    with pytest.raises(ParityError, match="NaN"):
        attempts(wrong, _never, lambda _artifact: _LATENCY)(_RECIPE)


def test_what_was_made_in_another_precision_is_no_candidate() -> None:
    def other(_recipe: QuantizationRecipe) -> VerifiedArtifact:
        return replace(_verified(QuantizationRecipe.FLOAT32), given_up=(_report("it overflows"),))

    with pytest.raises(ParityError, match="overflows"):
        attempts(other, _never, lambda _artifact: _LATENCY)(_RECIPE)


def test_without_a_comparison_there_is_no_choice() -> None:
    alone = replace(EVALUATION, loss=None)
    with pytest.raises(NotCheckedError, match=r"a\.tflite"):
        attempts(_verified, lambda _artifact: alone, lambda _artifact: _LATENCY)(_RECIPE)

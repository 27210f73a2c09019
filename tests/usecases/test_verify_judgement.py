"""What `verify` says of numbers: a classifier is measured and judged as the parity gate does it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.metadata import StoredContract
from generator.parity.comparison import compare
from generator.spec import Activation, ModelSpec, QuantizationRecipe
from generator.tasks import TASKS
from generator.usecases.verifying.judgement import Judgement, classifier, judge
from tests.support.specs import FLOAT_RECIPES

_LABELS = ("a", "b", "c")
_RAW = np.array([[4.0, 2.0, 1.0]], np.float32)
_PROBABLE = np.array([[0.8, 0.15, 0.05]], np.float32)

Answers = Sequence[NDArray[np.float32]]


def _spec(scores: NDArray[np.float32]) -> ModelSpec:
    spec = classifier(StoredContract(labels=_LABELS), {"scores": scores})
    assert spec is not None
    return spec


def _judged(
    expected: Answers, actual: Answers, recipe: QuantizationRecipe | None = QuantizationRecipe.FLOAT32
) -> Judgement:
    wanted, given = ([{"scores": values} for values in answers] for answers in (expected, actual))
    return judge(wanted, given, _spec(expected[0]), recipe)


@pytest.mark.parametrize("recipe", FLOAT_RECIPES)
@pytest.mark.parametrize("scores", [_RAW, _PROBABLE], ids=["logits", "probabilities"])
@pytest.mark.parametrize("off", [1e-5, 1e-4, 4e-4, 5e-3, 6e-2, 0.2])
def test_it_passes_what_the_gate_passes(scores: NDArray[np.float32], recipe: QuantizationRecipe, off: float) -> None:
    spec, actual = _spec(scores), scores * np.float32(1 + off)
    row = compare(1, {"scores": scores}, {"scores": actual}, spec)
    passes = TASKS[spec.task].limits(recipe, spec).accept([row.agreement])

    judgement = _judged([scores], [actual], recipe)

    assert (not judgement.failures) is passes
    assert judgement.outputs[0].range_error == pytest.approx(row.agreement.range_error)


def test_probabilities_may_be_off_by_what_scores_may() -> None:
    assert _judged([_PROBABLE], [_PROBABLE * np.float32(1.0005)]).failures == ()


def test_the_range_is_that_of_each_example() -> None:
    off = np.array([[0.0, 0.01, 0.0]], np.float32)
    judgement = _judged([_RAW, _RAW * 100], [_RAW + off, _RAW * 100])
    assert judgement.outputs[0].range_error == pytest.approx(0.01 / 4, rel=1e-3)


def test_one_number_is_said_once() -> None:
    assert _judged([_PROBABLE], [_PROBABLE * np.float32(1.01)]).failures == (
        "A score is off by up to 0.01 of the best one (limit 0.001).",
    )
    (of_logits,) = _judged([_RAW], [_RAW * np.float32(1.01)]).failures
    assert "raw values by 0.01 of their range (limit 0.0001)" in of_logits


def test_too_few_classes_are_counted() -> None:
    right = [_PROBABLE] * 16
    wrong = [_PROBABLE[:, ::-1]] * 3 + right[3:]
    judgement = _judged(right, wrong)
    assert judgement.failures[0] == "Only 13 of 16 examples get the source's class; 16 are needed."
    halved = _judged(right * 2, wrong[:3] * 2 + (right * 2)[6:], QuantizationRecipe.FLOAT16)
    assert halved.failures[0] == "Only 26 of 32 examples get the source's class; 29 are needed."


def test_values_that_are_no_numbers_fail() -> None:
    assert _judged([_RAW], [_RAW * np.float32(np.nan)]).failures == (
        "Only 0 of 1 examples get the source's class; 1 is needed.",
        "A score is NaN or infinite.",
    )


def test_integers_are_judged_by_their_noise() -> None:
    judgement = _judged([_RAW], [_RAW * np.float32(-0.02)], None)
    assert judgement.failures[-1] == "Output “scores” is only 0 dB above its error (limit 15 dB)."
    assert dict(judgement.limits) == {"snr_db": 15.0, "agreeing": 0.9}


def test_limits_are_numbers() -> None:
    assert dict(_judged([_RAW], [_RAW]).limits) == {"relative_error": 1e-3, "range_error": 1e-4, "agreeing": 1.0}
    wanted = [{"place": _RAW}]
    other = judge(wanted, [{"place": _RAW * np.float32(1.01)}], None, QuantizationRecipe.FLOAT32)
    assert dict(other.limits) == {"range_error": 1e-4}
    assert other.failures == ("Output “place” is off by 0.01 of its range (limit 0.0001).",)


def test_another_output_of_a_classifier_is_named() -> None:
    expected = [{"scores": _PROBABLE, "place": _RAW[:, :2]}]
    spec = classifier(StoredContract(labels=_LABELS, activation=Activation.NONE), expected[0])
    found = judge(expected, [{**expected[0], "place": expected[0]["place"] * 2}], spec, QuantizationRecipe.FLOAT32)
    assert found.failures == ("Output “place” is off by 1 of its range (limit 0.001).",)
    assert all(math.isfinite(error.range_error) for error in found.outputs)

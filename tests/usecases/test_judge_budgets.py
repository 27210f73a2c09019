"""Budgets: which figures are judged, that a bad one stops the run, and that its message holds the numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.errors import BudgetError
from generator.evaluation.device_benchmark import read_device_benchmark
from generator.evaluation.intervals import Interval
from generator.evaluation.measures import Accuracy
from generator.parity.latency import Latency, NotMeasured, ThreadLatency
from generator.spec import ModelArtifact, ModelFormat, Platform, QuantizationRecipe
from generator.spec.budgets import Budget, Budgets, Figure, Grade
from generator.usecases.check_loss import check_loss
from generator.usecases.judge_budgets import Apps, JudgedArtifact, judge_budgets, told, warnings
from tests.support.candidates import candidate
from tests.support.device_benchmarks import write_benchmark

_NO_APPS = Apps({})
_LATENCY = Latency((ThreadLatency(1, 2.0, 3.0, 10), ThreadLatency(4, 1.0, 9.0, 10)), "a fake")


def _artifact(kind: ModelFormat = ModelFormat.TFLITE, size: int = 1_000_000, **changes: Any) -> ModelArtifact:
    return ModelArtifact(kind, QuantizationRecipe.FLOAT32, {"model": bytes(size)}, (), (), **changes)


def _judged(**changes: Any) -> JudgedArtifact:
    return JudgedArtifact(**{"name": "a.tflite", "artifact": _artifact(), "latency": _LATENCY, **changes})


def _accuracy(top1: float) -> Accuracy:
    share = Interval(top1, top1 - 0.05, top1 + 0.05)
    return Accuracy(200, share, None, (), (), share, None)


def _grades(*artifacts: JudgedArtifact, apps: Apps = _NO_APPS, **budgets: Budget) -> dict[Figure, Grade | None]:
    verdicts = judge_budgets(artifacts, apps, Budgets(**budgets), allow_over_budget=True)
    return {verdict.measurement.figure: verdict.grade for verdict in verdicts}


def test_every_artefact_is_judged_by_what_was_measured() -> None:
    grades = _grades(_judged(accuracy=_accuracy(0.8)), size_mb=Budget(1.0, 2.0), latency_ms=Budget(1.0, 2.5))
    assert grades == {Figure.SIZE: Grade.GOOD, Figure.LATENCY: Grade.BAD, Figure.ACCURACY: Grade.WARNING}


def test_what_was_not_measured_has_no_grade_and_says_why() -> None:
    judged = _judged(latency=NotMeasured("Core ML isn't timed here."))
    verdicts = judge_budgets([judged], _NO_APPS, Budgets())
    assert {verdict.measurement.figure for verdict in verdicts if verdict.grade is None} == {
        Figure.LATENCY,
        Figure.ACCURACY,
    }
    sentences = " ".join(map(told, verdicts))
    assert "Core ML isn't timed here" in sentences
    assert "--eval" in sentences


def test_this_computer_is_said_to_be_no_phone() -> None:
    verdicts = judge_budgets([_judged()], _NO_APPS, Budgets(latency_ms=Budget(1.0, 10.0)))
    (warning,) = warnings(verdicts)
    assert "3.0" in warning
    assert "this computer, not a phone, 1 thread" in warning


def test_a_phones_figures_count_in_place_of_this_computers(tmp_path: Path) -> None:
    benchmark = read_device_benchmark(write_benchmark(tmp_path / "results.json"))
    verdicts = judge_budgets([_judged(benchmarks=(benchmark,))], _NO_APPS, Budgets(latency_ms=Budget(4.0, 10.0)))
    (latency,) = (verdict for verdict in verdicts if verdict.measurement.figure is Figure.LATENCY)
    assert (latency.measurement.value, latency.grade) == (5.0, Grade.WARNING)
    assert "Google Pixel 9, Android 16, GPU, 100 runs" in told(latency)


def test_each_app_grows_by_the_models_that_it_carries() -> None:
    core_ml = JudgedArtifact("a.mlpackage", _artifact(ModelFormat.COREML, 3_000_000), NotMeasured("No Mac."))
    apps = Apps({Platform.ANDROID: [ModelFormat.TFLITE], Platform.IOS: [ModelFormat.COREML]})
    verdicts = judge_budgets([_judged(), core_ml], apps, Budgets())
    growths = {
        verdict.measurement.subject: verdict.measurement
        for verdict in verdicts
        if verdict.measurement.figure is Figure.APP_SIZE_GROWTH
    }
    assert growths["the iOS app"].value == 3.0
    android = growths["the Android app"]
    assert android.value is not None
    assert android.value > 1.0
    assert "LiteRT" in android.note


def test_a_bad_figure_stops_the_run_with_its_numbers() -> None:
    judged = _judged(artifact=_artifact(size=3_000_000), accuracy=_accuracy(0.5))
    with pytest.raises(BudgetError) as refusal:
        judge_budgets([judged], _NO_APPS, Budgets(size_mb=Budget(1.0, 2.0)))
    size, accuracy = refusal.value.message.replace("\N{NARROW NO-BREAK SPACE}", " ").splitlines()
    assert size == "Size of a.tflite is 3.0 MB; the budget's limit is at most 2.0 MB."
    assert accuracy.startswith("Accuracy of a.tflite is 50.0 % (95 % confidence: 45.0 % to 55.0 %, on 200 pictures)")
    assert accuracy.endswith("the budget's limit is at least 70.0 %.")
    assert "--allow-over-budget" in refusal.value.hint
    assert refusal.value.exit_code == 10


def test_a_bad_figure_may_be_let_through_but_not_quietly() -> None:
    judged = _judged(artifact=_artifact(size=3_000_000))
    verdicts = judge_budgets([judged], _NO_APPS, Budgets(size_mb=Budget(1.0, 2.0)), allow_over_budget=True)
    (warning,) = warnings(verdicts)
    assert warning.endswith("It was let through.")


def test_a_figure_that_rounds_to_its_bound_is_told_exactly() -> None:
    judged = _judged(artifact=_artifact(size=2_000_001))
    with pytest.raises(BudgetError, match=r"to be exact 2\.0000"):
        judge_budgets([judged], _NO_APPS, Budgets(size_mb=Budget(1.0, 2.0)))


_STATIC = QuantizationRecipe.STATIC_WI8_AI8


def test_a_named_recipe_that_loses_too_much_is_refused_with_the_numbers() -> None:
    with pytest.raises(BudgetError) as refusal:
        check_loss(ModelFormat.TFLITE, candidate(_STATIC, lost=20), 1.0)
    assert "static_wi8_ai8 loses more than the 1 point of --max-drop: 5.00 points lost" in refusal.value.message
    assert "--quantize auto" in refusal.value.hint


def test_it_may_be_let_through_but_not_quietly() -> None:
    (note,) = check_loss(ModelFormat.TFLITE, candidate(_STATIC, lost=20), 1.0, allow_over_budget=True)
    assert "5.00 points lost" in note
    assert note.endswith("It was let through.")


def test_a_small_loss_is_accepted_and_doubted_where_pictures_are_few() -> None:
    assert check_loss(ModelFormat.TFLITE, candidate(_STATIC, lost=1, count=5000), 1.0) == ()
    (doubt,) = check_loss(ModelFormat.TFLITE, candidate(_STATIC, lost=1), 1.0)
    assert "can't rule out" in doubt

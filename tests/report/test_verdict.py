"""The verdict follows the gravest finding, says why, and claims nothing that was not measured."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.report import Report, verdict
from generator.report.accuracy import Loss
from generator.report.report import BudgetLine, Level
from generator.spec.budgets import Figure, Grade


def line(figure: Figure, value: float | None, grade: Grade | None, subject: str = "digits.tflite") -> BudgetLine:
    return BudgetLine(figure, subject, 10, 50, value, grade)


ALL_GOOD = tuple(line(figure, 1, Grade.GOOD) for figure in Figure)


def test_all_measured_and_good_is_good_without_a_word(report: Report) -> None:
    found = verdict(report.artifacts, ALL_GOOD)

    assert (found.level, found.reasons) == (Level.GOOD, ())
    assert found.headline == "Computes what the model computes, within every budget"


@pytest.mark.parametrize(
    ("budgets", "reason"),
    [
        (ALL_GOOD[:3], "Not measured: app growth."),
        ((*ALL_GOOD[:3], line(Figure.APP_SIZE_GROWTH, None, None)), "Not measured: app growth."),
        ((*ALL_GOOD, line(Figure.LATENCY, None, None, "d.mlpackage")), "Not measured: latency of d.mlpackage."),
    ],
)
def test_what_was_not_measured_is_said_even_of_a_good_model(
    report: Report, budgets: tuple[BudgetLine, ...], reason: str
) -> None:
    found = verdict(report.artifacts, budgets)

    assert (found.level, found.reasons) == (Level.GOOD, (reason,))
    assert found.headline.endswith("that was measured")


def test_bad_figure_is_told_with_its_limit_and_before_others(report: Report) -> None:
    slow = line(Figure.LATENCY, 60, Grade.BAD)
    warned = line(Figure.SIZE, 12, Grade.WARNING)

    found = verdict(report.artifacts, (warned, slow, *ALL_GOOD[2:]))

    assert found.level is Level.BAD
    assert [text.replace("\N{NARROW NO-BREAK SPACE}", " ") for text in found.reasons] == [
        "Latency of digits.tflite is 60.0 ms; the limit is at most 50 ms.",
        "Size of digits.tflite is 12.0 MB; the aim is at most 10 MB.",
    ]


def test_bad_figure_that_the_user_lets_through_stays_bad(report: Report) -> None:
    allowed = replace(line(Figure.APP_SIZE_GROWTH, 120, Grade.BAD, "the Android app"), allowed=True)

    found = verdict(report.artifacts, (*ALL_GOOD, allowed))

    assert found.level is Level.BAD
    assert found.reasons[0].startswith("The Android app grows by 120")
    assert found.reasons[0].endswith("It was let through.")


def test_wrong_artefact_is_bad_whatever_it_costs(report: Report) -> None:
    artifact = report.artifacts[0]
    differs = replace(artifact.parity[0], outcome="failed", summary="digits.tflite differs.")

    found = verdict((replace(artifact, parity=(differs,)),), ALL_GOOD)

    assert (found.level, found.reasons) == (Level.BAD, ("digits.tflite differs.",))


def test_forced_artefact_is_bad(report: Report) -> None:
    found = verdict((replace(report.artifacts[0], forced=True),), ALL_GOOD)

    assert found.level is Level.BAD
    assert "was kept all the same" in found.reasons[0]


def test_artefact_that_nobody_ran_is_no_good_one(report: Report) -> None:
    artifact = report.artifacts[0]
    section = replace(artifact.parity[0], outcome="not executed", executed_by="")

    found = verdict((replace(artifact, parity=(section,)),), ALL_GOOD)

    assert found.level is Level.ATTENTION
    assert found.reasons == ("Nothing here could run digits.tflite: what it computes is unknown.",)


def test_other_precision_than_asked_for_asks_for_attention(report: Report) -> None:
    artifact = replace(report.artifacts[0], precision="float32", given_up="“dense” overflows in float16.")

    found = verdict((artifact,), ALL_GOOD, ["The GPU refuses it."])

    assert found.level is Level.ATTENTION
    assert found.reasons == ("digits.tflite is float32: “dense” overflows in float16.", "The GPU refuses it.")


def test_growth_of_no_app_is_nothing_that_was_left_out(report: Report) -> None:
    alone = [replace(artifact, carried_by=()) for artifact in report.artifacts]

    assert verdict(alone, ALL_GOOD[:3]).reasons == ()


def test_recipe_that_changes_answers_is_judged_by_accuracy(report: Report) -> None:
    artifact = report.artifacts[0]
    differs = replace(artifact.parity[0], outcome="failed")

    found = verdict((replace(artifact, parity=(differs,), weighed=True),), ALL_GOOD)

    assert found.level is Level.ATTENTION
    assert found.reasons == (
        "digits.tflite answers otherwise than the source model does; accuracy says what that costs.",
    )


def test_accuracy_that_is_lost_beyond_what_may_be_is_bad_however_good_the_rest_is(report: Report) -> None:
    (first, *others) = report.artifacts
    assert first.accuracy is not None
    for points, level in ((1.0, Level.GOOD), (1.33, Level.BAD)):
        lossy = replace(first, accuracy=replace(first.accuracy, loss=Loss(points, -0.13, 2.98, 1.0)))
        found = verdict((lossy, *others), ALL_GOOD)
        assert found.level is level

    (told,) = (text.replace("\N{NARROW NO-BREAK SPACE}", " ") for text in found.reasons)
    assert told.startswith("digits.tflite loses 1.33 points (95 % confidence: \N{MINUS SIGN}0.13 to 2.98) of accuracy")
    assert told.endswith("; at most 1 may be lost. It was let through.")

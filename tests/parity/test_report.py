"""What a report says, and that its sentence doesn't depend on the last bits of a processor's rounding."""

from __future__ import annotations

from typing import Any

import pytest

from generator.parity import ClassScore, Outcome, ParityReport, ParityRow
from generator.spec import ModelFormat, QuantizationRecipe
from generator.tasks import Agreement, Limits


def _row(number: int, error: float, *, agrees: bool = True) -> ParityRow:
    return ParityRow(
        picture=f"picture {number}",
        agreement=Agreement(agrees, error, error, error, error),
        expected=ClassScore("cat", 0.9),
        actual=ClassScore("cat", 0.9 - error),
        furthest_expected=ClassScore("cat", 0.9),
        furthest_actual=ClassScore("cat", 0.9 - error),
    )


def _report(*rows: ParityRow, **changes: Any) -> ParityReport:
    values: dict[str, Any] = {
        "artifact": "net.tflite",
        "format": ModelFormat.TFLITE,
        "recipe": QuantizationRecipe.FLOAT32,
        "limits": Limits(relative_error=1e-3, range_error=1e-3, agreeing=1.0),
        "executed_by": "LiteRT 2.3.0 interpreter, CPU",
        "rows": rows,
    }
    return ParityReport(**(values | changes))


@pytest.mark.parametrize(
    ("error", "told"), [(0.0, "0.00001"), (3e-8, "0.00001"), (2e-6, "0.00001"), (1.2e-5, "0.0001"), (4e-4, "0.001")]
)
def test_the_sentence_names_a_bound_and_not_the_measured_bits(error: float, told: str) -> None:
    summary = _report(_row(1, error), _row(2, 0.0)).summary

    assert summary == (
        f"net.tflite: 2 of 2 pictures agree, scores differ by less than {told} (LiteRT 2.3.0 interpreter, CPU)."
    )


def test_one_picture_beyond_the_limit_fails_the_whole() -> None:
    report = _report(_row(1, 0.0), _row(2, 0.002), _row(3, 0.0))

    assert report.outcome is Outcome.FAILED
    assert report.summary == (
        "net.tflite does not compute what the source model computes: 3 of 3 pictures agree; most in picture 2: “cat” "
        "scores 0.8980 instead of 0.9000 "
        "(limits for float32: relative error of scores 0.001, of raw values 0.001, all of the pictures agree)."
    )


def test_a_picture_that_does_not_agree_is_worse_than_any_error() -> None:
    report = _report(_row(1, 0.0009), _row(2, 0.0001, agrees=False))

    assert report.worst == report.rows[1]
    assert report.failed


def test_the_share_of_agreeing_pictures_counts() -> None:
    limits = Limits(relative_error=1.0, range_error=1.0, agreeing=0.5)
    rows = (_row(1, 0.0), _row(2, 0.0, agrees=False), _row(3, 0.0, agrees=False))

    assert _report(*rows[:2], limits=limits).passed
    assert _report(*rows, limits=limits).failed
    assert "50% of the pictures agree" in _report(*rows, limits=limits).thresholds


def test_nothing_compared_is_nothing_passed() -> None:
    assert _report().failed


def test_what_failed_to_run_has_failed() -> None:
    report = _report(failure="the runtime crashed (SIGSEGV)", executed_by="")

    assert report.failed
    assert report.summary == "net.tflite could not be compared with the source model: the runtime crashed (SIGSEGV)."


def test_what_was_not_executed_has_neither_passed_nor_failed() -> None:
    report = _report(not_executed="no such runtime", executed_by="")

    assert (report.passed, report.failed) == (False, False)
    assert report.summary == "net.tflite was not checked here: no such runtime."

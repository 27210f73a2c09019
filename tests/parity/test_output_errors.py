"""Each output is measured by itself: in its own unit, in proportion to its range, and in decibels."""

from __future__ import annotations

import math

import numpy as np
import pytest

from generator.parity.output_errors import OutputError, output_errors


def _one(expected: object, actual: object) -> OutputError:
    (error,) = output_errors([{"x": np.asarray(expected)}], [{"x": np.asarray(actual)}])
    return error


def test_equal_answers_have_no_error() -> None:
    error = _one([1.0, -2.0], [1.0, -2.0])
    assert error == OutputError("x", 0.0, 0.0, math.inf, error.decades)
    assert error.decades[0] == sum(error.decades) == 2


def test_the_greatest_difference_counts_against_the_greatest_magnitude() -> None:
    error = _one([[3.0, -8.0]], [[3.5, -8.0]])
    assert error.max_abs == 0.5
    assert error.range_error == pytest.approx(0.5 / 8)
    assert error.snr_db == pytest.approx(10 * math.log10((9 + 64) / 0.25))


def test_the_worst_picture_counts_against_the_range_of_all() -> None:
    expected = [{"x": np.array([0.001])}, {"x": np.array([10.0])}]
    actual = [{"x": np.array([0.002])}, {"x": np.array([10.0])}]
    (error,) = output_errors(expected, actual)
    assert error.range_error == pytest.approx(0.001 / 10)
    assert error.snr_db == pytest.approx(10 * math.log10((10**2 + 1e-6) / 2 / 1e-6))


def test_every_output_is_measured_by_itself() -> None:
    errors = output_errors([{"a": np.ones(2), "b": 100 * np.ones(3)}], [{"b": 100 * np.ones(3), "a": np.zeros(2)}])
    assert [(error.name, error.range_error) for error in errors] == [("a", 1.0), ("b", 0.0)]


def test_layout_makes_no_difference_and_integers_do_not_wrap() -> None:
    assert _one(np.array([[250, 1]], np.uint8), np.array([1, 250], np.uint8)).max_abs == 249


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_infinitely_wrong(wrong: float) -> None:
    error = _one([1.0, 2.0], [1.0, wrong])
    assert (error.max_abs, error.range_error, error.snr_db) == (math.inf, math.inf, -math.inf)


def test_an_infinity_that_is_asked_for_is_right() -> None:
    assert _one([1.0, -math.inf], [1.0, -math.inf]).max_abs == 0


def test_any_answer_to_a_model_of_zeros_is_wrong() -> None:
    error = _one([0.0], [0.1])
    assert error.range_error > 1e30
    assert error.snr_db == -math.inf


def test_what_can_not_be_compared_is_refused() -> None:
    with pytest.raises(ValueError, match="output “x” has 3 values instead of 2"):
        _one([1, 2], [1, 2, 3])
    with pytest.raises(ValueError, match="the answers to 0 pictures"):
        output_errors([{"x": np.ones(1)}], [])
    with pytest.raises(ValueError, match="can't be compared"):
        output_errors([], [])
    with pytest.raises(KeyError):
        output_errors([{"x": np.ones(1)}], [{"y": np.ones(1)}])

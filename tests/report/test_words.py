"""Numbers are written with the digits that mean something, and never rounded to more than they are."""

from __future__ import annotations

import pytest

from generator.report import words
from generator.spec.budgets import Figure


def plain(text: str) -> str:
    return text.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{MINUS SIGN}", "-")


@pytest.mark.parametrize(
    ("share", "told"),
    [(0, "0 %"), (1, "100 %"), (0.9778, "97.8 %"), (0.99999, "> 99.9 %"), (0.00001, "< 0.1 %"), (0.5, "50.0 %")],
)
def test_share(share: float, told: str) -> None:
    assert plain(words.percent(share)) == told


@pytest.mark.parametrize(
    ("count", "told"), [(812, "812 B"), (98_304, "98.3 KB"), (999_999, "1000 KB"), (3_400_000, "3.4 MB")]
)
def test_size(count: int, told: str) -> None:
    assert plain(words.size(count)) == told


@pytest.mark.parametrize(("value", "told"), [(0.114, "0.11 ms"), (3.44, "3.4 ms"), (120.4, "120 ms"), (1234, "1.2 s")])
def test_time(value: float, told: str) -> None:
    assert plain(words.milliseconds(value)) == told


@pytest.mark.parametrize(("value", "told"), [(8.94e-7, "8.9e-7"), (0.0, "0"), (None, "no number"), (1.0, "1.0e0")])
def test_error(value: float | None, told: str) -> None:
    assert plain(words.error(value)) == told


@pytest.mark.parametrize(
    ("figure", "value", "told"),
    [(Figure.SIZE, 10, "10 MB"), (Figure.LATENCY, 1000, "1 s"), (Figure.ACCURACY, 0.85, "85 %")],
)
def test_bound_has_no_idle_digits(figure: Figure, value: float, told: str) -> None:
    assert plain(words.figure_bound(figure, value)) == told


def test_narrow_column_keeps_100_for_all() -> None:
    assert plain(words.short_percent(0.999)) == "99 %"
    assert plain(words.short_percent(1)) == "100 %"


def test_count_has_its_plural() -> None:
    assert plain(words.count(1, "picture")) == "1 picture"
    assert plain(words.count(12_345, "picture")) == "12 345 pictures"


def test_sentence_below_its_subject_begins_with_a_capital() -> None:
    assert words.outcome_of("a.tflite: it agrees.", "a.tflite") == "It agrees."
    assert words.outcome_of("The GPU refuses a.tflite.", "a.tflite") == "The GPU refuses a.tflite."

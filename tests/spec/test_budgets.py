"""What a figure is worth against its budget, bound by bound, and which budgets can't be meant."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.spec.budgets import Budget, Budgets, Figure, Grade

_DEFAULTS = [
    (Figure.SIZE, 10.0, 50.0),
    (Figure.LATENCY, 100.0, 1000.0),
    (Figure.ACCURACY, 0.85, 0.70),
    (Figure.APP_SIZE_GROWTH, 25.0, 150.0),
]


@pytest.mark.parametrize(("figure", "good", "bad"), _DEFAULTS)
def test_the_default_bounds_belong_to_the_better_grade(figure: Figure, good: float, bad: float) -> None:
    worse = -math.inf if figure.more_is_better else math.inf
    budgets = Budgets()
    assert budgets.grade(figure, good) is Grade.GOOD
    assert budgets.grade(figure, math.nextafter(good, worse)) is Grade.WARNING
    assert budgets.grade(figure, bad) is Grade.WARNING
    assert budgets.grade(figure, math.nextafter(bad, worse)) is Grade.BAD


@pytest.mark.parametrize("figure", Figure)
def test_what_is_no_number_is_bad(figure: Figure) -> None:
    assert Budgets().grade(figure, math.nan) is Grade.BAD


def test_the_defaults_can_be_meant() -> None:
    assert Budgets().problems() == []


def test_a_share_is_no_percentage() -> None:
    (good, bad) = Budgets(accuracy=Budget(85, 70)).problems()
    assert good.where == bad.where == "budgets.accuracy"
    assert "85" in good.message
    assert "0.85" in good.hint


@pytest.mark.parametrize(
    ("budgets", "where"),
    [
        (Budgets(size_mb=Budget(50, 10)), "budgets.size_mb"),
        (Budgets(accuracy=Budget(0.7, 0.85)), "budgets.accuracy"),
        (Budgets(latency_ms=Budget(-1, 10)), "budgets.latency_ms"),
        (Budgets(latency_ms=Budget(1, math.inf)), "budgets.latency_ms"),
        (Budgets(app_size_growth_mb=Budget(math.nan, 10)), "budgets.app_size_growth_mb"),
        (Budgets(accuracy=Budget(math.nan, 0.5)), "budgets.accuracy"),
    ],
)
def test_bounds_that_cannot_be_meant_are_named(budgets: Budgets, where: str) -> None:
    (problem,) = budgets.problems()
    assert problem.where == where


def test_every_budget_is_judged_at_once() -> None:
    wrong = Budgets(size_mb=Budget(2, 1), latency_ms=Budget(2, 1))
    assert [problem.where for problem in wrong.problems()] == ["budgets.size_mb", "budgets.latency_ms"]


@given(
    st.sampled_from(Figure),
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
    st.tuples(st.floats(-1, 2), st.floats(-1, 2)),
)
def test_a_better_figure_is_never_graded_worse(
    figure: Figure, bounds: tuple[float, float], values: tuple[float, float]
) -> None:
    good, bad = sorted(bounds, reverse=figure.more_is_better)
    better, worse = sorted(values, reverse=figure.more_is_better)
    budgets = Budgets(**{figure.value: Budget(good, bad)})
    assert not budgets.problems()
    order = list(Grade)
    assert order.index(budgets.grade(figure, better)) <= order.index(budgets.grade(figure, worse))

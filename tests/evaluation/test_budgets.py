"""Verdicts: every figure is judged by its own budget, the gravest first, and what wasn't measured isn't praised."""

from __future__ import annotations

from generator.evaluation.budgets import Measurement, judge
from generator.spec.budgets import Budget, Budgets, Figure, Grade

_BUDGETS = Budgets(size_mb=Budget(1, 2), accuracy=Budget(0.9, 0.8))


def test_figures_are_judged_by_their_own_budget_and_the_gravest_come_first() -> None:
    good = Measurement(Figure.SIZE, "a.tflite", 1.0)
    unknown = Measurement(Figure.LATENCY, "a.tflite", None, "nobody looked")
    between = Measurement(Figure.SIZE, "b.mlpackage", 1.5)
    bad = Measurement(Figure.ACCURACY, "a.tflite", 0.79)
    verdicts = judge([good, unknown, between, bad], _BUDGETS)
    assert [verdict.measurement for verdict in verdicts] == [bad, between, good, unknown]
    assert [verdict.grade for verdict in verdicts] == [Grade.BAD, Grade.WARNING, Grade.GOOD, None]
    assert [verdict.is_bad for verdict in verdicts] == [True, False, False, False]
    assert verdicts[0].budget == Budget(0.9, 0.8)


def test_figures_of_one_grade_stay_in_order() -> None:
    figures = [Measurement(Figure.SIZE, str(number), number / 10) for number in range(5)]
    assert [verdict.measurement for verdict in judge(figures, _BUDGETS)] == figures

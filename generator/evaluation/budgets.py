"""Decides what measured figures are worth against the budgets, and says it so that nobody overlooks a bad one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.spec.budgets import Budget, Budgets, Figure, Grade

_GRAVEST_FIRST = (Grade.BAD, Grade.WARNING, Grade.GOOD, None)


@dataclass(frozen=True)
class Measurement:
    """One figure of one artefact or app.

    Attributes:
        subject: the artefact or the app, for people.
        value: in the unit of `Figure`; None if it was not measured.
        note: where and how it was measured, or why it wasn't; for people.
    """

    figure: Figure
    subject: str
    value: float | None
    note: str = ""


@dataclass(frozen=True)
class BudgetVerdict:
    """A figure against its budget.

    Attributes:
        grade: None if the figure wasn't measured, which says nothing in its favour.
    """

    measurement: Measurement
    budget: Budget
    grade: Grade | None

    @property
    def is_bad(self) -> bool:
        """Whether it stops the run."""
        return self.grade is Grade.BAD


def judge(measurements: Sequence[Measurement], budgets: Budgets) -> tuple[BudgetVerdict, ...]:
    """The verdicts, the gravest first and those without a figure last; otherwise in the order of `measurements`."""
    verdicts = [BudgetVerdict(each, budgets.of(each.figure), _grade(each, budgets)) for each in measurements]
    return tuple(sorted(verdicts, key=lambda verdict: _GRAVEST_FIRST.index(verdict.grade)))


def _grade(measurement: Measurement, budgets: Budgets) -> Grade | None:
    return None if measurement.value is None else budgets.grade(measurement.figure, measurement.value)

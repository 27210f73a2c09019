"""Decides what a model may cost and must achieve: four figures, each with a good and a bad bound."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from generator.spec.problems import Problem, error


class Figure(str, Enum):
    """What a budget is for; the value is its key in `[budgets]` of mobilegen.toml.

    SIZE is that of one artefact and APP_SIZE_GROWTH what one app grows by, both in megabytes of 1,000,000 bytes;
    LATENCY is in milliseconds; ACCURACY is the share 0..1 of pictures whose best label is the right one.
    """

    SIZE = "size_mb"
    LATENCY = "latency_ms"
    ACCURACY = "accuracy"
    APP_SIZE_GROWTH = "app_size_growth_mb"

    @property
    def more_is_better(self) -> bool:
        """Whether a budget is a least value instead of a greatest one."""
        return self is Figure.ACCURACY


class Grade(str, Enum):
    """What a figure is worth: BAD stops the run, WARNING is shown."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True)
class Budget:
    """Two bounds: as good as `good` or better is good, worse than `bad` is bad, and anything between warns."""

    good: float
    bad: float


@dataclass(frozen=True)
class Budgets:
    """The budgets of a project, in the units of `Figure`; the defaults are experience, not measurement."""

    size_mb: Budget = Budget(10.0, 50.0)
    latency_ms: Budget = Budget(100.0, 1000.0)
    accuracy: Budget = Budget(0.85, 0.70)
    app_size_growth_mb: Budget = Budget(25.0, 150.0)

    def of(self, figure: Figure) -> Budget:
        """The budget for one figure."""
        by_figure = {
            Figure.SIZE: self.size_mb,
            Figure.LATENCY: self.latency_ms,
            Figure.ACCURACY: self.accuracy,
            Figure.APP_SIZE_GROWTH: self.app_size_growth_mb,
        }
        return by_figure[figure]

    def grade(self, figure: Figure, value: float) -> Grade:
        """What `value` is worth; what is no number is bad."""
        budget, sign = self.of(figure), -1.0 if figure.more_is_better else 1.0
        if sign * value <= sign * budget.good:
            return Grade.GOOD
        return Grade.WARNING if sign * value <= sign * budget.bad else Grade.BAD

    def problems(self) -> list[Problem]:
        """Every bound that can't be meant, for a collected report."""
        return [
            error(f"budgets.{figure.value}", message, hint)
            for figure in Figure
            for message, hint in _problems(figure, self.of(figure))
        ]


def _problems(figure: Figure, budget: Budget) -> Iterator[tuple[str, str]]:
    for bound, value in (("good", budget.good), ("bad", budget.bad)):
        if figure.more_is_better and not 0 <= value <= 1:
            yield f"“{bound}” is {value:g}, which is no share from 0 to 1", "Write 0.85 for 85 %."
        elif not 0 <= value < math.inf:
            yield f"“{bound}” is {value:g}, which is no size or time", "Write a number of 0 or more."
    if figure.more_is_better and budget.good < budget.bad:
        yield (
            f"“good” ({budget.good:g}) is less than “bad” ({budget.bad:g})",
            "More is better: good must be the greater.",
        )
    if not figure.more_is_better and budget.good > budget.bad:
        yield (
            f"“good” ({budget.good:g}) is more than “bad” ({budget.bad:g})",
            "Less is better: good must be the lesser.",
        )

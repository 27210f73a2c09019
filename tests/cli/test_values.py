"""What is written as one word on the command line is read, or refused with words that fit it."""

from __future__ import annotations

import pytest

from generator.cli.values import budgets
from generator.errors import UsageError
from generator.spec.budgets import Budget, Budgets


def test_budgets_replace_the_defaults_that_they_name() -> None:
    assert budgets(["size_mb=5,20"]) == Budgets(size_mb=Budget(5, 20))


@pytest.mark.parametrize(
    "text", ["size_mb", "size_mb=5", "size_mb=5,20,30", "size_mb=nan,20", "size_mb=a,b", "weight=1,2"]
)
def test_what_is_no_budget_is_told_how_to_write_one(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        budgets([text])
    assert caught.value.message == f"“{text}” for --budget is no budget"
    assert "such as size_mb=10,50" in caught.value.hint


def test_a_figure_has_one_budget() -> None:
    with pytest.raises(UsageError, match="names size_mb twice"):
        budgets(["size_mb=5,20", "size_mb=5,20"])

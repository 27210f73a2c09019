"""Which recipes are worth a thought, and which one is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evaluation.choice import Candidate, loss_told, pareto_front, smallest_within, uncertainty
from generator.spec import QuantizationRecipe
from tests.support.candidates import candidate

_RECIPES = list(QuantizationRecipe)


@st.composite
def _candidates(draw: st.DrawFn) -> list[Candidate]:
    figures = draw(
        st.lists(
            st.tuples(st.integers(1, 5), st.integers(0, 4), st.none() | st.sampled_from([1.0, 1.05, 2.0, 4.0])),
            min_size=1,
            max_size=6,
        )
    )
    return [
        candidate(_RECIPES[number], size=size, lost=lost, latency_ms=latency)
        for number, (size, lost, latency) in enumerate(figures)
    ]


@given(_candidates())
def test_the_smallest_and_the_most_accurate_are_matched_on_the_front(candidates: list[Candidate]) -> None:
    front = pareto_front(candidates)
    assert min(each.size for each in front) == min(each.size for each in candidates)
    assert max(each.top1.value for each in front) == max(each.top1.value for each in candidates)
    assert [each.size for each in front] == sorted(each.size for each in front)


@given(_candidates())
def test_nothing_on_the_front_is_worse_in_everything(candidates: list[Candidate]) -> None:
    for each in pareto_front(candidates):
        assert not any(
            other.size < each.size and other.loss.points < each.loss.points and other.latency_ms == each.latency_ms
            for other in candidates
        )


def test_what_is_larger_and_no_better_is_left_out() -> None:
    small = candidate(QuantizationRecipe.STATIC_WI8_AI8, size=25, lost=1)
    middle = candidate(QuantizationRecipe.DYNAMIC_WI8_AFP32, size=26, lost=1)
    large = candidate(QuantizationRecipe.FLOAT32, size=100, lost=0)
    assert pareto_front([large, middle, small]) == (small, large)


def test_a_faster_one_is_worth_a_thought() -> None:
    small = candidate(QuantizationRecipe.STATIC_WI8_AI8, size=25, latency_ms=2.0)
    fast = candidate(QuantizationRecipe.FLOAT16, size=50, latency_ms=1.0)
    assert pareto_front([fast, small]) == (small, fast)


def test_a_time_that_differs_by_less_than_a_tenth_is_the_same() -> None:
    small = candidate(QuantizationRecipe.STATIC_WI8_AI8, size=25, latency_ms=1.09)
    hardly_faster = candidate(QuantizationRecipe.FLOAT16, size=50, latency_ms=1.0)
    assert pareto_front([hardly_faster, small]) == (small,)


def test_the_smallest_that_loses_little_is_taken() -> None:
    lossy = candidate(QuantizationRecipe.STATIC_WI8_AI8, size=25, lost=6)
    good = candidate(QuantizationRecipe.DYNAMIC_WI8_AFP32, size=26, lost=2)
    best = candidate(QuantizationRecipe.FLOAT32, size=100, lost=0)
    assert smallest_within([best, good, lossy], 1.0) is good
    assert smallest_within([best, good, lossy], 1.5) is lossy
    assert smallest_within([good, lossy], 0.1) is None


def test_exactly_the_allowed_loss_is_allowed() -> None:
    exact = candidate(QuantizationRecipe.STATIC_WI8_AI8, lost=4, count=400)
    assert exact.loss.points == 1.0
    assert smallest_within([exact], 1.0) is exact


def test_of_equal_sizes_the_one_that_loses_less_is_taken() -> None:
    worse = candidate(QuantizationRecipe.PALETTIZED_W8_AFP16, lost=2)
    better = candidate(QuantizationRecipe.LINEAR_WI8_AFP16, lost=1)
    assert smallest_within([worse, better], 1.0) is better


@pytest.mark.parametrize(
    ("lost", "gained", "expected"),
    [
        (4, 0, "1.00 points lost (95 % confidence: 0.04 to 2.54), 94.0 % right on 400 pictures"),
        (0, 4, "1.00 points gained (95 % confidence: 0.04 to 2.54), 96.0 % right on 400 pictures"),
    ],
)
def test_a_loss_is_told_with_its_bounds(lost: int, gained: int, expected: str) -> None:
    told = loss_told(candidate(QuantizationRecipe.STATIC_WI8_AI8, lost=lost, gained=gained, count=400))
    assert told.replace("\N{MINUS SIGN}", "-") == expected


def test_too_few_pictures_are_said_to_be_too_few() -> None:
    doubt = uncertainty(candidate(QuantizationRecipe.STATIC_WI8_AI8, lost=1, count=200), 1.0)
    assert "200 pictures can't rule out" in doubt
    assert "would show it" in doubt


def test_enough_pictures_leave_no_doubt_and_too_much_loss_is_none() -> None:
    assert uncertainty(candidate(QuantizationRecipe.STATIC_WI8_AI8, lost=1, count=5000), 1.0) == ""
    assert uncertainty(candidate(QuantizationRecipe.STATIC_WI8_AI8, lost=9, count=100), 1.0) == ""

"""How sure a loss is: the interval beside a likelihood maximised by search, and its coverage by enumeration."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from generator.evaluation.accuracy_loss import AccuracyLoss
from generator.evaluation.intervals import Z

_COUNTS = [(100, 0, 0), (100, 3, 0), (360, 1, 4), (50, 12, 2), (381, 2, 2), (10, 10, 0)]


def _score(difference: float, count: int, lost: int, gained: int) -> float:
    """Tango's statistic with the constrained shares found on a fine grid instead of by his formula."""
    gains = np.linspace(max(0.0, -difference), (1 - difference) / 2, 400_001)
    losses = gains + difference
    terms = [
        (lost, losses),
        (gained, gains),
        (count - lost - gained, 1 - losses - gains),
    ]
    with np.errstate(divide="ignore", invalid="ignore"):
        likelihood = sum(number * np.log(np.maximum(share, 0)) if number else 0.0 for number, share in terms)
    gain = float(gains[int(np.argmax(np.broadcast_to(likelihood, gains.shape)))]) if any((lost, gained)) else gains[0]
    variance = count * (2 * gain + difference - difference**2)
    return (lost - gained - count * difference) / math.sqrt(variance)


@pytest.mark.parametrize(("count", "lost", "gained"), _COUNTS)
def test_at_its_bounds_the_loss_is_just_not_significant(count: int, lost: int, gained: int) -> None:
    loss = AccuracyLoss(count, lost, gained)
    if loss.high < 100:
        assert _score(loss.high / 100, count, lost, gained) == pytest.approx(-Z, abs=2e-3)
    assert _score(-loss.low / 100, count, gained, lost) == pytest.approx(-Z, abs=2e-3)


@pytest.mark.parametrize(("lose", "gain"), [(0.02, 0.01), (0.05, 0.05), (0.01, 0.0), (0.2, 0.05)])
def test_nineteen_of_twenty_intervals_hold_the_true_loss(lose: float, gain: float) -> None:
    count = 100
    held = 0.0
    for lost, gained in itertools.product(range(50), range(30)):
        if lost + gained > count:
            continue
        same = count - lost - gained
        ways = math.comb(count, lost) * math.comb(count - lost, gained)
        chance = ways * lose**lost * gain**gained * (1 - lose - gain) ** same
        if chance < 1e-9:
            continue
        loss = AccuracyLoss(count, lost, gained)
        held += chance * (loss.low <= 100 * (lose - gain) <= loss.high)
    assert held > 0.93


def test_what_a_model_loses_another_gains() -> None:
    loss, mirrored = AccuracyLoss(200, 7, 3), AccuracyLoss(200, 3, 7)
    assert loss.points == 2.0 == -mirrored.points
    assert (loss.low, loss.high) == pytest.approx((-mirrored.high, -mirrored.low))
    assert loss.low < loss.points < loss.high


def test_no_changed_answer_is_no_certainty() -> None:
    few, many = AccuracyLoss(100, 0, 0), AccuracyLoss(10_000, 0, 0)
    assert few.points == many.points == 0
    assert few.high == pytest.approx(100 * Z**2 / (100 + Z**2))
    assert many.high < 0.04


@pytest.mark.parametrize(("count", "lost", "gained"), [(360, 0, 0), (360, 1, 0), (100, 1, 1)])
def test_so_many_pictures_would_be_enough(count: int, lost: int, gained: int) -> None:
    needed = AccuracyLoss(count, lost, gained).pictures_needed(1.0)
    assert needed is not None
    assert needed > count
    times = needed / count
    rounded = AccuracyLoss(needed, math.floor(lost * times), math.ceil(gained * times))
    assert rounded.high <= 1.0 + 0.2
    assert len(str(needed).rstrip("0")) <= 2


def test_no_number_of_pictures_shows_what_is_not_so() -> None:
    assert AccuracyLoss(100, 5, 0).pictures_needed(1.0) is None


@pytest.mark.parametrize("counts", [(0, 0, 0), (10, -1, 0), (10, 0, -1), (10, 6, 5)])
def test_impossible_counts_are_refused(counts: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no comparison"):
        AccuracyLoss(*counts)

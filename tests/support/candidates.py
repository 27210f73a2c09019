"""Builds recipes that were tried, as an evaluation on 95 % right answers would have them."""

from __future__ import annotations

from generator.evaluation.accuracy_loss import AccuracyLoss
from generator.evaluation.choice import Candidate
from generator.evaluation.intervals import wilson
from generator.spec import QuantizationRecipe


def candidate(
    recipe: QuantizationRecipe,
    *,
    size: int = 25,
    lost: int = 0,
    gained: int = 0,
    count: int = 400,
    latency_ms: float | None = None,
) -> Candidate:
    """A candidate whose source model answers 19 of 20 pictures rightly."""
    top1 = wilson(round(0.95 * count) - lost + gained, count)
    assert top1 is not None
    return Candidate(recipe, size, top1, AccuracyLoss(count, lost, gained), latency_ms)

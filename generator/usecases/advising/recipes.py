"""Decides when training with quantisation is advised: where fixed ranges were measured to lose too much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.analysis import Advice, AdviceKind
from generator.evaluation.choice import Candidate, is_within, loss_told


def recipe_advice(candidates: Sequence[Candidate], max_drop: float) -> Iterator[Advice]:
    """On each recipe with fixed ranges that surely loses something, and more than `max_drop` points as measured."""
    for candidate in candidates:
        # A loss that chance explains says nothing about the recipe.
        if candidate.recipe.is_static and not is_within(candidate, max_drop) and candidate.loss.low > 0:
            yield Advice(
                AdviceKind.QUANTIZATION_AWARE_TRAINING,
                f"{candidate.recipe.value} loses more than {max_drop:g} points. Keep the layers in float that lose "
                "most (--keep-float auto); if that isn't enough, train with quantisation in the loop "
                "(quantisation-aware training), so that the weights learn to live with 8 bits.",
                f"{loss_told(candidate)}.",
            )

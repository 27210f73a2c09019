"""Decides whether an artefact by a recipe that the user named may lose as much accuracy as it does."""

from __future__ import annotations

from generator.errors import BudgetError
from generator.evaluation.choice import Candidate, is_within, loss_told, points, uncertainty
from generator.spec import FORMAT_NAMES, ModelFormat


def check_loss(
    kind: ModelFormat, candidate: Candidate, max_drop: float, *, allow_over_budget: bool = False
) -> tuple[str, ...]:
    """Sentences on what it loses: that it was let through, or that there are too few pictures to be sure.

    Raises:
        BudgetError: it was measured to lose more than `max_drop` points of top-1, and that isn't allowed.
    """
    refusal = too_lossy(kind, candidate, max_drop)
    if not refusal:
        doubt = uncertainty(candidate, max_drop)
        return (doubt,) if doubt else ()
    if allow_over_budget:
        return (f"{refusal}. It was let through.",)
    raise BudgetError(
        refusal,
        "Nothing was written. Have another recipe chosen with --quantize auto, keep layers in float with --keep-float, "
        "raise --max-drop, or let it through with --allow-over-budget.",
    )


def too_lossy(kind: ModelFormat, candidate: Candidate, max_drop: float) -> str:
    """What is wrong with a recipe that loses more than `max_drop` points, without a full stop; empty if it doesn't."""
    if is_within(candidate, max_drop):
        return ""
    name = f"The {FORMAT_NAMES[kind]} model in {candidate.recipe.value}"
    return f"{name} loses more than the {points(max_drop)} of --max-drop: {loss_told(candidate)}"

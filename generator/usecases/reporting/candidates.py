"""Decides how a choice among recipes is reported: all that were tried or thought of, the chosen one among them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.evaluation import choice
from generator.report.report import Candidate
from generator.spec import ModelFormat
from generator.usecases.choose_recipe import Impossible, RecipeChoice
from generator.usecases.recipe_attempts import Attempted


def candidates(made: RecipeChoice[Attempted], max_drop: float) -> Iterator[Candidate]:
    """In the order of trying, then what gave nothing."""
    for each in made.tried:
        yield Candidate(
            recipe=each.recipe.value,
            format=made.kind,
            size=each.size,
            accuracy=(each.top1.value, each.top1.low, each.top1.high),
            latency_ms=each.latency_ms,
            on_front=each in made.front,
            chosen=each is made.chosen.candidate,
            refusal=_refusal(each, max_drop),
        )
    for impossible in made.impossible:
        yield _nothing(made.kind, impossible)


def _refusal(each: choice.Candidate, max_drop: float) -> str:
    if choice.is_within(each, max_drop):
        return ""
    return f"It loses {each.loss.points:.1f} points of accuracy; at most {max_drop:g} are allowed."


def _nothing(kind: ModelFormat, impossible: Impossible) -> Candidate:
    return Candidate(impossible.recipe.value, kind, refusal=impossible.reason)

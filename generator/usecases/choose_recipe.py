"""Decides which recipe `--quantize auto` takes: all that a format knows are tried, and the smallest good one wins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from generator.errors import BudgetError, MobilegenError, UsageError
from generator.evaluation.choice import (
    Candidate,
    is_within,
    loss_told,
    pareto_front,
    points,
    smallest_within,
    uncertainty,
)
from generator.report.words import size
from generator.spec import FORMAT_NAMES, ModelFormat, QuantizationRecipe

Made = TypeVar("Made")

LEAST_PICTURES = 100
"""Labelled pictures that a choice needs: even if no answer changes on that many, 3.7 points may be lost."""

_OLDEST_IOS = (17, 0)


@dataclass(frozen=True)
class Tried(Generic[Made]):
    """What a recipe gave: what is handed on if it is chosen, and what was measured of it."""

    made: Made
    candidate: Candidate


@dataclass(frozen=True)
class Impossible:
    """A recipe that gave nothing to choose.

    Attributes:
        reason: why; full sentences.
        tried: whether it was tried and failed, or else was left out from the start.
    """

    recipe: QuantizationRecipe
    reason: str
    tried: bool = False


Attempt: TypeAlias = Callable[[QuantizationRecipe], Tried[Made]]
"""Makes, checks and measures an artefact by a recipe; raises `MobilegenError` if the recipe doesn't suit the model."""


@dataclass(frozen=True)
class RecipeChoice(Generic[Made]):
    """All that was tried for one format, and what is taken.

    Attributes:
        tried: in the order of trying, the chosen one among them.
        front: of `tried`, those that no other one beats; the smallest first.
        impossible: recipes that gave nothing.
        notes: what the user should know of the choice, in sentences.
    """

    kind: ModelFormat
    chosen: Tried[Made]
    tried: tuple[Candidate, ...]
    front: tuple[Candidate, ...]
    impossible: tuple[Impossible, ...]
    notes: tuple[str, ...]


def recipes_to_try(
    kind: ModelFormat, calibrated: bool
) -> tuple[tuple[QuantizationRecipe, ...], tuple[Impossible, ...]]:
    """The recipes that `auto` tries and those that it leaves out.

    `calibrated` says whether there are pictures to take the ranges of activations from.
    """
    suitable = [recipe for recipe in QuantizationRecipe if kind in recipe.formats]
    left_out = {recipe: reason for recipe in suitable if (reason := _why_left_out(recipe, calibrated))}
    tried = tuple(recipe for recipe in suitable if recipe not in left_out)
    return tried, tuple(Impossible(recipe, reason) for recipe, reason in left_out.items())


def choose_recipe(
    kind: ModelFormat,
    recipes: Iterable[QuantizationRecipe],
    attempt: Attempt[Made],
    max_drop: float,
    left_out: Iterable[Impossible] = (),
) -> RecipeChoice[Made]:
    """Tries each of `recipes` and takes the smallest that was measured to lose at most `max_drop` points of top-1.

    Raises:
        BudgetError: all of them lose more; the message holds the figures.
        MobilegenError: what `attempt` raised first, if none of them could be made.
    """
    tried: list[Candidate] = []
    failures: dict[QuantizationRecipe, MobilegenError] = {}
    best: Tried[Made] | None = None
    for recipe in recipes:
        try:
            each = attempt(recipe)
        except MobilegenError as failure:
            failures[recipe] = failure
            continue
        tried.append(each.candidate)
        # The others' artefacts are let go at once: together they may be many times the model.
        best = each if smallest_within(tried, max_drop) is each.candidate else best
    if best is None:
        raise _nothing_to_choose(kind, tried, failures, max_drop)
    impossible = (*left_out, *(Impossible(recipe, _sentence(why), tried=True) for recipe, why in failures.items()))
    notes = _notes(kind, best.candidate, tried, impossible, max_drop)
    return RecipeChoice(kind, best, tuple(tried), pareto_front(tried), impossible, notes)


def _why_left_out(recipe: QuantizationRecipe, calibrated: bool) -> str:
    """A sentence; empty if it is tried."""
    if recipe.is_static and not calibrated:
        return "It needs pictures to take the ranges of activations from: --calibration FOLDER."
    if recipe.minimum_ios > _OLDEST_IOS:
        version = ".".join(map(str, recipe.minimum_ios))
        return f"It needs iOS {version}, which the app does without otherwise: name the recipe to have it."
    return ""


def _nothing_to_choose(
    kind: ModelFormat,
    tried: Sequence[Candidate],
    failures: Mapping[QuantizationRecipe, MobilegenError],
    max_drop: float,
) -> MobilegenError:
    if not tried:
        return next(iter(failures.values()), UsageError(f"there is no recipe to try for {FORMAT_NAMES[kind]}"))
    figures = "\n".join(f"{each.recipe.value}: {loss_told(each)}" for each in tried)
    return BudgetError(
        f"Every {FORMAT_NAMES[kind]} model loses more than the {points(max_drop)} of --max-drop:\n{figures}",
        "Allow more with --max-drop, or name a recipe and add --allow-over-budget. Nothing was written.",
    )


def _notes(
    kind: ModelFormat,
    chosen: Candidate,
    tried: Sequence[Candidate],
    impossible: Sequence[Impossible],
    max_drop: float,
) -> tuple[str, ...]:
    name = FORMAT_NAMES[kind]
    told = f"--quantize auto chose {chosen.recipe.value} for {name}: {size(chosen.size)}; {loss_told(chosen)}."
    too_lossy = [each for each in tried if each.size < chosen.size and not is_within(each, max_drop)]
    notes = [told, *(f"{name} in {each.recipe.value} was not taken: {loss_told(each)}." for each in too_lossy)]
    if doubt := uncertainty(chosen, max_drop):
        notes.append(doubt)
    verbs = {True: "failed", False: "was not tried"}
    return (*notes, *(f"{name} in {each.recipe.value} {verbs[each.tried]}: {each.reason}" for each in impossible))


def _sentence(failure: MobilegenError) -> str:
    return failure.message if failure.message.endswith(".") else f"{failure.message}."

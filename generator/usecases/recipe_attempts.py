"""Decides what trying a recipe means: make the artefact, have it verified, evaluated and timed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.errors import NotCheckedError, ParityError
from generator.evaluation.choice import Candidate
from generator.parity.latency import Latency, NotMeasured
from generator.spec import ModelArtifact, QuantizationRecipe
from generator.usecases.choose_recipe import Attempt, Tried
from generator.usecases.evaluating.evaluator import Evaluation
from generator.usecases.verified import VerifiedArtifact


@dataclass(frozen=True)
class Attempted:
    """What came of a recipe, as the rest of a run wants it.

    Attributes:
        evaluation: on the labelled pictures.
        latency: on this computer.
    """

    verified: VerifiedArtifact
    evaluation: Evaluation
    latency: Latency | NotMeasured


def attempts(
    make: Callable[[QuantizationRecipe], VerifiedArtifact],
    evaluate: Callable[[ModelArtifact], Evaluation],
    time: Callable[[ModelArtifact], Latency | NotMeasured],
) -> Attempt[Attempted]:
    """What tries one recipe after the other for `choose_recipe`.

    `make` converts and verifies; what fails parity, or was made in another precision than asked for, gives nothing to
    choose, and the attempt raises `ParityError`, as it raises whatever the three raise.
    """

    def attempt(recipe: QuantizationRecipe) -> Tried[Attempted]:
        verified = make(recipe)
        if verified.failed:
            raise ParityError(" ".join(verified.failures))
        if verified.given_up:
            raise ParityError(verified.summary_given_up)
        evaluation, latency = evaluate(verified.artifact), time(verified.artifact)
        return Tried(Attempted(verified, evaluation, latency), candidate(verified.artifact, evaluation, latency))

    return attempt


def candidate(artifact: ModelArtifact, evaluation: Evaluation, latency: Latency | NotMeasured) -> Candidate:
    """What is compared between recipes.

    Raises:
        NotCheckedError: no picture was answered by the artefact and by the source model as well.
    """
    if evaluation.loss is None:
        raise NotCheckedError(f"“{evaluation.name}” was not compared with the source model on any picture")
    time = latency.single.p50_ms if isinstance(latency, Latency) else None
    return Candidate(artifact.recipe, artifact.size, evaluation.accuracy.top1, evaluation.loss, time)

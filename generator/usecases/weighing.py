"""Decides what recipes are weighed by: labelled pictures, the time that they take here, and what they may lose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.parity.latency import Latency, NotMeasured
from generator.spec import ModelArtifact
from generator.usecases.evaluating.evaluator import Evaluation


@dataclass(frozen=True)
class Scales:
    """Weighs artefacts of one model.

    Attributes:
        evaluate: what an artefact makes of the labelled pictures.
        time: how long one inference takes on this computer.
        max_drop: points of top-1 that a recipe may lose.
        allow_over_budget: whether one that loses more is let through.
    """

    evaluate: Callable[[ModelArtifact], Evaluation]
    time: Callable[[ModelArtifact], Latency | NotMeasured]
    max_drop: float = 1.0
    allow_over_budget: bool = False

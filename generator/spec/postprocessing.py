"""Decides what turns the model's raw output into what a person reads; docs/contract.md gives the meaning."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from generator.spec.problems import Problem, error


class Activation(str, Enum):
    """What the app still has to apply to the raw scores."""

    NONE = "none"
    SOFTMAX = "softmax"
    SIGMOID = "sigmoid"


@dataclass(frozen=True)
class Postprocessing:
    """The way from raw scores to the results shown.

    Attributes:
        top_k: how many results are shown at most.
        score_threshold: 0..1; a best result below it is shown as "not sure".
    """

    activation: Activation = Activation.NONE
    top_k: int = 3
    score_threshold: float = 0.5

    def problems(self) -> list[Problem]:
        """Everything that can't be right, for a collected report."""
        found: list[Problem] = []
        if self.top_k < 1:
            found.append(error("postprocessing.top_k", f"{self.top_k} results can't be shown", "Use 1 or more."))
        if not 0.0 <= self.score_threshold <= 1.0:
            found.append(error("postprocessing.score_threshold", f"{self.score_threshold} is outside 0..1"))
        return found

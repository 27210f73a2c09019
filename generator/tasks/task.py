"""Decides what a task must know about its models, so that everything else can treat all tasks alike."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from generator.spec import Activation, ModelArtifact, ModelSpec, Problem, QuantizationRecipe, TaskKind
from generator.tasks.agreement import Agreement, Limits
from generator.tasks.results import Results
from generator.tasks.tolerances import Tolerances


class Task(Protocol):
    """What a model of one `TaskKind` takes, gives and means; raw outputs are float32, dequantised, of any shape."""

    @property
    def kind(self) -> TaskKind:
        """The task's name."""

    @property
    def overlay(self) -> str:
        """The folder below `templates/<platform>/tasks/` that holds the task's own templates."""

    def problems(self, spec: ModelSpec, final_activation: Activation | None = None) -> list[Problem]:
        """Everything that stops `spec` from being a model of this task, its parts' own problems among them.

        `final_activation` is what the graph itself ends in, if it has been loaded.
        """

    def probabilities(self, raw: NDArray[np.float32], spec: ModelSpec) -> NDArray[np.float32]:
        """All scores after the activation, `[count]`."""

    def decode(self, raw: NDArray[np.float32], spec: ModelSpec) -> Results:
        """What the app shows for a raw output."""

    def agreement(self, expected: NDArray[np.float32], actual: NDArray[np.float32], spec: ModelSpec) -> Agreement:
        """How `actual`, an artefact's raw output, compares with `expected`, the source model's, on one picture.

        Raises:
            ValueError: they differ in the number of values.
        """

    def limits(self, recipe: QuantizationRecipe | None, spec: ModelSpec | None = None) -> Limits:
        """What an artefact made with `recipe` must keep to pass; of any model if there is no `spec`.

        Compressed weights that no known recipe made have no `recipe`.
        """

    def tolerances(self, artifact: ModelArtifact, spec: ModelSpec, measured: float) -> Tolerances:
        """The greatest errors of a score when an app around `artifact` replays a golden vector on a phone.

        Args:
            artifact: what the app carries.
            spec: the contract.
            measured: the greatest relative error that `artifact` showed here, where it passed the comparison.
        """

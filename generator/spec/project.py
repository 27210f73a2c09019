"""Decides what a project is: an app, its model, and the platforms it is made for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from generator.spec.identifiers import application_id_problems, display_name_problems
from generator.spec.model import ModelSource, ModelSpec, QuantizationRecipe
from generator.spec.problems import Problem


class Platform(str, Enum):
    """Where an app runs."""

    ANDROID = "android"
    IOS = "ios"


@dataclass(frozen=True)
class AppSpec:
    """What the app is called, for people (`display_name`) and for the stores (`application_id`)."""

    display_name: str
    application_id: str

    def problems(self) -> list[Problem]:
        """Everything wrong with the names, for a collected report."""
        return display_name_problems(self.display_name) + application_id_problems(self.application_id)


@dataclass(frozen=True)
class ProjectSpec:
    """Everything that `mobilegen.toml` records.

    Attributes:
        source: the model file that the project is made from.
        labels_path: the file that the labels came from, if they came from one.
        recipe: how the artefacts store and compute.
    """

    app: AppSpec
    model: ModelSpec
    source: ModelSource
    platforms: tuple[Platform, ...] = (Platform.ANDROID, Platform.IOS)
    recipe: QuantizationRecipe = QuantizationRecipe.FLOAT32
    labels_path: Path | None = None

    def problems(self) -> list[Problem]:
        """Everything wrong with the app's names and the model's parts, for a collected report."""
        return self.app.problems() + self.model.problems()

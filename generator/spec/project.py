"""Decides what a project is: an app, its model, and the platforms it is made for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from generator.spec.budgets import Budgets
from generator.spec.formats import ModelFormat
from generator.spec.identifiers import application_id_problems, display_name_problems
from generator.spec.model import ModelSource, ModelSpec
from generator.spec.problems import Problem, error
from generator.spec.quantization import QuantizationPlan

_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")


class Platform(str, Enum):
    """Where an app runs."""

    ANDROID = "android"
    IOS = "ios"


class IosRuntime(str, Enum):
    """What runs the model in the iOS app: Core ML, TensorFlow Lite, or either as the app's user likes."""

    COREML = "coreml"
    TFLITE = "tflite"
    BOTH = "both"

    @property
    def formats(self) -> tuple[ModelFormat, ...]:
        """Of the models that the app carries, the one that it runs at first in front."""
        if self is IosRuntime.BOTH:
            return (ModelFormat.COREML, ModelFormat.TFLITE)
        return (ModelFormat(self.value),)


def platform_formats(platform: Platform, runtime: IosRuntime) -> tuple[ModelFormat, ...]:
    """Of the models that the app for `platform` carries, the one that it runs at first in front."""
    return runtime.formats if platform is Platform.IOS else (ModelFormat.TFLITE,)


class NpuVendor(str, Enum):
    """Whose neural processors the Android app can use: LiteRT has a runtime of its own for each."""

    GOOGLE_TENSOR = "google-tensor"
    MEDIATEK = "mediatek"
    QUALCOMM = "qualcomm"


@dataclass(frozen=True)
class AppSpec:
    """What the app is called and what colour it has.

    Attributes:
        display_name: for people.
        application_id: for the stores.
        accent: `#RRGGBB`; None for the colour that the name gives.
    """

    display_name: str
    application_id: str
    accent: str | None = None

    def problems(self) -> list[Problem]:
        """Everything wrong with the names and the colour, for a collected report."""
        found = display_name_problems(self.display_name) + application_id_problems(self.application_id)
        if self.accent is not None and not _COLOR.fullmatch(self.accent):
            hint = "Write it as #2F63CB, or as a colour name of CSS such as teal."
            found.append(error("app.accent", f"“{self.accent}” is not a colour", hint))
        return found


@dataclass(frozen=True)
class TemplateChoice:
    """A folder of templates that goes over mobilegen's own.

    Attributes:
        values: what the user says for its variables, by name.
    """

    path: Path
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ProjectSpec:
    """Everything that `mobilegen.toml` records.

    Attributes:
        source: the model file that the project is made from.
        labels_path: the file that the labels came from, if they came from one.
        quantization: how the artefacts are made smaller.
        budgets: what they may cost and must achieve.
        data: labelled pictures that accuracy is measured on.
        max_drop: points of top-1 accuracy that a recipe may lose.
        npu: whose NPUs the Android app brings libraries for, each once and in the order of `NpuVendor`.
        ios_runtime: what runs the model in the iOS app.
        template: the user's own, over mobilegen's.
    """

    app: AppSpec
    model: ModelSpec
    source: ModelSource
    platforms: tuple[Platform, ...] = (Platform.ANDROID, Platform.IOS)
    quantization: QuantizationPlan = field(default_factory=QuantizationPlan)
    budgets: Budgets = field(default_factory=Budgets)
    data: Path | None = None
    max_drop: float = 1.0
    labels_path: Path | None = None
    npu: tuple[NpuVendor, ...] = ()
    ios_runtime: IosRuntime = IosRuntime.COREML
    template: TemplateChoice | None = None

    def formats(self, platform: Platform) -> tuple[ModelFormat, ...]:
        """Of the models that the app for `platform` carries, the one that it runs at first in front."""
        return platform_formats(platform, self.ios_runtime)

    def problems(self) -> list[Problem]:
        """Everything wrong with the app, the model's parts and what is asked of it, for a collected report."""
        found = self.app.problems() + self.model.problems() + self.quantization.problems() + self.budgets.problems()
        if not 0 <= self.max_drop <= 100:
            found.append(error("evaluation.max_drop", f"{self.max_drop:g} is no number of points from 0 to 100"))
        return found

"""Decides what a project is before it is written: its files in memory, and everything that was found out on the way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.analysis import Advice
from generator.render.files import RenderedProject
from generator.spec import ModelFormat, ProjectSpec
from generator.spec.source_model import SourceModel
from generator.usecases.measuring import Measurements
from generator.usecases.verified import VerifiedArtifact


@dataclass(frozen=True)
class MadeProject:
    """A project that only has to be written.

    Attributes:
        rendered: all files but mobilegen's own records.
        templates: the folder that they were rendered from; None for mobilegen's own.
        notes: what was decided on the way, in sentences for the user.
    """

    project: ProjectSpec
    rendered: RenderedProject
    model: SourceModel
    artifacts: dict[ModelFormat, VerifiedArtifact]
    measurements: Measurements
    advice: tuple[Advice, ...]
    templates: Path | None
    notes: tuple[str, ...]

"""Decides whether a project is made from what it names today, by digests alone: nothing is loaded or converted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.usecases.project_state import ProjectState, project_state

_WORDS = {
    "project": "mobilegen.toml says something else",
    "model_digest": "the model file is another one",
    "labels_digest": "the labels are others",
    "calibration_digest": "the pictures for calibration are others",
    "template_digest": "your template is another one",
    "samples_digest": "the pictures of --samples are others",
}
_ABSENT = {
    "model_digest": "the model isn't here",
    "labels_digest": "the labels aren't here",
    "calibration_digest": "the pictures for calibration aren't here",
    "samples_digest": "the pictures of --samples aren't here",
    "template_digest": "the templates of your own aren't here",
}
_MISSING = "missing"


@dataclass(frozen=True)
class CheckedProject:
    """What was found.

    Attributes:
        drift: what is different from when the project was last written, in phrases; empty if nothing is.
        missing: what isn't here to be compared, in phrases.
        notes: sentences for the user.
    """

    folder: Path
    drift: tuple[str, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]


def check_project(folder: Path) -> CheckedProject:
    """Compares the project in `folder` with what it was made from.

    Raises:
        OutputError: it holds no project, or one of a newer mobilegen.
        SpecError: mobilegen.toml is no TOML.
    """
    state = project_state(folder)
    before, now = state.origin.inputs, state.today.inputs
    missing = sorted(key for key, value in now.items() if value == _MISSING and before.get(key) != _MISSING)
    changed = sorted(key for key in {*before, *now} if before.get(key) != now.get(key) and key not in missing)
    return CheckedProject(
        folder=state.root,
        drift=(*_tool(state), *(_WORDS.get(key, f"{key} is another") for key in changed)),
        missing=tuple(_ABSENT.get(key, f"{key} isn't here") for key in missing),
        notes=state.notes,
    )


def _tool(state: ProjectState) -> list[str]:
    before, now = state.origin, state.today
    found = [f"mobilegen {before.tool} wrote it, this is {now.tool}"] if before.tool != now.tool else []
    return found + ["the templates are others"] * (before.templates != now.templates and not found)

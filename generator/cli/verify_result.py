"""Decides how what `mobilegen verify` found is shown, for people and as data."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from rich.table import Table

from generator.cli.accelerator_table import accelerator_table
from generator.cli.result_data import accelerator_data
from generator.cli.terminal import Terminal, visible
from generator.usecases.verifying.consequence import consequence

if TYPE_CHECKING:
    from generator.usecases.verifying.request import AcceleratorReport, Verification, VerifiedModel

_STYLES = {
    "agrees": "green",
    "differs": "bold red",
    "not checked": "yellow",
    "damaged": "bold red",
    "missing": "bold red",
}
_NONE = "–"


def show_verification(found: Verification, terminal: Terminal) -> None:
    """For people, on stdout: tables, and below them for each artefact who ran it and why it differs."""
    terminal.show(_table(found))
    for model in found.models:
        _show_model(model, terminal)
    _show_accelerators(found.accelerators, terminal)
    for note in (*found.notes, *(f"{model.artifact}: {note}" for model in found.models for note in model.notes)):
        terminal.note(note)


def _table(found: Verification) -> Table:
    table = Table(title=f"Do they compute what {visible(found.source)} computes?", title_justify="left")
    for column in ("artefact", "output"):
        table.add_column(column, overflow="fold")
    for column in ("max error", "of range", "verdict"):
        table.add_column(column, no_wrap=True)
    for model in found.models:
        for cells in _rows(model):
            table.add_row(*(visible(cell, _STYLES.get(cell, "")) for cell in cells))
    return table


def _rows(model: VerifiedModel) -> Iterator[tuple[str, ...]]:
    """One for each output; the artefact's name and verdict stand in the first."""
    errors = [(error.name, f"{error.max_abs:.1e}", f"{error.range_error:.1e}") for error in model.outputs]
    errors = errors or [(_NONE,) * 3]
    yield (PurePath(model.artifact).name, *errors[0], model.verdict.value)
    for cells in errors[1:]:
        yield ("", *cells, "")


def _show_model(model: VerifiedModel, terminal: Terminal) -> None:
    by = f", by {model.executed_by}" if model.executed_by else ""
    precision = f": {model.precision}{by}" if model.opened else ""
    _head(terminal, f"{model.artifact}{precision}")
    if model.agreeing and model.enough_agree:
        agreeing, compared = model.agreeing
        _say(terminal, f"{agreeing} of {compared} examples get the class that the source gives them.")
    _say(terminal, *model.findings, *model.divergence)


def _show_accelerators(reports: Sequence[AcceleratorReport], terminal: Terminal) -> None:
    if not reports:
        return
    terminal.show(accelerator_table(reports))
    for artifact in dict.fromkeys(report.artifact for report in reports):
        _head(terminal, f"{PurePath(artifact).name} on LiteRT's accelerators")
        for report in reports:
            if report.artifact == artifact:
                _say(terminal, report.summary, consequence(report), *report.notes)


def _head(terminal: Terminal, text: str) -> None:
    terminal.out.print(visible(text, "bold"), soft_wrap=True)


def _say(terminal: Terminal, *sentences: str) -> None:
    for sentence in sentences:
        terminal.out.print(visible(f"  • {sentence}"), soft_wrap=True)


def verification_data(found: Verification) -> dict[str, Any]:
    """For programs; numbers that JSON lacks become null."""
    return {
        "source": found.source,
        "executed_by": found.executed_by,
        "examples": list(found.examples),
        "agrees": not any((found.differing, found.damaged, found.missing, found.unchecked)),
        "artifacts": [_model_data(model) for model in found.models],
        "accelerators": [
            {**accelerator_data(report), "consequence": consequence(report)} for report in found.accelerators
        ],
        "notes": list(found.notes),
    }


def _model_data(model: VerifiedModel) -> dict[str, Any]:
    return {
        "artifact": model.artifact,
        "format": model.format.value if model.format else None,
        "precision": model.precision if model.opened else None,
        "verdict": model.verdict.value,
        "executed_by": model.executed_by or None,
        "limits": dict(model.limits) or None,
        "outputs": [
            {
                "name": error.name,
                "max_abs": _finite(error.max_abs),
                "range_error": _finite(error.range_error),
                "snr_db": _finite(error.snr_db),
            }
            for error in model.outputs
        ],
        "agreeing": model.agreeing[0] if model.agreeing else None,
        "compared": model.agreeing[1] if model.agreeing else None,
        "score_error": None if model.score_error is None else _finite(model.score_error),
        "findings": list(model.findings),
        "divergence": list(model.divergence),
        "notes": list(model.notes),
        "log": model.log or None,
    }


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None

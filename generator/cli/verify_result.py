"""Decides how what `mobilegen verify` found is shown, for people and as data."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from rich.table import Table

from generator.cli.terminal import Terminal, visible

if TYPE_CHECKING:
    from generator.usecases.verify_request import AcceleratorReport, Verification, VerifiedModel

_STYLES = {"agrees": "green", "differs": "bold red", "not checked": "yellow"}
_NONE = "–"


def show_verification(found: Verification, terminal: Terminal) -> None:
    """For people, on stdout: the table, and below it for each artefact who ran it and why it differs."""
    terminal.show(_table(found))
    for model in found.models:
        _show_model(model, terminal)
    for report in found.accelerators:
        _say(terminal, report.summary, report.consequence, *report.notes)
    for note in (*found.notes, *(f"{model.artifact}: {note}" for model in found.models for note in model.notes)):
        terminal.note(note)


def _table(found: Verification) -> Table:
    table = Table(title=f"Do they compute what {visible(found.source)} computes?", title_justify="left")
    for column in ("artefact", "output"):
        table.add_column(column, overflow="fold")
    for column in ("max error", "of range", "SNR dB", "verdict"):
        table.add_column(column, no_wrap=True)
    for model in found.models:
        for cells in _rows(model):
            table.add_row(*(visible(cell, _STYLES.get(cell, "")) for cell in cells))
    return table


def _rows(model: VerifiedModel) -> Iterator[tuple[str, ...]]:
    """One for each output; the artefact's name and verdict stand in the first."""
    errors = [
        (error.name, f"{error.max_abs:.1e}", f"{error.range_error:.1e}", f"{error.snr_db:.0f}")
        for error in model.outputs
    ] or [(_NONE,) * 4]
    yield (PurePath(model.artifact).name, *errors[0], model.verdict.value)
    for cells in errors[1:]:
        yield ("", *cells, "")


def _show_model(model: VerifiedModel, terminal: Terminal) -> None:
    by = f", by {model.executed_by}" if model.executed_by else ""
    terminal.out.print(visible(f"{model.artifact}: {model.precision}{by}", "bold"), soft_wrap=True)
    if model.agreeing:
        agreeing, compared = model.agreeing
        _say(terminal, f"{agreeing} of {compared} examples get the class that the source gives them.")
    _say(terminal, *model.findings, *model.divergence)


def _say(terminal: Terminal, *sentences: str) -> None:
    for sentence in sentences:
        terminal.out.print(visible(f"  • {sentence}"), soft_wrap=True)


def verification_data(found: Verification) -> dict[str, Any]:
    """For programs; numbers that JSON lacks become null."""
    return {
        "source": found.source,
        "executed_by": found.executed_by,
        "examples": list(found.examples),
        "agrees": not found.differing and not found.unchecked,
        "artifacts": [_model_data(model) for model in found.models],
        "accelerators": [_accelerator_data(report) for report in found.accelerators],
        "notes": list(found.notes),
    }


def _model_data(model: VerifiedModel) -> dict[str, Any]:
    return {
        "artifact": model.artifact,
        "format": model.format.value,
        "precision": model.precision,
        "verdict": model.verdict.value,
        "executed_by": model.executed_by or None,
        "limits": model.limits or None,
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


def _accelerator_data(report: AcceleratorReport) -> dict[str, Any]:
    return {
        "artifact": report.artifact,
        "accelerator": report.accelerator.value,
        "outcome": report.outcome.value,
        "adapter": str(report.adapter) if report.adapter else None,
        "reason": report.reason or None,
        "refused": [{"operator": each.name, "layers": list(each.layers)} for each in report.refused],
        "summary": report.summary,
        "consequence": report.consequence,
    }


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None

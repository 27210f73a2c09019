"""Decides how `mobilegen report` is called, what it shows and how it ends."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli import options as option
from generator.cli.progress import StageProgress
from generator.cli.session import session
from generator.cli.terminal import Terminal, visible
from generator.errors import BudgetError, ParityError, VerdictError

if TYPE_CHECKING:
    from generator.usecases.report_project import RenewedReport

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder that `mobilegen new` made.")]
Data = Annotated[
    Path | None,
    typer.Option("--eval", metavar="DATA", help="Labelled pictures; by default those that mobilegen.toml names."),
]
Benchmarks = Annotated[
    list[Path] | None,
    typer.Option("--device-benchmark", metavar="FILE", help="What the app measured on a phone; may be repeated."),
]


def report(
    folder: Folder, data: Data = None, device_benchmark: Benchmarks = None, as_json: option.AsJson = False
) -> None:
    """Measure what lies in a project again, and renew its report.html and report.json."""
    with session() as terminal:
        from generator.usecases.report_project import ReportRequest, report_project

        request = ReportRequest(folder, data, tuple(device_benchmark or ()))
        renewed = report_project(request, StageProgress(terminal.err))
        for note in renewed.notes:
            terminal.note(note)
        _show(renewed, terminal, as_json=as_json)
        if renewed.wrong:
            raise VerdictError(" ".join(renewed.wrong), like=ParityError)
        if renewed.over_budget:
            raise VerdictError("\n".join(renewed.over_budget), like=BudgetError)


def _show(renewed: RenewedReport, terminal: Terminal, *, as_json: bool) -> None:
    from generator.cli.parity_table import parity_table

    if as_json:
        terminal.show_json(
            {
                "page": str(renewed.page),
                "data": str(renewed.page.with_suffix(".json")),
                "wrong": list(renewed.wrong),
                "over_budget": list(renewed.over_budget),
                "notes": list(renewed.notes),
            }
        )
        return
    terminal.show(parity_table(renewed.artifacts.values()))
    terminal.show(visible(f"Report: {renewed.page}"))

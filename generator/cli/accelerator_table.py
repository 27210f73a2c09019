"""Decides how it is shown to people what accelerators made of an artefact."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from generator.cli.terminal import Terminal, visible

if TYPE_CHECKING:
    from generator.usecases.verified import AcceleratorReport, VerifiedArtifact

_GOOD, _UNKNOWN, _BAD = "green", "yellow", "bold red"


def show_accelerators(verified: Iterable[VerifiedArtifact], terminal: Terminal) -> None:
    """A table with one row for each artefact and accelerator, and what follows; nothing where no format has any.

    Where refused operators stand is told as a note already, as everything that speaks against an artefact.
    """
    reports = [report for each in verified for report in each.accelerators]
    if not reports:
        return
    terminal.show(accelerator_table(reports))
    for report in reports:
        for sentence in _sentences(report):
            terminal.out.print(visible(f"  • {sentence}"), soft_wrap=True)


def accelerator_table(reports: Iterable[AcceleratorReport]) -> Table:
    """One row for each."""
    table = Table(title="Do LiteRT's accelerators take the model?", title_justify="left")
    for column in ("artefact", "accelerator", "verdict", "agree"):
        table.add_column(column, no_wrap=True)
    table.add_column("refused", overflow="fold")
    for report in reports:
        table.add_row(
            visible(report.artifact),
            Text(report.accelerator.label),
            Text(report.outcome.value, _style(report)),
            Text(_agreeing(report)),
            visible("\n".join(refused.name for refused in report.refused) or "–"),
        )
    return table


def _sentences(report: AcceleratorReport) -> list[str]:
    tried = f"Tried on {report.adapter}." if report.adapter else ""
    first = tried if report.was_tried else report.summary
    return [sentence for sentence in (first, report.consequence, *report.notes) if sentence]


def _style(report: AcceleratorReport) -> str:
    if report.rejected:
        return _BAD
    return _GOOD if report.was_tried else _UNKNOWN


def _agreeing(report: AcceleratorReport) -> str:
    rows = report.parity.rows if report.parity else ()
    return f"{sum(row.agreement.agrees for row in rows)}/{len(rows)}" if rows else "–"

"""Decides how the comparison of artefacts with their source model is shown to people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from generator.cli.terminal import Terminal, visible
from generator.errors import ParityError

if TYPE_CHECKING:
    from generator.usecases.verified import ParityReport, VerifiedArtifact

_STYLES = {"passed": "green", "failed": "bold red", "not executed": "yellow"}
_NUMBERS = ("agree", "score\nerror", "range\nerror", "verdict")


def parity_table(verified: Iterable[VerifiedArtifact]) -> Table:
    """One row for each artefact and runtime; those that were given up come before what took their place."""
    table = Table(title="Do the converted models compute what yours computes?", title_justify="left")
    table.add_column("artefact", overflow="fold")
    for column in _NUMBERS:
        table.add_column(column, no_wrap=True)
    table.add_column("executed by", overflow="fold", min_width=14)
    for each in verified:
        for report in each.given_up:
            table.add_row(*_cells(report, "given up"))
        for report in each.reports:
            table.add_row(*_cells(report, "outweighed" if each.weighed and report.failed else ""))
    return table


def _cells(report: ParityReport, consequence: str) -> tuple[Text, ...]:
    verdict = report.outcome.value
    agreeing = f"{sum(row.agreement.agrees for row in report.rows)}/{len(report.rows)}" if report.rows else "–"
    return (
        visible(report.artifact) + Text(f"\n{report.recipe.value}", "dim"),
        Text(agreeing),
        Text(_worst(row.agreement.score_error for row in report.rows)),
        Text(_worst(row.agreement.range_error for row in report.rows)),
        Text(verdict, _STYLES[verdict]) + Text(f"\n{consequence}" if consequence else ""),
        visible(report.executed_by or report.not_executed or report.failure),
    )


def _worst(errors: Iterable[float]) -> str:
    worst = max(errors, default=None)
    return "–" if worst is None else f"{worst:.1e}"


def parity_notes(verified: Iterable[VerifiedArtifact]) -> list[str]:
    """What the user must know although the artefacts are handed on, each thing once."""
    return list(dict.fromkeys(note for each in verified for note in each.notes))


def show_failed_parity(error: ParityError, terminal: Terminal) -> None:
    """The table and, for what failed, the picture that differs most; on stderr, since it explains a failure."""
    from generator.usecases.verified import ParityFailedError

    if not isinstance(error, ParityFailedError):
        return
    terminal.err.print(parity_table(error.verified))
    for each in error.verified:
        for sentence in (*each.failures, *((*each.remarks, *each.diagnosis) if each.failed else ())):
            terminal.detail(sentence)

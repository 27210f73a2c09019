"""Decides how the comparison of artefacts with their source model is shown, for people and as data."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from generator.cli.terminal import Terminal
from generator.errors import ParityError

if TYPE_CHECKING:
    from generator.usecases.verified import VerifiedArtifact

_STYLES = {"passed": "green", "failed": "bold red", "not executed": "yellow"}


def parity_table(verified: Iterable[VerifiedArtifact]) -> Table:
    """One row for each artefact."""
    table = Table(title="Do the converted models compute what yours computes?", title_justify="left")
    for column in ("artefact", "agree", "worst score error", "verdict"):
        table.add_column(column, no_wrap=True)
    table.add_column("executed by", overflow="fold")
    for each in verified:
        report = each.report
        verdict = report.outcome.value
        agreeing = f"{sum(row.agreement.agrees for row in report.rows)}/{len(report.rows)}" if report.rows else "–"
        error = max((row.agreement.score_error for row in report.rows), default=None)
        table.add_row(
            Text(report.artifact),
            agreeing,
            "–" if error is None else f"{error:.1e}",
            Text(verdict, _STYLES[verdict]),
            Text(report.executed_by or report.not_executed or report.failure),
        )
    return table


def parity_notes(verified: Iterable[VerifiedArtifact]) -> list[str]:
    """What lessens the worth of the comparisons."""
    return list(dict.fromkeys(note for each in verified for note in each.report.notes))


def show_failed_parity(error: ParityError, terminal: Terminal) -> None:
    """The table and, for what failed, the picture that differs most; on stderr, since it explains a failure."""
    from generator.usecases.verified import ParityFailedError

    if not isinstance(error, ParityFailedError):
        return
    terminal.err.print(parity_table(error.verified))
    for each in error.verified:
        if each.report.failed:
            terminal.detail(each.report.summary)


def parity_data(verified: VerifiedArtifact) -> dict[str, Any]:
    """The comparison for programs; errors that are no numbers become null."""
    report = verified.report
    return {
        "artifact": report.artifact,
        "outcome": report.outcome.value,
        "executed_by": report.executed_by or None,
        "summary": report.summary,
        "pictures": [
            {
                "picture": row.picture,
                "agrees": row.agreement.agrees,
                "score_error": _finite(row.agreement.score_error),
                "relative_error": _finite(row.agreement.relative_error),
                "raw_error": _finite(row.agreement.raw_error),
            }
            for row in report.rows
        ],
        "notes": list(report.notes),
    }


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None

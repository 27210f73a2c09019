"""Decides how it is shown what artefacts cost and achieve, and what could be better about them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from generator.cli.evaluate_result import accuracy_data, loss_data
from generator.cli.terminal import Terminal, visible
from generator.spec import ModelFormat

if TYPE_CHECKING:
    from generator.usecases.measuring import Advice, BudgetVerdict, FigureRow, Latency, Measurements, NotMeasured

_NONE = "–"
_GRADES = {"good": "green", "warning": "yellow", "bad": "bold red"}


def show_costs(measured: Measurements, advice: Iterable[Advice], terminal: Terminal) -> None:
    """For people, on stdout: every figure against its budget, how it was measured, and advice."""
    from generator.usecases.measuring import figure_row

    rows = [(figure_row(verdict), verdict.grade.value if verdict.grade else "") for verdict in measured.verdicts]
    terminal.show(_table(rows))
    sentences = [f"{row.name} of {row.subject}: {row.note.rstrip('.')}." for row, _ in rows if row.note]
    sentences += [f"{each.subject}: {each.message}" if each.subject else each.message for each in advice]
    for sentence in sentences:
        terminal.out.print(visible(f"  • {sentence}"), soft_wrap=True)


def _table(rows: Iterable[tuple[FigureRow, str]]) -> Table:
    table = Table(title="What do they cost, and are they good enough?", title_justify="left")
    table.add_column("what", overflow="fold")
    for column in ("figure", "measured", "good", "bad", "verdict"):
        table.add_column(column, no_wrap=True)
    for row, grade in rows:
        verdict = Text(grade or "not measured", _GRADES.get(grade, "yellow"))
        table.add_row(visible(row.subject), row.name.lower(), row.value or _NONE, row.good, row.bad, verdict)
    return table


def cost_data(measured: Measurements, advice: Iterable[Advice]) -> dict[str, Any]:
    """For programs; what wasn't measured is null."""
    return {
        "budgets": [_verdict(verdict) for verdict in measured.verdicts],
        "latency": {kind.value: _latency(found) for kind, found in measured.latencies.items()},
        "accuracy": _accuracies(measured),
        "advice": [
            {
                "kind": each.kind.value,
                "subject": each.subject or None,
                "message": each.message,
                "evidence": each.evidence,
            }
            for each in advice
        ],
    }


def _verdict(verdict: BudgetVerdict) -> dict[str, Any]:
    found = verdict.measurement
    return {
        "figure": found.figure.value,
        "subject": found.subject,
        "value": found.value if found.value is not None and math.isfinite(found.value) else None,
        "good": verdict.budget.good,
        "bad": verdict.budget.bad,
        "grade": verdict.grade.value if verdict.grade else None,
        "note": found.note or None,
    }


def _latency(found: Latency | NotMeasured) -> dict[str, Any]:
    from generator.usecases.measuring import NotMeasured

    if isinstance(found, NotMeasured):
        return {"not_measured": found.reason}
    return {
        "executed_by": found.executed_by,
        "threads": [
            {"threads": each.threads, "p50_ms": each.p50_ms, "p90_ms": each.p90_ms, "runs": each.runs}
            for each in found.by_threads
        ],
    }


def _accuracies(measured: Measurements) -> Mapping[str, Any] | None:
    if measured.source is None:
        return None
    by_format: Mapping[ModelFormat, Any] = measured.evaluations
    return {
        "source": accuracy_data(measured.source.accuracy),
        **{kind.value: {**accuracy_data(each.accuracy), "loss": loss_data(each)} for kind, each in by_format.items()},
    }

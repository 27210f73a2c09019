"""Decides how a report tells what artefacts cost: their figures against budgets, and their times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.evaluation.budgets import BudgetVerdict
from generator.evaluation.device_benchmark import DeviceBenchmark
from generator.parity.latency import Latency, NotMeasured
from generator.report.report import BudgetLine, LatencyLine


def budget_lines(verdicts: Iterable[BudgetVerdict]) -> tuple[BudgetLine, ...]:
    """One line for each verdict; a bad one was let through, or there would be no report."""
    return tuple(
        BudgetLine(
            figure=verdict.measurement.figure,
            subject=verdict.measurement.subject,
            good=verdict.budget.good,
            bad=verdict.budget.bad,
            value=verdict.measurement.value,
            grade=verdict.grade,
            note=verdict.measurement.note,
            allowed=verdict.is_bad,
        )
        for verdict in verdicts
    )


def latency_lines(
    latency: Latency | NotMeasured, benchmarks: Sequence[DeviceBenchmark] = ()
) -> tuple[LatencyLine, ...]:
    """Phones first, what they have in use in front; of them the whole way from frame to answer counts."""
    on_phones = [
        LatencyLine(
            where=f"{benchmark.device}, {benchmark.os}, {result.accelerator}, frame to answer",
            on_phone=True,
            p50_ms=result.total.p50_ms,
            p90_ms=result.total.p90_ms,
            runs=result.runs,
        )
        for benchmark in benchmarks
        for result in sorted(benchmark.results, key=lambda result: not result.in_use)
    ]
    here = latency.by_threads if isinstance(latency, Latency) else ()
    return (
        *on_phones,
        *(
            LatencyLine(
                where=f"this computer, {time.threads} {'thread' if time.threads == 1 else 'threads'}",
                on_phone=False,
                p50_ms=time.p50_ms,
                p90_ms=time.p90_ms,
                runs=time.runs,
            )
            for time in here
        ),
    )

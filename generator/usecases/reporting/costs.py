"""Decides how a report tells what artefacts cost: their figures against budgets, their times, and recipes beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.evaluation.budgets import BudgetVerdict
from generator.evaluation.choice import Candidate as TriedRecipe
from generator.evaluation.choice import is_within, loss_told
from generator.evaluation.device_benchmark import DeviceBenchmark
from generator.parity.latency import Latency, NotMeasured
from generator.report.report import BudgetLine, Candidate, LatencyLine
from generator.usecases.choose_recipe import RecipeChoice
from generator.usecases.recipe_attempts import Attempted


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


def candidate_lines(choice: RecipeChoice[Attempted], max_drop: float) -> tuple[Candidate, ...]:
    """What `--quantize auto` tried for one format, then what could not be made or was left out."""
    tried = (
        Candidate(
            recipe=each.recipe.value,
            format=choice.kind,
            size=each.size,
            accuracy=(each.top1.value, each.top1.low, each.top1.high),
            latency_ms=each.latency_ms,
            on_front=each in choice.front,
            chosen=each is choice.chosen.candidate,
            refusal=_refusal(each, max_drop),
        )
        for each in choice.tried
    )
    left = (Candidate(each.recipe.value, choice.kind, refusal=each.reason) for each in choice.impossible)
    return (*tried, *left)


def _refusal(tried: TriedRecipe, max_drop: float) -> str:
    if is_within(tried, max_drop):
        return ""
    return f"It loses more than the {max_drop:g} points allowed: {loss_told(tried)}."

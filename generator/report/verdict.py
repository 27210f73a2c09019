"""Decides what a report comes to at one glance, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.report.report import ArtifactSection, BudgetLine, Level, Verdict
from generator.report.words import capitalized, figure_bound, figure_name, figure_value, points
from generator.spec.budgets import Figure, Grade

_HEADLINES = {
    Level.GOOD: "Computes what the model computes, within every budget",
    Level.ATTENTION: "Works, with something to look at",
    Level.BAD: "Not fit to ship",
}
_AS_FAR_AS_MEASURED = "Computes what the model computes, within every budget that was measured"


def verdict(artifacts: Sequence[ArtifactSection], budgets: Sequence[BudgetLine], notes: Sequence[str] = ()) -> Verdict:
    """The gravest finding decides; `notes` are sentences that ask for attention for another reason."""
    bad = [*_wrong(artifacts), *_lossy(artifacts), *_judged(budgets, Grade.BAD)]
    attention = [*_unproven(artifacts), *_judged(budgets, Grade.WARNING), *notes]
    level = Level.BAD if bad else Level.ATTENTION if attention else Level.GOOD
    in_apps = any(artifact.carried_by for artifact in artifacts)
    unmeasured = _unmeasured(budgets, [each for each in Figure if in_apps or each is not Figure.APP_SIZE_GROWTH])
    headline = _AS_FAR_AS_MEASURED if level is Level.GOOD and unmeasured else _HEADLINES[level]
    return Verdict(level, headline, (*bad, *attention, *unmeasured))


def _wrong(artifacts: Sequence[ArtifactSection]) -> Iterator[str]:
    for artifact in artifacts:
        if artifact.forced:
            yield f"{artifact.file} computes something else than the source model and was kept all the same."
        elif not artifact.weighed:
            yield from (section.summary for section in artifact.parity if section.failed)


def _lossy(artifacts: Sequence[ArtifactSection]) -> Iterator[str]:
    for artifact in artifacts:
        loss = artifact.accuracy.loss if artifact.accuracy else None
        if loss and loss.is_too_much:
            told = f"{artifact.file} loses {points(loss.points, loss.low, loss.high)} of accuracy against its source"
            yield f"{told}; at most {loss.limit:g} may be lost. It was let through."


def _unproven(artifacts: Sequence[ArtifactSection]) -> Iterator[str]:
    for artifact in artifacts:
        if not any(section.executed_by for section in artifact.parity):
            yield f"Nothing here could run {artifact.file}: what it computes is unknown."
        if artifact.weighed and any(section.failed for section in artifact.parity):
            yield f"{artifact.file} answers otherwise than the source model does; accuracy says what that costs."
        if artifact.given_up:
            yield f"{artifact.file} is {artifact.precision}: {artifact.given_up}"


def _judged(budgets: Sequence[BudgetLine], grade: Grade) -> Iterator[str]:
    for line in budgets:
        if line.grade is not grade or line.value is None:
            continue
        bound, which = (line.bad, "limit") if grade is Grade.BAD else (line.good, "aim")
        side = "at least" if line.figure.more_is_better else "at most"
        allowed = " It was let through." if line.allowed else ""
        yield f"{_told(line)}; the {which} is {side} {figure_bound(line.figure, bound)}.{allowed}"


def _told(line: BudgetLine) -> str:
    value = figure_value(line.figure, line.value or 0.0)
    if line.figure is Figure.APP_SIZE_GROWTH:
        return f"{capitalized(line.subject)} grows by {value}"
    return f"{figure_name(line.figure)} of {line.subject} is {value}"


def _unmeasured(budgets: Sequence[BudgetLine], figures: Sequence[Figure]) -> tuple[str, ...]:
    """One sentence; none if everything was measured."""
    missing = [told for figure in figures for told in _missing(figure, budgets)]
    return (f"Not measured: {', '.join(missing)}.",) if missing else ()


def _missing(figure: Figure, budgets: Sequence[BudgetLine]) -> list[str]:
    lines = [line for line in budgets if line.figure is figure]
    name = figure_name(figure).lower()
    if all(line.value is None for line in lines):
        return [name]
    return [f"{name} of {line.subject}" for line in lines if line.value is None]

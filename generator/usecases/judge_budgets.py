"""Decides which figures are held against the budgets, and that a bad one stops the run unless the user allows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.errors import BudgetError
from generator.evaluation.app_size import app_size_growth
from generator.evaluation.budgets import BudgetVerdict, Measurement, judge
from generator.evaluation.device_benchmark import DeviceBenchmark
from generator.evaluation.measures import Accuracy
from generator.parity.latency import THIS_COMPUTER, Latency, NotMeasured
from generator.report.words import figure_name, figure_value
from generator.spec import ModelArtifact, ModelFormat, NpuVendor, Platform
from generator.spec.budgets import Budgets, Figure, Grade

_APPS = {Platform.ANDROID: "the Android app", Platform.IOS: "the iOS app"}

_NO_PICTURES = "no labelled pictures were given: --eval FOLDER"


@dataclass(frozen=True)
class JudgedArtifact:
    """An artefact and what was measured of it.

    Attributes:
        name: of its file, for people.
        latency: on this computer.
        benchmarks: from phones; they count in place of `latency`.
        accuracy: on labelled pictures; None without them.
    """

    name: str
    artifact: ModelArtifact
    latency: Latency | NotMeasured
    benchmarks: tuple[DeviceBenchmark, ...] = ()
    accuracy: Accuracy | None = None


@dataclass(frozen=True)
class Apps:
    """Which app carries which formats; none if artefacts alone are made."""

    formats: Mapping[Platform, Sequence[ModelFormat]]
    npu: tuple[NpuVendor, ...] = ()


def judge_budgets(
    artifacts: Sequence[JudgedArtifact], apps: Apps, budgets: Budgets, *, allow_over_budget: bool = False
) -> tuple[BudgetVerdict, ...]:
    """All verdicts, the gravest first.

    Raises:
        BudgetError: a figure is worse than its budget's bad bound, and that isn't allowed; the message names each.
    """
    figures = [figure for artifact in artifacts for figure in _of_artifact(artifact)]
    verdicts = judge([*figures, *_of_apps(artifacts, apps)], budgets)
    bad = [verdict for verdict in verdicts if verdict.is_bad]
    if bad and not allow_over_budget:
        raise BudgetError(
            "\n".join(map(told, bad)),
            "Nothing was written. Choose a smaller recipe or model, change [budgets], or let it through with "
            "--allow-over-budget.",
        )
    return verdicts


def warnings(verdicts: Sequence[BudgetVerdict]) -> tuple[str, ...]:
    """A sentence for each figure that isn't good, the gravest first: of a bad one, that it was let through."""
    return tuple(
        f"{told(verdict)}{' It was let through.' if verdict.is_bad else ''}"
        for verdict in verdicts
        if verdict.grade in (Grade.BAD, Grade.WARNING)
    )


def told(verdict: BudgetVerdict) -> str:
    """A sentence: what was measured how, and which bound it misses; of a good figure, the bound that it keeps."""
    measured = verdict.measurement
    note = f" ({measured.note})" if measured.note else ""
    if measured.value is None:
        return f"{figure_name(measured.figure)} of {measured.subject} was not measured{note}."
    kind, bound = ("limit", verdict.budget.bad) if verdict.is_bad else ("aim", verdict.budget.good)
    side = "at least" if measured.figure.more_is_better else "at most"
    value, wanted = figure_value(measured.figure, measured.value), figure_value(measured.figure, bound)
    if value == wanted and measured.value != bound:
        value = f"{value} (to be exact {measured.value:.9g})"
    if measured.figure is Figure.APP_SIZE_GROWTH:
        begin = f"{measured.subject[:1].upper()}{measured.subject[1:]} grows by {value}"
    else:
        begin = f"{figure_name(measured.figure)} of {measured.subject} is {value}"
    return f"{begin}{note}; the budget's {kind} is {side} {wanted}."


def _of_artifact(judged: JudgedArtifact) -> Iterator[Measurement]:
    yield Measurement(Figure.SIZE, judged.name, judged.artifact.size / 1e6)
    if judged.benchmarks:
        yield from (_on_phone(judged.name, benchmark) for benchmark in judged.benchmarks)
    else:
        yield _on_this_computer(judged)
    yield _accuracy(judged)


def _on_phone(name: str, benchmark: DeviceBenchmark) -> Measurement:
    used = benchmark.in_use
    note = f"p90 from frame to answer on {benchmark.device}, {benchmark.os}, {used.accelerator}, {used.runs} runs"
    return Measurement(Figure.LATENCY, name, used.total.p90_ms, note)


def _on_this_computer(judged: JudgedArtifact) -> Measurement:
    if isinstance(judged.latency, NotMeasured):
        return Measurement(Figure.LATENCY, judged.name, None, judged.latency.reason.rstrip("."))
    single = judged.latency.single
    note = f"p90 of the inference on {THIS_COMPUTER}, 1 thread, {single.runs} runs"
    return Measurement(Figure.LATENCY, judged.name, single.p90_ms, note)


def _accuracy(judged: JudgedArtifact) -> Measurement:
    accuracy = judged.accuracy
    if accuracy is None:
        return Measurement(Figure.ACCURACY, judged.name, None, _NO_PICTURES)
    bounds = " to ".join(figure_value(Figure.ACCURACY, bound) for bound in (accuracy.top1.low, accuracy.top1.high))
    note = f"95 % confidence: {bounds}, on {accuracy.count} pictures"
    return Measurement(Figure.ACCURACY, judged.name, accuracy.top1.value, note)


def _of_apps(artifacts: Sequence[JudgedArtifact], apps: Apps) -> Iterator[Measurement]:
    for platform, formats in apps.formats.items():
        carried = [judged.artifact for judged in artifacts if judged.artifact.format in formats]
        if not carried:
            continue
        growth = app_size_growth(platform, carried, apps.npu)
        yield Measurement(Figure.APP_SIZE_GROWTH, _APPS[platform], growth.megabytes, growth.told)

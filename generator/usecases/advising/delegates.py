"""Decides what is advised about accelerators: what they leave to the CPU, and in how many pieces they run the rest."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis import CORE_ML_DELEGATE, Advice, AdviceKind, Coverage, coverage, takes_first
from generator.parity import AcceleratorReport
from generator.report.operators import DelegateLine, RefusedOperator
from generator.usecases.advising.subject import Subject, listed, quoted


def delegate_advice(subject: Subject, *, core_ml_delegate: bool) -> Iterator[Advice]:
    """On what an artefact's accelerators don't take; the Core ML delegate counts if an app has it."""
    for report in subject.verified.accelerators:
        yield from _on_gpu(subject, report)
    for line in delegate_lines(subject) if core_ml_delegate else ():
        if line.refused:
            yield Advice(
                AdviceKind.DELEGATE,
                f"{line.name} leaves {_refused(line)} to the CPU{_pieces(line.partitions)}. Replace "
                f"{'them' if len(line.refused) > 1 else 'it'} where the Neural Engine matters, or use Core ML itself.",
                line.summary,
                subject.name,
            )


def delegate_lines(subject: Subject) -> tuple[DelegateLine, ...]:
    """What is published of delegates that can't be asked here, for the report."""
    if not subject.graphs:
        return ()
    found = coverage(subject.graphs[0], CORE_ML_DELEGATE.takes, subject.layers)
    summary = (
        f"By its list of operators it takes {found.taken} of {found.total} operators, in {found.partitions} "
        f"{'piece' if found.partitions == 1 else 'pieces'} ({CORE_ML_DELEGATE.source})."
    )
    return (
        DelegateLine(
            CORE_ML_DELEGATE.name,
            summary,
            measured=False,
            taken=found.taken,
            total=found.total,
            partitions=found.partitions,
            refused=tuple(RefusedOperator(kind, "", layers) for kind, layers in found.left),
        ),
    )


def gpu_coverage(subject: Subject, report: AcceleratorReport) -> Coverage | None:
    """What LiteRT's GPU accelerator would take of a model that it doesn't take whole; None if it didn't say.

    It takes operators in their order up to the first that it refuses, and nothing behind that, whatever it could do
    there. It says how many those are; None is returned as well if the next one isn't of a kind that it refuses.
    """
    taken, total = report.operators
    if not subject.graphs or not report.refused or not taken < total == len(subject.graphs[0].operators):
        return None
    (first_left, *_), kinds = subject.graphs[0].operators[taken:], {operator.name for operator in report.refused}
    if first_left.kind not in kinds:
        return None
    return coverage(subject.graphs[0], takes_first(taken), subject.layers)


def _on_gpu(subject: Subject, report: AcceleratorReport) -> Iterator[Advice]:
    if not report.refused:
        return
    taken, total = report.operators
    found = gpu_coverage(subject, report)
    share = f"It takes {taken} of {total} operators{_pieces(found.partitions if found else None)}." if total else ""
    refused = listed([f"{each.name}{f' ({each.reason})' if each.reason else ''}" for each in report.refused])
    yield Advice(
        AdviceKind.DELEGATE,
        f"LiteRT's {report.accelerator.label} doesn't take {refused}, so the app runs the whole model on the CPU. "
        "Express that part with other layers if speed matters.",
        f"Tried here. {share} {report.summary}".replace("  ", " "),
        subject.name,
    )


def _refused(line: DelegateLine) -> str:
    return listed([f"{each.name} of {quoted(each.layers)}" for each in line.refused])


def _pieces(count: int | None) -> str:
    if not count:
        return ""
    return ", in one piece" if count == 1 else f", which cuts the model into {count} pieces with a copy around each"

"""Decides how an artefact's operators, and who takes them, are reported."""

from __future__ import annotations

from generator.metadata import ModelDescription, describe_coreml, describe_tflite
from generator.parity import AcceleratorReport
from generator.report.operators import DelegateLine, OperatorReport, RefusedOperator
from generator.spec import ModelArtifact, ModelFormat
from generator.usecases.advising.delegates import gpu_coverage
from generator.usecases.advising.subject import Subject
from generator.usecases.verified import VerifiedArtifact


def operator_report(verified: VerifiedArtifact, asked: tuple[DelegateLine, ...]) -> OperatorReport:
    """What the artefact consists of, what the accelerators made of it when they were tried, and what `asked` said."""
    described = _described(verified.artifact)
    return OperatorReport(
        counts=tuple((operator.name, operator.count) for operator in described.operators),
        weights_size=described.weights_size,
        custom=tuple(operator.name for operator in described.operators if operator.custom),
        delegates=(*(_tried(verified, report) for report in verified.accelerators), *asked),
    )


def _described(artifact: ModelArtifact) -> ModelDescription:
    if artifact.format is ModelFormat.COREML:
        return describe_coreml(artifact.files)
    (content,) = artifact.files.values()
    return describe_tflite(content)


def _tried(verified: VerifiedArtifact, report: AcceleratorReport) -> DelegateLine:
    taken, total = report.operators
    pieces = gpu_coverage(Subject(report.artifact, verified, ()), report)
    return DelegateLine(
        name=f"LiteRT {report.accelerator.label} accelerator",
        summary=" ".join((report.summary, report.consequence, *report.notes)),
        measured=report.was_tried,
        taken=taken if total else None,
        total=total or None,
        partitions=pieces.partitions if pieces else None,
        refused=tuple(RefusedOperator(each.name, each.reason, each.layers) for each in report.refused),
    )

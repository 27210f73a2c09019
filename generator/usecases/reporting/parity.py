"""Decides how comparisons with the source model are reported."""

from __future__ import annotations

import math

from generator.parity import ParityReport, ParityRow
from generator.parity.output_errors import OutputError
from generator.report.parity import OutputLine, ParitySection, PictureLine


def parity_section(report: ParityReport) -> ParitySection:
    """One runtime's comparison."""
    return ParitySection(
        outcome=report.outcome.value,
        summary=report.summary,
        executed_by=report.executed_by,
        limits=report.thresholds,
        outputs=tuple(map(_output, report.outputs)),
        pictures=tuple(map(_picture, report.rows)),
        notes=report.notes,
    )


def _output(error: OutputError) -> OutputLine:
    return OutputLine(
        error.name, _finite(error.max_abs), _finite(error.range_error), _finite(error.snr_db), error.decades
    )


def _picture(row: ParityRow) -> PictureLine:
    return PictureLine(
        picture=row.picture,
        source_says=row.expected.name,
        source_score=row.expected.score,
        artifact_says=row.actual.name,
        artifact_score=row.actual.score,
        agrees=row.agreement.agrees,
        score_error=_finite(row.agreement.score_error),
        relative_error=_finite(row.agreement.relative_error),
    )


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None

"""Decides how what was made is told to programs, the same way by every command that makes artefacts."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.usecases.verified import AcceleratorReport, ParityReport, ParityRow, VerifiedArtifact


def result_data(
    folder: Path, files: Iterable[PurePosixPath], artifacts: Iterable[VerifiedArtifact], notes: Iterable[str]
) -> dict[str, Any]:
    """Where it was written, and each artefact by its format."""
    return {
        "folder": str(folder),
        "artifacts": {verified.artifact.format.value: artifact_data(verified) for verified in artifacts},
        "files": [path.as_posix() for path in files],
        "notes": list(notes),
    }


def artifact_data(verified: VerifiedArtifact) -> dict[str, Any]:
    """One artefact: how it is stored, what was asked for, and every comparison."""
    artifact = verified.artifact
    return {
        "precision": artifact.recipe.value,
        "wanted_precision": verified.wanted.value,
        "forced": verified.forced,
        "outweighed": verified.outweighed,
        "size": artifact.size,
        "contract": list(verified.contract),
        "diagnosis": list(verified.diagnosis),
        "parity": [report_data(report) for report in verified.reports],
        "given_up": [report_data(report) for report in verified.given_up],
        "accelerators": [accelerator_data(report) for report in verified.accelerators],
    }


def accelerator_data(report: AcceleratorReport) -> dict[str, Any]:
    """What one accelerator made of an artefact."""
    return {
        "artifact": report.artifact,
        "accelerator": report.accelerator.value,
        "outcome": report.outcome.value,
        "adapter": str(report.adapter) if report.adapter else None,
        "reason": report.reason or None,
        "refused": [
            {"operator": refused.name, "reason": refused.reason, "layers": list(refused.layers)}
            for refused in report.refused
        ],
        "operators": {"taken": report.operators[0], "all": report.operators[1]} if any(report.operators) else None,
        "parity": report_data(report.parity) if report.parity else None,
        "summary": report.summary,
        "consequence": report.consequence,
        "notes": list(report.notes),
    }


def report_data(report: ParityReport) -> dict[str, Any]:
    """One comparison; errors that are no numbers become null."""
    return {
        "artifact": report.artifact,
        "precision": report.recipe.value,
        "outcome": report.outcome.value,
        "executed_by": report.executed_by or None,
        "not_executed": report.not_executed or None,
        "failure": report.failure or None,
        "summary": report.summary,
        "limits": {
            "relative_error": _finite(report.limits.relative_error),
            "range_error": _finite(report.limits.range_error),
            "agreeing": report.limits.agreeing,
            "snr_db": _finite(report.limits.snr_db),
        },
        "pictures": [_row(row) for row in report.rows],
        "outputs": [
            {
                "name": output.name,
                "max_abs": _finite(output.max_abs),
                "range_error": _finite(output.range_error),
                "snr_db": _finite(output.snr_db),
            }
            for output in report.outputs
        ],
        "notes": list(report.notes),
    }


def _row(row: ParityRow) -> dict[str, Any]:
    return {
        "picture": row.picture,
        "agrees": row.agreement.agrees,
        "score_error": _finite(row.agreement.score_error),
        "relative_error": _finite(row.agreement.relative_error),
        "range_error": _finite(row.agreement.range_error),
        "raw_error": _finite(row.agreement.raw_error),
    }


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None

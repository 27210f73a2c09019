"""Decides what an app is told of the model that it carries: how it was checked, and what its self-check allows."""

from __future__ import annotations

from generator.render import EmbeddedModel
from generator.render.context import GpuContext, ParityContext, UserText
from generator.spec import ModelFormat, Platform, SourceFormat
from generator.tasks import TASKS
from generator.usecases.ios_runtimes import known_delegate_failures
from generator.usecases.measuring import Measurements
from generator.usecases.prepared import PreparedModel
from generator.usecases.verified import VerifiedArtifact

_CONVERTED_BEFORE = (
    "The source was this .tflite already: whether it answers as the trained model does, was not looked at."
)


def embedded_model(
    prepared: PreparedModel, measured: Measurements, kind: ModelFormat, platform: Platform
) -> EmbeddedModel:
    """The artefact of `kind` as the app for `platform` gets it."""
    verified, spec = prepared.artifacts[kind], prepared.spec
    return EmbeddedModel(
        artifact=verified.artifact,
        parity=_parity(verified, _told(prepared, measured, kind)),
        tolerances=TASKS[spec.task].tolerances(verified.artifact, spec, prepared.golden_error(kind)),
        gpu=_gpu(verified),
        known_failures=known_delegate_failures(verified.artifact) if platform is Platform.IOS else {},
    )


def _told(prepared: PreparedModel, measured: Measurements, kind: ModelFormat) -> str:
    sentences = [prepared.artifacts[kind].summary, _accuracy(measured, kind)]
    if prepared.model.source.format is SourceFormat.TFLITE:
        sentences.append(_CONVERTED_BEFORE)
    return " ".join(filter(None, sentences))


def _accuracy(measured: Measurements, kind: ModelFormat) -> str:
    """How often it is right, beside its source; empty without labelled pictures."""
    if measured.source is None:
        return ""
    accuracy, source = measured.evaluations[kind].accuracy, measured.source.accuracy
    right = accuracy.top1
    return (
        f"On {accuracy.count} labelled pictures it is right in {right.value:.2%} (95 % confidence: {right.low:.1%} to "
        f"{right.high:.1%}), the source model in {source.top1.value:.2%}."
    )


def _parity(verified: VerifiedArtifact, summary: str) -> ParityContext:
    return ParityContext(
        executed_by=verified.executed_by,
        summary=UserText(summary),
        wanted=verified.wanted.value,
        forced=verified.forced,
        outweighed=verified.outweighed,
        given_up=UserText(verified.summary_given_up) if verified.given_up else None,
        diagnosis=tuple(map(UserText, verified.diagnosis)),
    )


def _gpu(verified: VerifiedArtifact) -> GpuContext | None:
    if not verified.accelerators:
        return None
    (report,) = verified.accelerators
    verdict = " ".join((report.summary, report.consequence, *report.notes))
    return GpuContext(report.was_tried, UserText(report.failure), UserText(verdict))

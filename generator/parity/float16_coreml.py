"""Decides what a user is told of a Core ML package in float16: which operation it breaks or nearly does, what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.mil.diagnosis import Diagnosis, SpoiltOutput
from generator.mil.float16_findings import Finding, Headroom, Loss
from generator.parity.float16_diagnosis import Float16Diagnosis, UndiagnosedError
from generator.parity.float16_words import SCARCE, about, part, percentage, reach
from generator.parity.preprocessed import model_inputs
from generator.processing import Frame
from generator.spec import ModelArtifact, ModelSpec
from generator.spec.source_model import Tensors
from generator.tasks import TASKS

# coremltools' own addition to the names of what it turns into float16.
_SUFFIX = "_cast_fp16"
_ENOUGH = 100
_DIAGNOSES = Float16Diagnosis()
_REMEDIES = {
    Loss.OVERFLOW: "Scale down what goes in, such as features before they are normalised, or stay with float32.",
    Loss.UNDERFLOW: "Scale up what goes in, use a greater epsilon, or stay with float32.",
    Loss.PRECISION: "Subtract what large values have in common before they get there, or stay with float32.",
}


def explain_coreml(
    half: ModelArtifact,
    full: ModelArtifact | None,
    spec: ModelSpec,
    frames: Sequence[Frame],
) -> tuple[str, ...]:
    """What float16 does to the package `half` on the first of `frames`; empty if there is nothing to worry about.

    `full` is the same model in float32 if `half` fails, else None.
    """
    inputs = model_inputs(frames[0], spec, half.inputs)
    return explain_program(half, inputs, TASKS[spec.task].limits(half.recipe, spec).range_error, fails=full is not None)


def explain_program(
    half: ModelArtifact,
    inputs: Tensors,
    tolerance: float,
    *,
    fails: bool,
    diagnoses: Float16Diagnosis = _DIAGNOSES,
) -> tuple[str, ...]:
    """The same for any inputs, by the program's own names; `fails` says that outputs are off by more than that."""
    try:
        diagnosis = diagnoses.of(half, inputs, tolerance)
    except UndiagnosedError as problem:
        return (f"What float16 does to it could not be looked at: {str(problem).rstrip('.')}.",)
    if diagnosis.outputs:
        return tuple(_failing(diagnosis))
    return (*(_rounded_weights(diagnosis) if fails else ()), *_at_risk(diagnosis))


def _failing(diagnosis: Diagnosis) -> Iterator[str]:
    if not diagnosis.causes:
        yield (
            "No single operation is to blame: what all of them lose to rounding adds up to "
            f"{percentage(diagnosis.error_left)} of the output's range."
        )
    for cause in diagnosis.causes:
        yield f"{_named(cause)} {_lost(cause)}."
    yield f"That leaves {', '.join(map(_left, diagnosis.outputs))}."
    finite = [room for room in diagnosis.nearest if room.factor >= 1]
    if diagnosis.causes and finite:
        nearest = finite[0]
        yield (
            f"All other operations stay {_times(nearest.factor)} below the end of float16 or further, "
            f"{_named(nearest)} being the nearest."
        )
    for loss in dict.fromkeys(cause.loss for cause in diagnosis.causes):
        yield _REMEDIES[loss]


def _rounded_weights(diagnosis: Diagnosis) -> Iterator[str]:
    yield (
        f"Computing in float16 puts the outputs off by {percentage(diagnosis.error_left)} of their range; "
        "the rest comes from the weights, which are rounded to 11 significant bits."
    )


def _at_risk(diagnosis: Diagnosis) -> Iterator[str]:
    for finding in diagnosis.harmless:
        yield f"{_named(finding)} {_lost(finding)}, which did no harm to the outputs on the pictures that were tried."
    for room in diagnosis.nearest:
        if room.factor < SCARCE:
            yield (f"{_named(room)} {reach(room.greatest)}: other pictures may go beyond it.")


def _named(what: Finding | Headroom) -> str:
    return f"“{what.output.removesuffix(_SUFFIX)}” ({what.op})"


def _lost(finding: Finding) -> str:
    if finding.loss is Loss.OVERFLOW:
        return f"{reach(finding.greatest)}: {part(finding.share)} of it becomes infinite"
    if finding.loss is Loss.UNDERFLOW:
        return f"is too small for float16: {part(finding.share)} of it becomes zero or loses most of its digits"
    return "needs more than the 11 significant bits of float16"


def _left(output: SpoiltOutput) -> str:
    if output.zero:
        return f"“{output.name}” all zero"
    if not output.finite:
        return f"infinities or NaN in “{output.name}”"
    return f"“{output.name}” off by {percentage(output.error)} of its range"


def _times(factor: float) -> str:
    return f"about {about(factor):g} times" if factor < _ENOUGH else f"{_ENOUGH} times"

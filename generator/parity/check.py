"""Decides whether an artefact computes what its source model computes: run both on the same pictures, and compare."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from generator.errors import SourceError
from generator.parity.comparison import IncomparableError, Outputs, compare, real_outputs, tells_pictures_apart
from generator.parity.coreml_runner import CoreMLRunner
from generator.parity.execution import ArtifactRunner, Executed, Execution, ExecutionFailed, NotExecuted
from generator.parity.mil_runner import MilRunner
from generator.parity.output_errors import output_errors
from generator.parity.preprocessed import model_inputs
from generator.parity.report import ParityReport
from generator.parity.tflite_runner import TFLiteRunner
from generator.processing import Frame
from generator.spec import ModelArtifact, ModelFormat, ModelSpec, QuantizationRecipe
from generator.spec.source_model import SourceModel
from generator.tasks import TASKS

_SAME_ANSWER = (
    "The source model gives all pictures the same answer, within the limits: the comparison shows that the numbers "
    "match, but little about the pictures."
)


def check_tflite(
    source: SourceModel,
    artifact: ModelArtifact,
    spec: ModelSpec,
    frames: Sequence[Frame],
    runners: Sequence[ArtifactRunner] = (TFLiteRunner(),),
) -> tuple[ParityReport, ...]:
    """Executes a `.tflite` by each of `runners`, by default LiteRT's interpreter, and compares it on camera frames.

    Raises:
        ConversionError: the source model itself can't be evaluated.
        SourceError: it answers with NaN or infinity.
        ValueError: there are no frames, or the contract doesn't fit the source model.
    """
    (name,) = artifact.files
    return _check(name, source, artifact, spec, frames, runners)


def check_coreml(
    source: SourceModel,
    artifact: ModelArtifact,
    spec: ModelSpec,
    frames: Sequence[Frame],
    runners: Sequence[ArtifactRunner] | None = None,
) -> tuple[ParityReport, ...]:
    """Executes a Core ML package and compares it: by the reference evaluator, and on a Mac by Core ML itself, too.

    Raises as `check_tflite`.
    """
    return _check(f"{spec.name}.mlpackage", source, artifact, spec, frames, runners or coreml_runners(sys.platform))


def coreml_runners(platform: str) -> tuple[ArtifactRunner, ...]:
    """Who can execute Core ML packages on `platform`, which is `sys.platform`'s value."""
    core_ml = CoreMLRunner(platform=platform)
    return (MilRunner(), core_ml) if core_ml.exists else (MilRunner(),)


CHECKS = {ModelFormat.TFLITE: check_tflite, ModelFormat.COREML: check_coreml}


def _check(
    name: str,
    source: SourceModel,
    artifact: ModelArtifact,
    spec: ModelSpec,
    frames: Sequence[Frame],
    runners: Sequence[ArtifactRunner],
) -> tuple[ParityReport, ...]:
    if not frames:
        raise ValueError("nothing can be compared without frames")
    report = ParityReport(name, artifact.format, artifact.recipe, TASKS[spec.task].limits(artifact.recipe, spec))
    expected = _answers(source, spec, frames)
    pictures = [model_inputs(frame, spec, artifact.inputs) for frame in frames]
    return tuple(_judged(report, expected, runner.run(artifact, pictures), artifact, spec) for runner in runners)


def _answers(source: SourceModel, spec: ModelSpec, frames: Sequence[Frame]) -> list[Outputs]:
    answers: list[Outputs] = list(source.answers([model_inputs(frame, spec, source.inputs) for frame in frames]))
    for number, outputs in enumerate(answers, 1):
        for output, values in outputs.items():
            if not np.isfinite(values).all():
                raise SourceError(
                    f"the model itself answers picture {number} with NaN or infinity in “{output}”",
                    "Its weights are damaged or it was trained on other values: check the training run and the "
                    "normalisation.",
                )
    return answers


def _judged(
    report: ParityReport, expected: Sequence[Outputs], execution: Execution, artifact: ModelArtifact, spec: ModelSpec
) -> ParityReport:
    if isinstance(execution, NotExecuted):
        return replace(report, not_executed=execution.reason)
    if isinstance(execution, ExecutionFailed):
        return replace(report, failure=execution.reason, log=execution.log)
    return _compared(replace(report, executed_by=execution.executed_by), expected, execution, artifact, spec)


def _compared(
    report: ParityReport, expected: Sequence[Outputs], execution: Executed, artifact: ModelArtifact, spec: ModelSpec
) -> ParityReport:
    if len(execution.outputs) != len(expected):
        return replace(report, failure=f"it answered {len(execution.outputs)} of {len(expected)} pictures")
    try:
        actual = [real_outputs(given, artifact.outputs) for given in execution.outputs]
        rows = [
            compare(number, wanted, given, spec)
            for number, (wanted, given) in enumerate(zip(expected, actual, strict=True), 1)
        ]
    except IncomparableError as error:
        return replace(report, failure=str(error))
    # Recipes that are judged by other measures ask no more of the pictures than those that are judged by errors.
    apart = min(report.limits.relative_error, TASKS[spec.task].limits(QuantizationRecipe.FLOAT16).relative_error)
    telling = len(expected) == 1 or tells_pictures_apart(expected, spec, apart)
    notes = () if telling else (_SAME_ANSWER,)
    return replace(report, rows=tuple(rows), outputs=output_errors(expected, actual), notes=notes)

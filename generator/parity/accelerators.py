"""Decides what an accelerator of LiteRT's makes of a `.tflite`: run it there, compare, and read LiteRT's own log."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from generator.errors import MetadataError
from generator.parity.accelerator_log import AcceleratorLog, read_log
from generator.parity.accelerator_report import (
    Accelerator,
    AcceleratorOutcome,
    AcceleratorReport,
    RefusedOperator,
)
from generator.parity.accelerator_runner import AcceleratorRunner
from generator.parity.check import check_tflite
from generator.parity.execution import ArtifactRunner, Executed, Execution, Failure, NotExecuted
from generator.parity.report import ParityReport
from generator.processing import Frame
from generator.spec import ModelArtifact, ModelSpec, QuantizationRecipe
from generator.spec.source_model import SourceModel, Tensors
from generator.tasks import TASKS

# A processor that does a GPU's work takes a second and more for a picture of a large network.
_PICTURES = 4
_NO_ADAPTER = "no GPU adapter (Vulkan, Metal or Direct3D 12) was found"
_NO_ADAPTER_IN_LOG = "No adapters found"

# The layers of a file's operators by their type: `L2_NORMALIZATION` -> the tensors that such operators write.
Layers = Callable[[bytes], Mapping[str, Sequence[str]]]
Runners = Callable[[str], ArtifactRunner]


def try_accelerator(
    source: SourceModel,
    artifact: ModelArtifact,
    spec: ModelSpec,
    frames: Sequence[Frame],
    accelerator: Accelerator,
    layers: Layers,
    runners: Runners = AcceleratorRunner,
) -> AcceleratorReport:
    """Has the accelerator alone take a `.tflite`, as the apps do, and compares its answers with the source model's.

    What it does is a report, whatever it does: refusing, erring, crashing, or not being there.

    Args:
        source: the model that the artefact was made from.
        artifact: a `.tflite`.
        spec: the contract, which says how frames become inputs and scores are compared.
        frames: camera frames; the first few are used.
        accelerator: the one to try.
        layers: tells where in the file a refused operator stands.
        runners: makes a runner for accelerators as LiteRT names them, `GPU` or `GPU+CPU`.

    Raises:
        ConversionError, SourceError, ValueError: as `check_tflite`; they are about the source model and the frames.
    """
    alone = _Listening(runners(accelerator.label))
    (parity,) = check_tflite(source, artifact, spec, frames[:_PICTURES], (alone,))
    log = read_log(alone.log)
    outcome, reason = _outcome(accelerator, alone.execution, log)
    report = AcceleratorReport(parity.artifact, accelerator, outcome, log.adapter, reason, log=alone.log)
    if isinstance(alone.execution, Executed):
        return _judged(report, parity, spec)
    report = replace(report, refused=_located(log, artifact, layers), operators=(log.taken, log.taken + log.left))
    if outcome is AcceleratorOutcome.TAKEN_PARTLY:
        (shared,) = check_tflite(source, artifact, spec, frames[:_PICTURES], (runners(f"{accelerator.label}+CPU"),))
        report = replace(report, parity=shared)
    return report


class _Listening:
    """Keeps what another runner's execution was, since a report of parity forgets most of it."""

    def __init__(self, runner: ArtifactRunner) -> None:
        self._runner = runner
        self.execution: Execution = NotExecuted("it was not started")

    def run(self, artifact: ModelArtifact, pictures: Sequence[Tensors]) -> Execution:
        self.execution = self._runner.run(artifact, pictures)
        return self.execution

    @property
    def log(self) -> str:
        return "" if isinstance(self.execution, NotExecuted) else self.execution.log


def _outcome(accelerator: Accelerator, execution: Execution, log: AcceleratorLog) -> tuple[AcceleratorOutcome, str]:
    if isinstance(execution, Executed):
        return AcceleratorOutcome.TAKEN_FULLY, ""
    if isinstance(execution, NotExecuted):
        return AcceleratorOutcome.NOT_TRIED, execution.reason
    reason = _explained(execution.reason)
    # Only an accelerator that is there can say anything about the model.
    if accelerator is Accelerator.GPU and not log.adapter and not log.refusals:
        without = _NO_ADAPTER if _NO_ADAPTER_IN_LOG in execution.log else f"LiteRT's GPU did not start ({reason})"
        return AcceleratorOutcome.NOT_TRIED, without
    if execution.kind is Failure.CRASHED:
        return AcceleratorOutcome.CRASHED, reason
    if execution.kind is not Failure.REFUSED:
        return AcceleratorOutcome.UNFINISHED, reason
    return (AcceleratorOutcome.TAKEN_PARTLY if log.taken else AcceleratorOutcome.REFUSED), reason


def _explained(reason: str) -> str:
    """The last line of LiteRT's messages, which are chains of places and causes."""
    return reason.strip().splitlines()[-1].removeprefix("└").strip().rstrip(".")


def _located(log: AcceleratorLog, artifact: ModelArtifact, layers: Layers) -> tuple[RefusedOperator, ...]:
    if not log.refusals:
        return ()
    (content,) = artifact.files.values()
    try:
        found = layers(content)
    except MetadataError:
        found = {}
    return tuple(
        RefusedOperator(refusal.operator, refusal.reason, tuple(found.get(refusal.operator, ())))
        for refusal in log.refusals
    )


def _judged(report: AcceleratorReport, parity: ParityReport, spec: ModelSpec) -> AcceleratorReport:
    """A GPU computes in float16 whatever the file holds, and is measured by that; a processor in its place doesn't."""
    if report.adapter:
        parity = replace(parity, executed_by=f"{parity.executed_by}: {report.adapter}")
        if not report.adapter.is_software:
            parity = replace(parity, limits=TASKS[spec.task].limits(QuantizationRecipe.FLOAT16, spec))
    outcome = AcceleratorOutcome.TAKEN_FULLY if parity.passed else AcceleratorOutcome.WRONG
    return replace(report, outcome=outcome, parity=parity)

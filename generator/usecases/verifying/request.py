"""Decides what can be asked of `verify`, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from generator.parity import Accelerator, AcceleratorOutcome, AcceleratorReport
from generator.parity.output_errors import OutputError
from generator.spec import (
    Activation,
    ChannelOrder,
    ImageSize,
    ModelFormat,
    Normalization,
    QuantizationRecipe,
    ResizeFilter,
    ResizeMode,
)
from generator.usecases.normalization import NormalizationPreset

__all__ = [
    "Accelerator",
    "AcceleratorReport",
    "OutputError",
    "Verdict",
    "Verification",
    "VerifiedModel",
    "VerifyRequest",
]


@dataclass(frozen=True)
class VerifyRequest:
    """What the user wants compared; None leaves it to what the models say of themselves.

    Attributes:
        source: a Keras model, a `.tflite` or an `.mlpackage`.
        artifacts: `.tflite` files and `.mlpackage` folders.
        inputs: folder of pictures, folder of `.npz` archives, or one archive.
        labels: file with one label for each line.
        precision: by whose limits artefacts are judged that don't tell theirs.
        accelerators: what every `.tflite` is tried on besides the interpreter.
    """

    source: Path
    artifacts: tuple[Path, ...]
    inputs: Path | None = None
    labels: Path | None = None
    normalization: NormalizationPreset | Normalization | None = None
    resize_mode: ResizeMode | None = None
    resize_filter: ResizeFilter | None = None
    channel_order: ChannelOrder | None = None
    activation: Activation | None = None
    input_size: ImageSize | None = None
    precision: QuantizationRecipe | None = None
    accelerators: tuple[Accelerator, ...] = ()


class Verdict(str, Enum):
    """What became of a comparison; NOT_CHECKED shows nothing, neither good nor bad.

    What is DAMAGED or MISSING could not even be opened.
    """

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_CHECKED = "not checked"
    DAMAGED = "damaged"
    MISSING = "missing"


@dataclass(frozen=True)
class VerifiedModel:
    """What comparing one artefact, executed by one runtime, with the source showed.

    Attributes:
        artifact: its path as it was given.
        format: its format; None if it has none that mobilegen knows.
        precision: how it stores its weights: `float32`, `float16`, or `integer` for everything smaller; `unknown` if
            it could not be opened.
        executed_by: the runtime, its version and what it ran on; empty if none did.
        outputs: the worst of each output over all examples.
        limits: what was asked of it, by the measures' names.
        agreeing: examples on which a classifier names the same class, of how many; None if it is no classifier.
        score_error: greatest difference of a classifier's score after the activation; None likewise.
        findings: why it differs or could not be checked; full sentences.
        divergence: the first operation that matters; full sentences; empty if it agrees.
        notes: what a reader should know; full sentences.
    """

    artifact: str
    format: ModelFormat | None
    verdict: Verdict
    precision: str
    executed_by: str = ""
    outputs: tuple[OutputError, ...] = ()
    limits: Mapping[str, float] = field(default_factory=dict)
    agreeing: tuple[int, int] | None = None
    score_error: float | None = None
    findings: tuple[str, ...] = ()
    divergence: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    log: str = ""

    @property
    def opened(self) -> bool:
        """Whether it is a model at all."""
        return self.verdict not in (Verdict.DAMAGED, Verdict.MISSING)

    @property
    def enough_agree(self) -> bool:
        """Whether a classifier names the source's class as often as its limits ask; of others nothing is asked."""
        agreeing, compared = self.agreeing or (0, 0)
        return agreeing >= self.limits.get("agreeing", 0) * compared


@dataclass(frozen=True)
class Verification:
    """Everything that `verify` found.

    Attributes:
        source: its path as it was given.
        executed_by: the runtime that gave the source's answers.
        examples: names of what the models were fed.
        accelerators: what they made of every `.tflite`.
    """

    source: str
    executed_by: str
    examples: tuple[str, ...]
    models: tuple[VerifiedModel, ...]
    accelerators: tuple[AcceleratorReport, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def differing(self) -> tuple[str, ...]:
        """Artefacts that are known not to be the source, each once and quoted."""
        return self._named(Verdict.DIFFERS, [report for report in self.accelerators if _errs(report)])

    @property
    def unchecked(self) -> tuple[str, ...]:
        """Artefacts of which nothing is known, and accelerators that were not tried."""
        return self._named(Verdict.NOT_CHECKED, [report for report in self.accelerators if not report.was_tried])

    @property
    def damaged(self) -> tuple[str, ...]:
        """Artefacts that can't be read."""
        return self._named(Verdict.DAMAGED)

    @property
    def missing(self) -> tuple[str, ...]:
        """Artefacts that are not there, or are none."""
        return self._named(Verdict.MISSING)

    def _named(self, verdict: Verdict, reports: Sequence[AcceleratorReport] = ()) -> tuple[str, ...]:
        found = [f"“{model.artifact}”" for model in self.models if model.verdict is verdict]
        found += [f"“{report.artifact}” on the {report.accelerator.label}" for report in reports]
        return tuple(dict.fromkeys(found))


def _errs(report: AcceleratorReport) -> bool:
    """What an accelerator refuses runs elsewhere; what it computes wrongly or crashes on is a danger."""
    shared = report.parity is not None and report.parity.failed
    return shared or report.outcome in (AcceleratorOutcome.WRONG, AcceleratorOutcome.CRASHED)

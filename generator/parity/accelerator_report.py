"""Decides what trying a `.tflite` on one of LiteRT's accelerators says, and what follows for the app."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from generator.parity.accelerator_log import Adapter
from generator.parity.report import ParityReport

_LAYERS_TOLD = 3
_FAILURE_LENGTH = 60
_SOFTWARE = (
    "computes in float32; what overflows the float16 of a phone's GPU shows only on the phone, where the app checks it."
)


class Accelerator(str, Enum):
    """The parts of a machine that LiteRT can run a model on."""

    CPU = "cpu"
    GPU = "gpu"

    @property
    def label(self) -> str:
        """For people: `GPU`."""
        return self.value.upper()


class AcceleratorOutcome(str, Enum):
    """What became of the model; NOT_TRIED and UNFINISHED show nothing, neither good nor bad."""

    TAKEN_FULLY = "taken fully"
    TAKEN_PARTLY = "taken partly"
    REFUSED = "refused"
    WRONG = "wrong answers"
    CRASHED = "crashed"
    UNFINISHED = "not finished"
    NOT_TRIED = "not tried here"


_REJECTED = (
    AcceleratorOutcome.TAKEN_PARTLY,
    AcceleratorOutcome.REFUSED,
    AcceleratorOutcome.WRONG,
    AcceleratorOutcome.CRASHED,
)


@dataclass(frozen=True)
class RefusedOperator:
    """A type of operator that the accelerator doesn't take.

    Attributes:
        name: as in TFLite's schema, `L2_NORMALIZATION`, or a custom operator's own name.
        reason: LiteRT's, without a full stop; may be empty.
        layers: the tensors that the model's operators of this type write. LiteRT names the type alone, so at least one
            of them is meant, not always all.
    """

    name: str
    reason: str
    layers: tuple[str, ...]

    def __str__(self) -> str:
        reason = f" ({self.reason})" if self.reason else ""
        if not self.layers:
            return f"{self.name}{reason}"
        # A tensor that several operators were fused into bears all their names, parted by semicolons.
        told = ", ".join(f"“{layer.partition(';')[0]}”" for layer in self.layers[:_LAYERS_TOLD])
        more = len(self.layers) - _LAYERS_TOLD
        rest = f" and {more} more" if more > 0 else ""
        which = "layer" if len(self.layers) == 1 else "in one or more of the layers"
        return f"{self.name}, {which} {told}{rest}{reason}"


@dataclass(frozen=True)
class AcceleratorReport:
    """What trying an artefact on an accelerator showed.

    Attributes:
        artifact: file name, for people.
        adapter: what stood behind the GPU accelerator; None on the CPU, or if there was none.
        reason: why it was refused, not tried, or not finished, without a full stop; empty if it ran.
        refused: what the accelerator doesn't take, as far as LiteRT says.
        operators: how many the accelerator takes, and how many there are; zeros if LiteRT doesn't say.
        parity: the comparison with the source model; if it was taken partly, with the CPU doing the rest; None if
            nothing was compared.
        log: the end of what LiteRT wrote.
    """

    artifact: str
    accelerator: Accelerator
    outcome: AcceleratorOutcome
    adapter: Adapter | None = None
    reason: str = ""
    refused: tuple[RefusedOperator, ...] = ()
    operators: tuple[int, int] = (0, 0)
    parity: ParityReport | None = None
    log: str = ""

    @property
    def was_tried(self) -> bool:
        """Whether anything was learnt about the model."""
        return self.outcome not in (AcceleratorOutcome.NOT_TRIED, AcceleratorOutcome.UNFINISHED)

    @property
    def rejected(self) -> bool:
        """Whether an app should do without this accelerator, which it asks to take the whole model."""
        return self.outcome in _REJECTED

    @property
    def failure(self) -> str:
        """At what it failed, in the few words that fit on a phone's screen; empty if it didn't."""
        if not self.rejected:
            return ""
        if self.outcome is AcceleratorOutcome.WRONG:
            return "wrong answers"
        if self.outcome is AcceleratorOutcome.CRASHED:
            return "it crashes"
        names = ", ".join(operator.name for operator in self.refused)
        return _shortened(f"no {names}" if names else self.reason)

    @property
    def summary(self) -> str:
        """One or two sentences for people."""
        who, what = self.accelerator.label, self.artifact
        operators = "; ".join(map(str, self.refused)) or self.reason
        match self.outcome:
            case AcceleratorOutcome.TAKEN_FULLY:
                return f"The {who} takes all of {what}: {self._compared}"
            case AcceleratorOutcome.TAKEN_PARTLY:
                return self._taken_partly()
            case AcceleratorOutcome.REFUSED:
                return f"The {who} refuses {what}: {operators}."
            case AcceleratorOutcome.WRONG:
                return f"The {who} takes all of {what}, but {self._compared}"
            case AcceleratorOutcome.CRASHED:
                return f"LiteRT crashes when the {who} takes {what}: {self.reason}."
            case AcceleratorOutcome.UNFINISHED:
                return f"The {who} gave no answer for {what}: {self.reason}."
            case AcceleratorOutcome.NOT_TRIED:
                return f"{what} was not tried here on the {who} accelerator: {self.reason}."

    @property
    def consequence(self) -> str:
        """What it means for the app, in one sentence."""
        if self.accelerator is Accelerator.CPU:
            if self.outcome is AcceleratorOutcome.TAKEN_FULLY:
                return "The CPU, which the app falls back to, runs it here."
            return "The app can't count on the CPU." if self.rejected else "Whether phones' CPUs run it is unknown."
        if self.rejected:
            return "The app starts on the CPU, with this reason, and doesn't try the GPU."
        if self.was_tried:
            return "The app starts on a phone's GPU if that one agrees, too; it checks before it trusts."
        return "The app tries each phone's GPU first and takes the CPU if that refuses or errs."

    @property
    def notes(self) -> tuple[str, ...]:
        """What lessens the worth of the trial; full sentences."""
        if self.outcome is AcceleratorOutcome.TAKEN_FULLY and self.adapter and self.adapter.is_software:
            return (f"“{self.adapter.name}” {_SOFTWARE}",)
        return ()

    def _taken_partly(self) -> str:
        taken, total = self.operators
        refused = "; ".join(map(str, self.refused))
        but = f", but refuses {refused}" if refused else f": {self.reason}" if self.reason else ""
        sentence = f"The {self.accelerator.label} takes {taken} of the {total} operators of {self.artifact}{but}."
        return f"{sentence} Together with the CPU: {self._compared}" if self.parity else sentence

    @property
    def _compared(self) -> str:
        """What the comparison showed, without its subject."""
        summary = self.parity.summary if self.parity else ""
        return summary.removeprefix(self.artifact).removeprefix(":").strip()


def _shortened(text: str) -> str:
    return text if len(text) <= _FAILURE_LENGTH else f"{text[: _FAILURE_LENGTH - 1]}…"

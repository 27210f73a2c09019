"""Decides what a report says about an artefact beside its source model, on one runtime."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OutputLine:
    """The errors of one output over all pictures.

    Attributes:
        max_abs: greatest difference of a value; None where one is no number.
        range_error: the same in proportion to the greatest magnitude that the source model gave; None likewise.
        snr_db: signal to noise in dB; None if it is infinite or a value is no number.
        decades: how many values err by how much: below 1e-8 of the range, below 1e-7, … below 1e-1, and more; empty if
            it wasn't counted.
    """

    name: str
    max_abs: float | None
    range_error: float | None
    snr_db: float | None
    decades: tuple[int, ...] = ()


@dataclass(frozen=True)
class PictureLine:
    """One picture: what both models say, and how far they are apart; infinite errors are None."""

    picture: str
    source_says: str
    source_score: float
    artifact_says: str
    artifact_score: float
    agrees: bool
    score_error: float | None
    relative_error: float | None


@dataclass(frozen=True)
class ParitySection:
    """What one runtime showed.

    Attributes:
        executed_by: the runtime and its version; empty if none did.
        outcome: `passed`, `failed` or `not executed`.
        summary: one sentence.
        limits: what was asked for, in words.
        notes: what lessens the worth of the comparison; full sentences.
    """

    outcome: str
    summary: str
    executed_by: str = ""
    limits: str = ""
    outputs: tuple[OutputLine, ...] = ()
    pictures: tuple[PictureLine, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether it was executed and agrees."""
        return self.outcome == "passed"

    @property
    def failed(self) -> bool:
        """Whether it was executed and differs."""
        return self.outcome == "failed"

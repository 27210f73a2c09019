"""Decides what a piece of advice is: something to do, and the measurement that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class AdviceKind(str, Enum):
    """What advice is about."""

    LARGEST_LAYERS = "largest-layers"
    FLOAT_LAYERS = "float-layers"
    DELEGATE = "delegate"
    SELECT_TF_OPS = "select-tf-ops"
    INPUT_SIZE = "input-size"
    DEAD_OUTPUT = "dead-output"
    QUANTIZATION_AWARE_TRAINING = "quantization-aware-training"


@dataclass(frozen=True)
class Advice:
    """Something worth doing.

    Attributes:
        message: what to do and why, in full sentences.
        evidence: what was measured, with its numbers, in full sentences.
        subject: the artefact that it is about; empty for the model itself.
    """

    kind: AdviceKind
    message: str
    evidence: str
    subject: str = ""

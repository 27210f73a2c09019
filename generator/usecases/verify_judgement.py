"""Decides whether an artefact's answers are the source's: a classifier's by the task's measure, others by range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from generator.metadata import StoredContract
from generator.parity.comparison import Outputs
from generator.parity.output_errors import OutputError, output_errors
from generator.spec import (
    Activation,
    ImagePreprocessing,
    ImageSize,
    LabelSet,
    ModelSpec,
    Normalization,
    Postprocessing,
    QuantizationRecipe,
    TaskKind,
    TensorSpec,
)
from generator.tasks import TASKS, Agreement, Limits

_TASK = TASKS[TaskKind.IMAGE_CLASSIFICATION]
# Integers and other compressed weights. Measured on MobileNetV2, EfficientNetB0 and ResNet50: 8 bits keep 19 to 40 dB
# of the signal; pruned by half, what names other classes keeps 1 to 4 dB. One picture in ten may lie between classes.
_COMPRESSED_SNR = 15.0
_COMPRESSED_AGREEING = 0.9


@dataclass(frozen=True)
class Judgement:
    """What the numbers say.

    Attributes:
        outputs: the worst of each output.
        agreements: of each example by the task's measure; none if the model is no classifier.
        limits: for people.
        failures: which limits don't hold; full sentences; none if all do.
        worst: index of the example that differs most.
    """

    outputs: tuple[OutputError, ...]
    agreements: tuple[Agreement, ...]
    limits: str
    failures: tuple[str, ...]
    worst: int


def classifier(contract: StoredContract, expected: Outputs) -> ModelSpec | None:
    """The contract of a classifier: a model whose labels are known and of which an output has a score for each."""
    scores = next((name for name, values in expected.items() if values.size == len(contract.labels)), None)
    if not contract.labels or scores is None:
        return None
    outputs = (scores, *(name for name in expected if name != scores))
    return ModelSpec(
        name="classifier",
        task=TaskKind.IMAGE_CLASSIFICATION,
        inputs=(),
        outputs=tuple(TensorSpec(name, expected[name].shape) for name in outputs),
        preprocessing=ImagePreprocessing(ImageSize(1, 1), Normalization.identity()),
        postprocessing=Postprocessing(contract.activation or _activation(expected[scores].reshape(-1))),
        labels=LabelSet(contract.labels),
    )


def judge(
    expected: Sequence[Outputs], actual: Sequence[Outputs], spec: ModelSpec | None, recipe: QuantizationRecipe | None
) -> Judgement:
    """Compares the answers to all examples; `recipe` None means integers, `spec` None no classifier."""
    errors = output_errors(expected, actual)
    scores = spec.outputs[0].name if spec else ""
    agreements = tuple(
        _TASK.agreement(wanted[scores].reshape(-1), given[scores].reshape(-1), spec)
        for wanted, given in zip(expected, actual, strict=True)
        if spec
    )
    limits = _TASK.limits(recipe) if recipe else None
    judged = [error for error in errors if not agreements or error.name != scores]
    failures = [message for error in judged if (message := _output_failure(error, limits))]
    failures += _score_failures(agreements, next((each for each in errors if each.name == scores), None), limits)
    return Judgement(errors, agreements, _told(limits), tuple(failures), _worst(expected, actual))


def _output_failure(error: OutputError, limits: Limits | None) -> str:
    if limits is None:
        lost = error.snr_db < _COMPRESSED_SNR
        return f"Output “{error.name}” keeps {error.snr_db:.0f} dB of its signal." if lost else ""
    if error.range_error <= limits.range_error:
        return ""
    return f"Output “{error.name}” is off by {error.range_error:.2g} of its range."


def _score_failures(agreements: Sequence[Agreement], error: OutputError | None, limits: Limits | None) -> list[str]:
    if not agreements or error is None:
        return []
    told = (
        "The source's classes, or one as good, are not given to enough examples" if _too_few(agreements, limits) else ""
    )
    if limits is None:
        lost = f"Its scores keep {error.snr_db:.0f} dB of their signal" if error.snr_db < _COMPRESSED_SNR else ""
    else:
        lost = _scores_off(agreements, error) if not _close(agreements, limits) else ""
    return [f"{message}." for message in (told, lost) if message]


def _too_few(agreements: Sequence[Agreement], limits: Limits | None) -> bool:
    share = limits.agreeing if limits else _COMPRESSED_AGREEING
    return sum(agreement.agrees for agreement in agreements) < share * len(agreements)


def _close(agreements: Sequence[Agreement], limits: Limits) -> bool:
    return replace(limits, agreeing=0).accept(agreements)


def _scores_off(agreements: Sequence[Agreement], error: OutputError) -> str:
    worst = max(agreement.score_error for agreement in agreements)
    return f"A score is off by up to {worst:.2g}, raw values by {error.range_error:.2g} of their range"


def _told(limits: Limits | None) -> str:
    if limits is None:
        return f"signal to noise {_COMPRESSED_SNR:g} dB, {_COMPRESSED_AGREEING:.0%} of a classifier's examples agree"
    return (
        f"range error {limits.range_error:g}, of a classifier's scores {limits.relative_error:g}, "
        f"{limits.agreeing:.0%} of its examples agree"
    )


def _worst(expected: Sequence[Outputs], actual: Sequence[Outputs]) -> int:
    errors = [
        max(error.range_error for error in output_errors([wanted], [given]))
        for wanted, given in zip(expected, actual, strict=True)
    ]
    return int(np.argmax(errors))


def _activation(scores: np.ndarray[tuple[int], np.dtype[np.float32]]) -> Activation:
    """What turns scores into probabilities: nothing if they are some already."""
    are_probabilities = scores.min() >= 0 and abs(float(scores.sum()) - 1) < 1e-2
    return Activation.NONE if are_probabilities else Activation.SOFTMAX

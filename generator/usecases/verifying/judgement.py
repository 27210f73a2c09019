"""Decides whether an artefact's answers are the source's: a classifier's by the task's measure, others by range."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from generator.metadata import StoredContract
from generator.parity.comparison import Outputs, compare
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


@dataclass(frozen=True)
class Judgement:
    """What the numbers say.

    Attributes:
        outputs: the worst of each output; a classifier's `range_error` is in proportion to each example's own greatest
            value, as the limits mean it.
        agreements: of each example by the task's measure; none if the model is no classifier.
        limits: what was asked, by the measures' names: `range_error`, `relative_error`, `agreeing`, `snr_db`.
        failures: which limits don't hold; full sentences; none if all do.
        worst: index of the example that differs most.
    """

    outputs: tuple[OutputError, ...]
    agreements: tuple[Agreement, ...]
    limits: Mapping[str, float]
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
    """Compares the answers to all examples; `recipe` None means integers, `spec` None no classifier.

    A classifier is measured and judged as the parity gate does it.

    Raises:
        IncomparableError, ValueError: an output has another number of values.
    """
    errors = output_errors(expected, actual)
    limits = _TASK.limits(recipe, spec)
    if spec is None:
        failures = [message for error in errors if (message := _output_failure(error, limits))]
        return Judgement(errors, (), _asked(limits, classifies=False), tuple(failures), _worst(expected, actual))
    pairs = list(zip(expected, actual, strict=True))
    agreements = tuple(compare(number, *pair, spec).agreement for number, pair in enumerate(pairs, 1))
    errors = _by_example(errors, pairs)
    failures = _classifier_failures(agreements, errors, pairs, spec, limits)
    return Judgement(errors, agreements, _asked(limits, classifies=True), tuple(failures), _worst(expected, actual))


def _by_example(errors: Sequence[OutputError], pairs: Sequence[tuple[Outputs, Outputs]]) -> tuple[OutputError, ...]:
    """The errors in proportion to each example's own greatest value."""
    each = [output_errors([wanted], [given]) for wanted, given in pairs]
    return tuple(
        replace(error, range_error=max(of_one[index].range_error for of_one in each))
        for index, error in enumerate(errors)
    )


def _classifier_failures(
    agreements: Sequence[Agreement],
    errors: Sequence[OutputError],
    pairs: Sequence[tuple[Outputs, Outputs]],
    spec: ModelSpec,
    limits: Limits,
) -> list[str]:
    agreeing = sum(agreement.agrees for agreement in agreements)
    needed = least_agreeing(limits.agreeing, len(agreements))
    failures = []
    if agreeing < needed:
        ask = "is needed" if needed == 1 else "are needed"
        failures.append(f"Only {agreeing} of {len(agreements)} examples get the source's class; {needed} {ask}.")
    noisy = [_output_failure(error, limits) for error in errors if error.snr_db < limits.snr_db]
    if noisy or replace(limits, agreeing=0).accept(agreements):
        return failures + noisy
    scores = spec.outputs[0].name
    own = [_TASK.agreement(wanted[scores], given[scores], spec) for wanted, given in pairs]
    others = [_output_failure(error, limits) for error in errors if error.name != scores]
    off = "" if replace(limits, agreeing=0).accept(own) else _scores_off(own, spec, limits)
    return failures + [message for message in (off, *others) if message]


def least_agreeing(share: float, examples: int) -> int:
    """How many of the examples must agree."""
    return next(count for count in range(examples + 1) if count >= share * examples)


def _scores_off(agreements: Sequence[Agreement], spec: ModelSpec, limits: Limits) -> str:
    relative = max(agreement.relative_error for agreement in agreements)
    if not math.isfinite(relative):
        return "A score is NaN or infinite."
    off = f"A score is off by up to {relative:.2g} of the best one (limit {limits.relative_error:g})"
    if spec.postprocessing.activation is not Activation.NONE:
        raw = max(agreement.range_error for agreement in agreements)
        off += f", raw values by {raw:.2g} of their range (limit {limits.range_error:g})"
    return f"{off}."


def _output_failure(error: OutputError, limits: Limits) -> str:
    """Empty if there is none."""
    if not math.isfinite(error.max_abs):
        return f"Output “{error.name}” holds NaN or infinity where the source doesn't."
    if error.snr_db < limits.snr_db:
        return f"Output “{error.name}” is only {round(error.snr_db)} dB above its error (limit {limits.snr_db:g} dB)."
    if error.range_error <= limits.range_error:
        return ""
    return f"Output “{error.name}” is off by {error.range_error:.2g} of its range (limit {limits.range_error:g})."


def _asked(limits: Limits, *, classifies: bool) -> dict[str, float]:
    asked = {"range_error": limits.range_error, "snr_db": limits.snr_db}
    if classifies:
        asked |= {"relative_error": limits.relative_error, "agreeing": limits.agreeing}
    return {name: limit for name, limit in asked.items() if math.isfinite(limit)}


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

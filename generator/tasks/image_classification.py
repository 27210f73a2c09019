"""Decides what image classification demands of a model, what its scores mean, and when two answers are the same."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from generator.processing import activate, top_k
from generator.spec import Activation, ModelArtifact, ModelSpec, Problem, QuantizationRecipe, TaskKind
from generator.tasks.agreement import SMALLEST_RANGE, Agreement, Limits
from generator.tasks.image_classification_problems import classification_problems
from generator.tasks.image_classification_tolerances import classification_tolerances
from generator.tasks.results import Result, Results
from generator.tasks.tolerances import Tolerances

# A person can't tell 50 % from 49.5 %: a class whose score is that close to the best one is as good an answer.
_NEAR_TIE = 0.01
# Scores below a thousandth are nothing, and their proportions neither.
_SMALLEST_SCALE = 1e-3
_NO_NUMBERS = Agreement(False, score_error=math.inf, relative_error=math.inf, raw_error=math.inf, range_error=math.inf)

# Measured in docs/parity.md, which also says what no limit can tell. Errors of the range, then of the best score.
# float32: the same arithmetic in another order. Known networks erred by 6e-6 and 3e-5; random weights can amplify
# rounding to 2e-5 of the range. Broken ones erred by 1e-2 and more.
# float16: weights, and on Core ML all intermediate values, keep 11 significant bits. Known networks erred by 1.1e-2 and
# 3.4e-2, those with a mistake in their structure by 0.13 and 0.48 and more. One picture in ten may lie between two
# classes: of the usual sixteen, one.
_LIMITS = {
    QuantizationRecipe.FLOAT32: Limits(relative_error=1e-3, range_error=1e-4, agreeing=1.0),
    QuantizationRecipe.FLOAT16: Limits(relative_error=0.1, range_error=5e-2, agreeing=0.9),
}
# Integers and other compressed weights change every answer a little; by how much is the recipe's price. On MobileNetV2,
# EfficientNetB0 and ResNet50 8 bits keep 19 to 40 dB of the signal; pruned by half, what names other classes keeps
# 1 to 4 dB. What a recipe costs in accuracy, labelled pictures tell.
_COMPRESSED = Limits(relative_error=math.inf, range_error=math.inf, agreeing=0.9, snr_db=15.0)


class ImageClassification:
    """One picture in, one score for each label out."""

    kind = TaskKind.IMAGE_CLASSIFICATION
    overlay = TaskKind.IMAGE_CLASSIFICATION.value

    def problems(self, spec: ModelSpec, final_activation: Activation | None = None) -> list[Problem]:
        """See `Task.problems`."""
        return spec.problems() + classification_problems(spec, final_activation)

    def probabilities(self, raw: NDArray[np.float32], spec: ModelSpec) -> NDArray[np.float32]:
        """See `Task.probabilities`."""
        return activate(raw.reshape(-1), spec.postprocessing.activation)

    def decode(self, raw: NDArray[np.float32], spec: ModelSpec) -> Results:
        """The best `top_k` classes; the first one counts as "not sure" if its score is below the threshold."""
        scores = self.probabilities(raw, spec)
        best = top_k(scores, spec.postprocessing.top_k)
        return tuple(Result(int(index), spec.labels.names[index], float(scores[index])) for index in best)

    def agreement(self, expected: NDArray[np.float32], actual: NDArray[np.float32], spec: ModelSpec) -> Agreement:
        """See `Task.agreement`; the same best class, or one that the source model scores almost as high."""
        if expected.size != actual.size:
            raise ValueError(f"{actual.size} scores can't be compared with {expected.size}")
        expected_scores, actual_scores = self.probabilities(expected, spec), self.probabilities(actual, spec)
        if not all(np.isfinite(values).all() for values in (expected, actual, expected_scores, actual_scores)):
            return _NO_NUMBERS
        score_error = _greatest_difference(expected_scores, actual_scores)
        scale = max(float(np.abs(expected_scores).max()), _SMALLEST_SCALE)
        raw_error = _greatest_difference(expected, actual)
        behind = float(expected_scores.max() - expected_scores[top_k(actual_scores, 1)[0]])
        return Agreement(
            agrees=behind <= _NEAR_TIE * scale,
            score_error=score_error,
            relative_error=score_error / scale,
            raw_error=raw_error,
            range_error=raw_error / max(float(np.abs(expected).max()), SMALLEST_RANGE),
        )

    def limits(self, recipe: QuantizationRecipe | None, spec: ModelSpec | None = None) -> Limits:
        """See `Task.limits`; raw values that are the scores already are held to what scores are held to."""
        limits = _LIMITS.get(recipe, _COMPRESSED) if recipe else _COMPRESSED
        if spec is not None and spec.postprocessing.activation is Activation.NONE:
            return replace(limits, range_error=limits.relative_error)
        return limits

    def tolerances(self, artifact: ModelArtifact, spec: ModelSpec, measured: float) -> Tolerances:
        """See `Task.tolerances`."""
        return classification_tolerances(artifact, spec.postprocessing.activation, measured)


def _greatest_difference(first: NDArray[np.float32], second: NDArray[np.float32]) -> float:
    """In float64, so that two large numbers differ by no infinity."""
    difference = np.abs(first.reshape(-1).astype(np.float64) - second.reshape(-1).astype(np.float64))
    return float(difference.max())

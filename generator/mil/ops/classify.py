"""Decides which class MIL's `classify` names.

Definition: coremltools, `converters/mil/mil/ops/defs/iOS15/classify.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.mil.ops.arguments import Array
from generator.mil.ops.registry import Operations

operations = Operations()


@operations.define("classify")
def classify(
    probabilities: Array, classes: Sequence[str] | Sequence[int] | Array
) -> tuple[str | int, dict[str | int, float]]:
    """The class of the greatest probability, the first of equal ones, and each class's probability.

    Raises:
        ValueError: there isn't one probability for each class.
    """
    labels = [label if isinstance(label, str) else int(label) for label in classes]
    values = [float(value) for value in probabilities.reshape(-1)]
    if len(labels) != len(values) or not labels:
        raise ValueError(f"{len(values)} probabilities for {len(labels)} classes")
    return labels[int(probabilities.reshape(-1).argmax())], dict(zip(labels, values, strict=True))

"""Decides how what a Core ML package gives becomes arrays: a classifier's probabilities in the order of its labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from generator.parity.worker.exchange import Arrays, UnableError


def feature_arrays(outputs: Mapping[str, Any], labels: Sequence[str | int] = ()) -> Arrays:
    """Arrays and numbers as they are; probabilities by label as a vector; the one label, a text, is left out.

    Args:
        outputs: what the runtime gave, by feature.
        labels: the order of probabilities; that of the mapping if there are none.

    Raises:
        UnableError: the probabilities are those of other labels.
    """
    arrays: Arrays = {}
    for name, value in outputs.items():
        if isinstance(value, Mapping):
            if labels and set(labels) != set(value):
                raise UnableError(f"“{name}” has probabilities of other labels than the package names")
            arrays[name] = np.array([value[label] for label in labels or value], np.float32)
        elif not isinstance(value, str):
            arrays[name] = np.asarray(value)
    return arrays

"""Classes: the label of the greatest probability, and all of them by label."""

from __future__ import annotations

import numpy as np
import pytest

from generator.mil.ops import OPERATIONS


def test_text_labels() -> None:
    label, probabilities = OPERATIONS["classify"](np.array([[0.25, 0.5, 0.25]], np.float32), ["a", "b", "c"])
    assert label == "b"
    assert probabilities == {"a": 0.25, "b": 0.5, "c": 0.25}


def test_integer_labels() -> None:
    label, probabilities = OPERATIONS["classify"](np.array([0.75, 0.25], np.float32), np.array([10, 2**40]))
    assert label == 10
    assert probabilities == {10: 0.75, 2**40: 0.25}
    assert all(type(key) is int for key in probabilities)


def test_the_first_of_equal_ones() -> None:
    assert OPERATIONS["classify"](np.array([0.5, 0.5], np.float32), ["a", "b"])[0] == "a"


@pytest.mark.parametrize("labels", [["a"], ["a", "b", "c"], []])
def test_as_many_labels_as_probabilities(labels: list[str]) -> None:
    with pytest.raises(ValueError, match="probabilities for"):
        OPERATIONS["classify"](np.array([0.5, 0.5], np.float32), labels)

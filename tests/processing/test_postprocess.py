"""Scores equal the exact values rounded to float32; the ranking is total and stable."""

from __future__ import annotations

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.processing import postprocess, top_k
from generator.processing.postprocess import activate
from generator.spec import Activation, DType, Postprocessing, QuantizationParams, TensorSpec
from tests.support.vector_tables import ulps_apart

_GENERATOR = np.random.default_rng(11)
_VALUES = [
    np.array([0.0], np.float32),
    np.array([1000, 999, -1000], np.float32),
    np.array([-1000, -1001], np.float32),
    _GENERATOR.normal(0, 3, 10).astype(np.float32),
    _GENERATOR.normal(0, 30, 1001).astype(np.float32),
]


@pytest.mark.parametrize("values", _VALUES, ids=len)
def test_softmax_is_exact_to_half_an_ulp(values: NDArray[np.float32]) -> None:
    with localcontext() as context:
        context.prec, context.Emin = 60, -10_000
        exponentials = [(Decimal(float(value)) - Decimal(float(values.max()))).exp() for value in values]
        exact = [float(value / sum(exponentials)) for value in exponentials]
    scores = activate(values, Activation.SOFTMAX)
    assert scores.dtype == np.float32
    assert ulps_apart(scores, np.array(exact, np.float32)) == 0


@pytest.mark.parametrize("values", _VALUES, ids=len)
def test_sigmoid_is_exact_to_half_an_ulp(values: NDArray[np.float32]) -> None:
    with localcontext() as context:
        context.prec, context.Emin = 60, -10_000
        exact = [float(1 / (1 + (-Decimal(float(value))).exp())) for value in values]
    assert ulps_apart(activate(values, Activation.SIGMOID), np.array(exact, np.float32)) == 0


def test_none_keeps_scores() -> None:
    assert np.array_equal(activate(_VALUES[3], Activation.NONE), _VALUES[3])


@pytest.mark.parametrize("spoiler", [math.nan, math.inf])
def test_softmax_of_something_that_is_no_number_says_so_everywhere(spoiler: float) -> None:
    assert np.isnan(activate(np.array([1, spoiler, 2], np.float32), Activation.SOFTMAX)).all()


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([0.1, 0.7, 0.2], [1, 2, 0]),
        ([3, 1, 3, 3], [0, 2, 3, 1]),
        ([-0.0, 0.0, -0.0], [0, 1, 2]),
        ([math.nan, -math.inf, math.nan, 2], [3, 1, 0, 2]),
        ([], []),
    ],
)
def test_top_k_breaks_ties_by_index_and_puts_nan_last(scores: list[float], expected: list[int]) -> None:
    values = np.array(scores, np.float32)
    for k in range(1, len(scores) + 3):
        assert top_k(values, k).tolist() == expected[:k]


def test_top_k_is_the_head_of_a_stable_sort() -> None:
    scores = _GENERATOR.integers(0, 20, 300).astype(np.float32)
    expected = sorted(range(300), key=lambda index: -float(scores[index]))
    assert top_k(scores, 17).tolist() == expected[:17]


def test_quantised_output_is_dequantised_before_the_activation() -> None:
    tensor = TensorSpec("logits", (1, 1, 1, 3), DType.INT8, QuantizationParams(0.5, -10))
    raw = np.array([-10, -8, 127], np.int8).reshape(tensor.shape)
    scores = postprocess(raw, Postprocessing(Activation.SIGMOID), tensor)
    assert np.array_equal(scores, activate(np.array([0, 1, 68.5], np.float32), Activation.SIGMOID))

"""Decides how a model's raw output becomes scores, and which of them come first."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.processing.quantization import to_real
from generator.spec import Activation, Postprocessing, TensorSpec


def postprocess(raw: NDArray[Any], postprocessing: Postprocessing, tensor: TensorSpec) -> NDArray[np.float32]:
    """Scores, float32 `[count]`, from an output of any shape as the model gives it, in the element type of `tensor`.

    Raises:
        ValueError: `tensor` is of another type than float32, float16 or 8 bits.
    """
    return activate(to_real(raw, tensor).reshape(-1), postprocessing.activation)


def activate(values: NDArray[np.float32], activation: Activation) -> NDArray[np.float32]:
    """float32 `[count]` to float32 `[count]`."""
    if activation is Activation.SOFTMAX:
        return softmax(values)
    if activation is Activation.SIGMOID:
        return sigmoid(values)
    return values


def softmax(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """`exp(v - max) / sum` in float64, the sum in index order, rounded to float32.

    A value that is NaN or +infinity makes all results NaN.
    """
    wide = values.astype(np.float64)
    with np.errstate(invalid="ignore"):
        exponentials = np.exp(wide - wide.max())
    # np.sum adds pairwise, the contract in index order.
    total = exponentials.cumsum()[-1]
    result: NDArray[np.float32] = (exponentials / total).astype(np.float32)
    return result


def sigmoid(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """`1 / (1 + exp(-v))` in float64, rounded to float32."""
    with np.errstate(over="ignore"):
        result: NDArray[np.float32] = (1.0 / (1.0 + np.exp(-values.astype(np.float64)))).astype(np.float32)
    return result


def top_k(scores: NDArray[np.float32], k: int) -> NDArray[np.intp]:
    """Indices of the `min(k, count)` greatest scores, best first; ties by ascending index, a NaN after everything."""
    # A stable sort by (is NaN, descending score) keeps equal scores, 0 and -0 among them, in index order.
    is_nan = np.isnan(scores)
    order: NDArray[np.intp] = np.lexsort((-np.where(is_nan, np.float32(0), scores), is_nan))
    return order[:k]

"""Decides what MIL's matrix products compute.

Names, defaults and formulas are those of coremltools' operation reference (`mil.ops.defs`: linear of iOS15 and iOS17,
transformers of iOS18).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from generator.mil.ops.activation import softmax
from generator.mil.ops.arguments import Array
from generator.mil.ops.registry import Operations

operations = Operations()


@operations.define("linear")
def linear(x: Array, weight: Array, bias: Array | None = None) -> Array:
    """`x · weightᵀ + bias`, with a weight of `[outputs, inputs]` and `x` of `[…, inputs]`."""
    product: Array = np.matmul(x, weight.T)
    if bias is not None:
        product += bias
    return product


@operations.define("matmul")
def matmul(x: Array, y: Array, transpose_x: bool = False, transpose_y: bool = False) -> Array:
    """The products of the last two axes' matrices, all others broadcast; a vector can't be transposed and stays."""
    left = np.swapaxes(x, -1, -2) if transpose_x and x.ndim > 1 else x
    right = np.swapaxes(y, -1, -2) if transpose_y and y.ndim > 1 else y
    return np.asarray(np.matmul(left, right))


@operations.define("einsum")
def einsum(values: Sequence[Array], equation: str) -> Array:
    """Products summed over the subscripts that the equation's right side lacks; an axis of length 1 is broadcast."""
    return np.asarray(np.einsum(equation.replace(" ", ""), *values, optimize=True))


@operations.define("scaled_dot_product_attention")
def scaled_dot_product_attention(query: Array, key: Array, value: Array, attn_mask: Array | None = None) -> Array:
    """`softmax(query · keyᵀ / √E + mask) · value` for `query [B, …, L, E]`, `key [B, …, S, E]`, `value [B, …, S, V]`.

    Of a mask of truth values, the false ones are left out of the softmax; it is broadcast to `[B, …, L, S]`.
    """
    scores = np.matmul(query, np.swapaxes(key, -1, -2))
    scores /= scores.dtype.type(math.sqrt(query.shape[-1]))
    if attn_mask is not None:
        scores = np.where(attn_mask, scores, -np.inf) if attn_mask.dtype == np.bool_ else scores + attn_mask
    return np.asarray(np.matmul(softmax(scores), value))

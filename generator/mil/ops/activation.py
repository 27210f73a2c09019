"""Decides what MIL's activation functions compute.

Names, defaults and formulas are those of coremltools' operation reference (`mil.ops.defs`: activation of iOS15; iOS17
only lets `alpha` and `beta` have another float type than `x`). Overflow inside of a formula is avoided where it would
turn a finite result into infinity or NaN.
"""

from __future__ import annotations

import math

import numpy as np

from generator.mil.ops.arguments import Array, along_axis, axis_index
from generator.mil.ops.blocks import blockwise
from generator.mil.ops.error_function import erf
from generator.mil.ops.registry import Operations

operations = Operations()


@operations.define("relu", exact=True)
def relu(x: Array) -> Array:
    """`max(x, 0)`; NaN stays NaN."""
    return np.asarray(np.maximum(x, 0))


@operations.define("relu6", exact=True)
def relu6(x: Array) -> Array:
    """`min(max(x, 0), 6)`."""
    return np.asarray(np.clip(x, 0, 6))


@operations.define("thresholded_relu", exact=True)
def thresholded_relu(x: Array, alpha: Array) -> Array:
    """`x` where it is at least `alpha`, else 0."""
    return np.where(np.greater_equal(x, alpha), x, x.dtype.type(0))


@operations.define("clamped_relu")
def clamped_relu(x: Array, alpha: Array, beta: Array) -> Array:
    """`min(beta, x)` from 0 on, below it `min(beta, alpha · x)`."""
    return np.asarray(np.minimum(leaky_relu(x, alpha), beta))


@operations.define("leaky_relu")
def leaky_relu(x: Array, alpha: Array) -> Array:
    """`x` from 0 on, below it `alpha · x`."""
    return np.where(np.greater_equal(x, 0), x, x * alpha)


@operations.define("prelu")
def prelu(x: Array, alpha: Array) -> Array:
    """`leaky_relu` with an `alpha` for each channel, the second axis."""
    return leaky_relu(x, along_axis(alpha, 1, x.ndim))


@operations.define("elu")
def elu(x: Array, alpha: Array) -> Array:
    """`x` from 0 on, below it `alpha · (eˣ - 1)`."""
    return np.asarray(np.where(np.greater_equal(x, 0), x, alpha * np.expm1(np.minimum(x, 0))))


@operations.define("linear_activation")
def linear_activation(x: Array, alpha: Array, beta: Array) -> Array:
    """`alpha · x + beta`."""
    return np.asarray(alpha * x + beta)


@operations.define("scaled_tanh")
def scaled_tanh(x: Array, alpha: Array, beta: Array) -> Array:
    """`alpha · tanh(beta · x)`."""
    return np.asarray(alpha * np.tanh(beta * x))


def _sigmoid(x: Array) -> Array:
    """`1 / (1 + e⁻ˣ)`: an exponential that overflows gives the right 0."""
    result: Array = np.exp(-x)
    result += 1
    return np.reciprocal(result, out=result)


def _silu(x: Array) -> Array:
    return x * _sigmoid(x)


def _softplus(x: Array) -> Array:
    """`log(1 + eˣ)`, written so that the exponential is never greater than 1."""
    return np.asarray(np.log1p(np.exp(-np.abs(x))) + np.maximum(x, 0))


_sigmoid_of = blockwise(_sigmoid)
_silu_of = blockwise(_silu)
_softplus_of = blockwise(_softplus)


@operations.define("sigmoid")
def sigmoid(x: Array) -> Array:
    """`1 / (1 + e⁻ˣ)`."""
    return _sigmoid_of(x)


@operations.define("sigmoid_hard")
def sigmoid_hard(x: Array, alpha: Array, beta: Array) -> Array:
    """`min(max(alpha · x + beta, 0), 1)`."""
    return np.asarray(np.clip(alpha * x + beta, 0, 1))


@operations.define("silu")
def silu(x: Array) -> Array:
    """`x · sigmoid(x)`, which is NaN at minus infinity like the product."""
    return _silu_of(x)


@operations.define("softplus")
def softplus(x: Array) -> Array:
    """`log(1 + eˣ)`."""
    return _softplus_of(x)


@operations.define("softplus_parametric")
def softplus_parametric(x: Array, alpha: Array, beta: Array) -> Array:
    """`alpha · log(1 + e^(beta · x))` with an `alpha` and a `beta` for each channel, the second axis."""
    return np.asarray(along_axis(alpha, 1, x.ndim) * _softplus_of(along_axis(beta, 1, x.ndim) * x))


@operations.define("softsign")
def softsign(x: Array) -> Array:
    """`x / (1 + |x|)`."""
    return np.asarray(x / (1 + np.abs(x)))


@operations.define("softmax")
def softmax(x: Array, axis: int | Array = -1) -> Array:
    """`eˣ` over its sum along one axis; the greatest element is taken off first, which changes nothing but overflow."""
    along = axis_index(axis, x.ndim)
    result = np.subtract(x, np.max(x, axis=along, keepdims=True))
    np.exp(result, out=result)
    result /= np.sum(result, axis=along, keepdims=True)
    return result


def _exact_gelu(x: Array) -> Array:
    result = erf(x * x.dtype.type(math.sqrt(0.5)))
    result += 1
    result *= x
    result *= 0.5
    return result


def _tanh_gelu(x: Array) -> Array:
    result = x * x
    result *= 0.044715
    result += 1
    result *= x
    result *= math.sqrt(2 / math.pi)
    np.tanh(result, out=result)
    result += 1
    result *= x
    result *= 0.5
    return result


_GELU = {
    "EXACT": blockwise(_exact_gelu),
    "TANH_APPROXIMATION": blockwise(_tanh_gelu),
    "SIGMOID_APPROXIMATION": blockwise(lambda x: x * _sigmoid(x * x.dtype.type(1.702))),
}


@operations.define("gelu")
def gelu(x: Array, mode: str = "EXACT") -> Array:
    """`x/2 · (1 + erf(x/√2))`, or one of two approximations of it.

    `TANH_APPROXIMATION` is `x/2 · (1 + tanh(√(2/π) · (x + 0.044715·x³)))`,
    `SIGMOID_APPROXIMATION` is `x · sigmoid(1.702·x)`.

    Raises:
        ValueError: `mode` is none of the three.
    """
    if mode not in _GELU:
        raise ValueError(f"gelu has no mode {mode!r}, but {', '.join(_GELU)}")
    return _GELU[mode](x)

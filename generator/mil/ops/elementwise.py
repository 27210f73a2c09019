"""Decides what MIL's elementwise operations compute, apart from the activations.

Names, defaults and types are those of coremltools' operation reference (`mil.ops.defs`: elementwise_unary and
elementwise_binary of iOS15, elementwise_unary of iOS17, `select` of control_flow). Where that gives a value inference
in numpy, its conventions are followed; a note says so where another choice would have been possible.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from generator.mil.ops.arguments import NUMPY_TYPES, Array
from generator.mil.ops.blocks import blockwise
from generator.mil.ops.error_function import erf
from generator.mil.ops.registry import Operation, Operations

operations = Operations()

_UNARY: dict[str, Callable[[Array], Any]] = {
    "acos": np.arccos,
    "asin": np.arcsin,
    "atan": np.arctan,
    "atanh": np.arctanh,
    "cos": np.cos,
    "cosh": np.cosh,
    "erf": blockwise(erf),
    "exp": np.exp,
    "logical_not": np.logical_not,
    "sin": np.sin,
    "sinh": np.sinh,
    "sqrt": np.sqrt,
    "square": np.square,
    "tan": np.tan,
    "tanh": np.tanh,
}

_EXACT_UNARY: dict[str, Callable[[Array], Any]] = {
    "abs": np.abs,
    "ceil": np.ceil,
    "floor": np.floor,
    "identity": lambda x: x,
    "round": np.rint,
    "sign": np.sign,
}
"""Whatever is rounded to an integer is an integer that the same float type holds. Halves are rounded to even."""

_BINARY: dict[str, Callable[[Array, Array], Any]] = {
    "add": np.add,
    "equal": np.equal,
    "floor_div": np.floor_divide,
    "greater": np.greater,
    "greater_equal": np.greater_equal,
    "less": np.less,
    "less_equal": np.less_equal,
    "logical_and": np.logical_and,
    "logical_or": np.logical_or,
    "logical_xor": np.logical_xor,
    "mod": np.mod,
    "mul": np.multiply,
    "not_equal": np.not_equal,
    "sub": np.subtract,
}
"""`floor_div` rounds towards minus infinity and `mod` has the divisor's sign, as in Python."""

_EXACT_BINARY: dict[str, Callable[[Array, Array], Any]] = {"maximum": np.maximum, "minimum": np.minimum}


def _unary(function: Callable[[Array], Any]) -> Operation:
    def operation(x: Array) -> Any:
        return function(x)

    return operation


def _binary(function: Callable[[Array, Array], Any]) -> Operation:
    def operation(x: Array, y: Array) -> Any:
        return function(x, y)

    return operation


for _name, _function in (_UNARY | _EXACT_UNARY).items():
    operations.define(_name, exact=_name in _EXACT_UNARY)(_unary(_function))
for _name, _combine in (_BINARY | _EXACT_BINARY).items():
    operations.define(_name, exact=_name in _EXACT_BINARY)(_binary(_combine))


@operations.define("real_div")
def real_div(x: Array, y: Array) -> Array:
    """Floats are divided; of two integers the quotient is truncated (the type inferred for it is an integer)."""
    quotient: Array = np.asarray(np.true_divide(x, y))
    return _as_integers_of(quotient, x) if _are_integers(x) else quotient


@operations.define("pow")
def pow_(x: Array, y: Array) -> Array:
    """Integers to negative powers are truncated, too; numpy has no integer power for those."""
    if not _are_integers(x):
        return np.asarray(np.power(x, y))
    return _as_integers_of(np.asarray(np.float_power(x, y)), x)


def _are_integers(x: Array) -> bool:
    return np.asarray(x).dtype.kind in "iu"


def _as_integers_of(values: Array, x: Array) -> Array:
    return np.trunc(values).astype(np.asarray(x).dtype)


@operations.define("exp2")
def exp2(x: Array) -> Array:
    """2 to the power of `x`; of integers, negative ones give 0."""
    powers: Array = np.asarray(np.exp2(x))
    return _as_integers_of(powers, x) if _are_integers(x) else powers


@operations.define("inverse")
def inverse(x: Array, epsilon: float | Array = 1e-4) -> Array:
    """`1 / (x + epsilon)`: the epsilon isn't zero unless it is given."""
    return np.asarray(np.reciprocal(x + epsilon))


@operations.define("log")
def log(x: Array, epsilon: float | Array = 1e-45) -> Array:
    """The natural logarithm of x + epsilon; by default the smallest number that float32 holds."""
    return np.asarray(np.log(x + epsilon))


@operations.define("rsqrt")
def rsqrt(x: Array, epsilon: float | Array = 1e-12) -> Array:
    """`1 / √(x + epsilon)`."""
    return np.asarray(np.reciprocal(np.sqrt(x + epsilon)))


@operations.define("clip", exact=True)
def clip(x: Array, alpha: Array, beta: Array) -> Array:
    """`min(max(x, alpha), beta)`, so that `beta` wins where `alpha` is greater."""
    raised = np.maximum(x, alpha)
    return np.asarray(np.minimum(raised, beta))


@operations.define("threshold", exact=True)
def threshold(x: Array, alpha: Array) -> Array:
    """`max(x, alpha)`."""
    return np.asarray(np.maximum(x, alpha))


@operations.define("select", exact=True)
def select(cond: Array, a: Array, b: Array) -> Array:
    """`a` where `cond` holds, `b` elsewhere; the three are broadcast against one another."""
    return np.where(cond, a, b)


@operations.define("cast")
def cast(x: Array, dtype: str) -> Array:
    """Floats become integers by truncation towards zero, and true unless they are zero.

    What becomes a float is as wide as can be here: whoever stores it rounds it to the declared type.

    Raises:
        ValueError: `dtype` isn't a MIL type.
    """
    values = np.asarray(x)
    if dtype not in NUMPY_TYPES:
        raise ValueError(f"there is no type {dtype!r} to cast to")
    if NUMPY_TYPES[dtype].kind == "f":
        return values if values.dtype.kind == "f" else values.astype(np.float64)
    return values.astype(NUMPY_TYPES[dtype])

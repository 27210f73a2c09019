"""Activation functions against their definitions in Python's own arithmetic, element by element."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.mil.ops import OPERATIONS

FLOATS = (np.float32, np.float64)
GRID = np.concatenate([np.linspace(-9, 9, 181), [1e-20, -1e-20, 0.0, -0.0]])
ALPHA, BETA = 0.75, 1.25


def evaluated(name: str, *operands: Any, **others: Any) -> NDArray[Any]:
    with np.errstate(all="ignore"):
        return np.asarray(OPERATIONS[name](*operands, **others))


def mapped(function: Callable[[float], float], x: NDArray[Any]) -> NDArray[Any]:
    return np.array([function(value) for value in x.reshape(-1).tolist()]).reshape(x.shape)


def sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))


def softplus(x: float) -> float:
    return math.log(1 + math.exp(x)) if x > -30 else math.exp(x)


WITHOUT_PARAMETERS: dict[str, Callable[[float], float]] = {
    "gelu": lambda x: 0.5 * x * (1 + math.erf(x / math.sqrt(2))),
    "relu": lambda x: max(x, 0.0),
    "relu6": lambda x: min(max(x, 0.0), 6.0),
    "sigmoid": sigmoid,
    "silu": lambda x: x * sigmoid(x),
    "softplus": softplus,
    "softsign": lambda x: x / (1 + abs(x)),
}
WITH_ALPHA: dict[str, Callable[[float], float]] = {
    "elu": lambda x: x if x > 0 else ALPHA * (math.exp(x) - 1),
    "leaky_relu": lambda x: x if x >= 0 else ALPHA * x,
    "thresholded_relu": lambda x: x if x >= ALPHA else 0.0,
}
WITH_BOTH: dict[str, Callable[[float], float]] = {
    "clamped_relu": lambda x: min(BETA, x) if x >= 0 else min(BETA, ALPHA * x),
    "linear_activation": lambda x: ALPHA * x + BETA,
    "scaled_tanh": lambda x: ALPHA * math.tanh(BETA * x),
    "sigmoid_hard": lambda x: min(max(ALPHA * x + BETA, 0), 1),
}


def assert_close(actual: NDArray[Any], expected: NDArray[Any], dtype: type[Any]) -> None:
    assert actual.dtype == dtype
    tolerance = 8 * np.finfo(dtype).eps if dtype is np.float32 else 5e-10
    np.testing.assert_allclose(actual, expected, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("name", WITHOUT_PARAMETERS)
def test_functions_of_x_alone(name: str, dtype: type[Any]) -> None:
    x = GRID.astype(dtype)

    assert_close(evaluated(name, x=x), mapped(WITHOUT_PARAMETERS[name], x), dtype)


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("name", WITH_ALPHA)
def test_functions_with_alpha(name: str, dtype: type[Any]) -> None:
    x = GRID.astype(dtype)

    assert_close(evaluated(name, x=x, alpha=dtype(ALPHA)), mapped(WITH_ALPHA[name], x), dtype)


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("name", WITH_BOTH)
def test_functions_with_alpha_and_beta(name: str, dtype: type[Any]) -> None:
    x = GRID.astype(dtype)

    assert_close(evaluated(name, x=x, alpha=dtype(ALPHA), beta=dtype(BETA)), mapped(WITH_BOTH[name], x), dtype)


@pytest.mark.parametrize("name", [*WITHOUT_PARAMETERS, *WITH_ALPHA, *WITH_BOTH])
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 3), (1, 2, 3, 2), (2, 1, 2, 1, 2), (50_000,)])
def test_any_shape(name: str, shape: tuple[int, ...]) -> None:
    x = np.asarray(np.random.default_rng(1).normal(size=shape), np.float32)
    parameters = {"alpha": np.float32(ALPHA)} if name in {**WITH_ALPHA, **WITH_BOTH} else {}
    if name in WITH_BOTH:
        parameters["beta"] = np.float32(BETA)
    function = {**WITHOUT_PARAMETERS, **WITH_ALPHA, **WITH_BOTH}[name]

    assert_close(evaluated(name, x, **parameters), mapped(function, x), np.float32)


@pytest.mark.parametrize("name", [*WITHOUT_PARAMETERS, *WITH_ALPHA, *WITH_BOTH])
def test_nan_stays(name: str) -> None:
    parameters = {"alpha": np.float32(ALPHA)} if name in {**WITH_ALPHA, **WITH_BOTH} else {}
    if name in WITH_BOTH:
        parameters["beta"] = np.float32(BETA)
    x = np.array([np.nan, 1], np.float32)

    kept = evaluated(name, x, **parameters)

    assert np.isfinite(kept[1])
    # A comparison with NaN is false: `thresholded_relu` is a choice between `x` and 0.
    assert kept[0] == 0 if name == "thresholded_relu" else np.isnan(kept[0])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("gelu", [0, 1000]),
        ("relu", [0, 1000]),
        ("relu6", [0, 6]),
        ("sigmoid", [0, 1]),
        ("silu", [0, 1000]),
        ("softplus", [0, 1000]),
        ("softsign", [-1000 / 1001, 1000 / 1001]),
    ],
)
def test_nothing_overflows_on_the_way(name: str, expected: list[float]) -> None:
    x = np.array([-1000, 1000], np.float32)

    np.testing.assert_allclose(evaluated(name, x), expected, rtol=1e-6, atol=1e-30)


@pytest.mark.parametrize(
    ("mode", "function"),
    [
        ("EXACT", WITHOUT_PARAMETERS["gelu"]),
        (
            "TANH_APPROXIMATION",
            lambda x: 0.5 * x * (1 + math.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))),
        ),
        ("SIGMOID_APPROXIMATION", lambda x: x * sigmoid(1.702 * x)),
    ],
)
@pytest.mark.parametrize("dtype", FLOATS)
def test_modes_of_gelu(mode: str, function: Callable[[float], float], dtype: type[Any]) -> None:
    x = GRID.astype(dtype)

    assert_close(evaluated("gelu", x=x, mode=mode), mapped(function, x), dtype)


def test_an_unknown_mode_of_gelu_is_named() -> None:
    with pytest.raises(ValueError, match="ROUGHLY"):
        evaluated("gelu", GRID, mode="ROUGHLY")


@pytest.mark.parametrize("rank", [3, 4, 5])
def test_a_parameter_for_each_channel(rank: int) -> None:
    x = np.random.default_rng(2).normal(size=(2, 3, 4, 2, 3)[:rank]).astype(np.float32)
    alpha, beta = np.array([0.1, -0.5, 2], np.float32), np.array([1, 0.5, -2], np.float32)

    rectified = evaluated("prelu", x=x, alpha=alpha)
    parametric = evaluated("softplus_parametric", x=x, alpha=alpha, beta=beta)

    for channel, (a, b) in enumerate(zip(alpha.tolist(), beta.tolist(), strict=True)):
        expected = mapped(lambda v, a=a: v if v > 0 else a * v, x[:, channel])  # type: ignore[misc]
        np.testing.assert_allclose(rectified[:, channel], expected, rtol=1e-6)
        expected = mapped(lambda v, a=a, b=b: a * softplus(b * v), x[:, channel])  # type: ignore[misc]
        np.testing.assert_allclose(parametric[:, channel], expected, rtol=1e-5)


def softmax_of(row: list[float]) -> list[float]:
    exponentials = [math.exp(value) for value in row]
    return [value / sum(exponentials) for value in exponentials]


@pytest.mark.parametrize("axis", [-3, -2, -1, 0, 1, 2])
def test_softmax_along_any_axis(axis: int) -> None:
    x = np.random.default_rng(3).normal(size=(2, 3, 4)).astype(np.float32)

    result = np.moveaxis(evaluated("softmax", x=x, axis=np.int32(axis)), axis, -1).reshape(-1, x.shape[axis])

    rows = np.moveaxis(x, axis, -1).reshape(-1, x.shape[axis])
    np.testing.assert_allclose(result, [softmax_of(row) for row in rows.tolist()], rtol=1e-6)


def test_softmax_is_along_the_last_axis_by_default_and_leaves_its_argument_alone() -> None:
    x = np.array([[1000, 1000, -np.inf], [-1000, 0, 1]], np.float32)
    before = x.copy()

    np.testing.assert_allclose(evaluated("softmax", x), [[0.5, 0.5, 0], [0, *softmax_of([0, 1])]], rtol=1e-6)
    np.testing.assert_array_equal(x, before)


def test_a_scalar_has_no_axis_to_take_the_softmax_along() -> None:
    with pytest.raises(ValueError, match="axis -1 is out of range for rank 0"):
        OPERATIONS["softmax"](x=np.array(1, np.float32))

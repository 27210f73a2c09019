"""Elementwise operations against Python's own arithmetic, element by element."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.mil.ops import OPERATIONS
from generator.mil.rounding import round_to_float16

FLOATS = (np.float32, np.float64)
GRID = np.concatenate([np.linspace(-8, 8, 321), [1e-30, -1e-30, 1e-4, -1e-4, 0.0, 0.5, 1.5, 2.5, -0.5, -1.5]])


def evaluated(name: str, *operands: Any, **others: Any) -> NDArray[Any]:
    with np.errstate(all="ignore"):
        return np.asarray(OPERATIONS[name](*operands, **others))


def mapped(function: Callable[..., Any], *operands: NDArray[Any]) -> NDArray[Any]:
    """The function applied to Python numbers, one result for each element."""
    columns = [array.reshape(-1).tolist() for array in np.broadcast_arrays(*operands)]
    return np.array([function(*row) for row in zip(*columns, strict=True)]).reshape(np.broadcast(*operands).shape)


def half_to_even(value: float) -> float:
    return float(round(value))


UNARY: dict[str, tuple[Callable[[float], Any], float, float]] = {
    "abs": (abs, -8, 8),
    "acos": (math.acos, -1, 1),
    "asin": (math.asin, -1, 1),
    "atan": (math.atan, -8, 8),
    "atanh": (math.atanh, -0.99, 0.99),
    "ceil": (math.ceil, -8, 8),
    "cos": (math.cos, -8, 8),
    "cosh": (math.cosh, -8, 8),
    "erf": (math.erf, -8, 8),
    "exp": (math.exp, -8, 8),
    "exp2": (lambda x: 2.0**x, -8, 8),
    "floor": (math.floor, -8, 8),
    "identity": (float, -8, 8),
    "inverse": (lambda x: 1 / (x + 1e-4), 0.1, 8),
    "log": (math.log, 1e-30, 8),
    "round": (half_to_even, -8, 8),
    "rsqrt": (lambda x: 1 / math.sqrt(x + 1e-12), 1e-30, 8),
    "sign": (lambda x: (x > 0) - (x < 0), -8, 8),
    "sin": (math.sin, -8, 8),
    "sinh": (math.sinh, -8, 8),
    "sqrt": (math.sqrt, 0, 8),
    "square": (lambda x: x * x, -8, 8),
    "tan": (math.tan, -1.5, 1.5),
    "tanh": (math.tanh, -8, 8),
}


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("name", UNARY)
def test_unary(name: str, dtype: type[Any]) -> None:
    function, low, high = UNARY[name]
    x = GRID[np.clip(GRID, low, high) == GRID].astype(dtype)

    result = evaluated(name, x=x)

    assert result.dtype == dtype
    tolerance = {"erf": 5e-7 if dtype is np.float32 else 2e-7}.get(name, 4 * np.finfo(dtype).eps)
    np.testing.assert_allclose(result, mapped(function, x), rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize(("dtype", "rtol", "atol"), [(np.float32, 3e-7, 0), (np.float64, 0, 5e-11)])
def test_erf_is_accurate_all_over(dtype: type[Any], rtol: float, atol: float) -> None:
    x = np.linspace(-7, 7, 200_001).astype(dtype)

    np.testing.assert_allclose(evaluated("erf", x), mapped(math.erf, x), rtol=rtol, atol=atol)


@pytest.mark.parametrize("name", ["abs", "sign", "square"])
def test_unary_on_integers(name: str) -> None:
    x = np.arange(-5, 6, dtype=np.int32)

    result = evaluated(name, x)

    assert result.dtype == np.int32
    assert result.tolist() == [UNARY[name][0](value) for value in range(-5, 6)]


@pytest.mark.parametrize("name", sorted(UNARY))
@pytest.mark.parametrize("shape", [(), (0,), (1,), (2, 3), (2, 1, 3), (1, 2, 3, 2), (2, 1, 2, 1, 2)])
def test_unary_keeps_shapes(name: str, shape: tuple[int, ...]) -> None:
    x = np.full(shape, 0.25, np.float32)

    result = evaluated(name, x)

    assert result.shape == shape
    np.testing.assert_allclose(result, mapped(UNARY[name][0], x), rtol=1e-6)


@pytest.mark.parametrize(
    ("name", "infinite", "expected"),
    [
        ("erf", [np.inf, -np.inf, -0.0], [1, -1, -0.0]),
        ("exp", [np.inf, -np.inf], [np.inf, 0]),
        ("log", [np.inf, -1], [np.inf, np.nan]),
        ("rsqrt", [np.inf, 0], [0, 1e6]),
        ("inverse", [np.inf, 0], [0, 1e4]),
        ("sqrt", [np.inf, -1], [np.inf, np.nan]),
        ("tanh", [np.inf, -np.inf], [1, -1]),
        ("acos", [2], [np.nan]),
        ("sign", [np.inf, -np.inf, 0], [1, -1, 0]),
    ],
)
def test_unary_at_the_edges(name: str, infinite: list[float], expected: list[float]) -> None:
    x = np.array([*infinite, np.nan], np.float32)

    np.testing.assert_allclose(evaluated(name, x), [*expected, np.nan], rtol=1e-6)


def test_epsilons() -> None:
    x = np.array([0.0, 0.25], np.float32)

    np.testing.assert_allclose(evaluated("log", x), [math.log(2.0**-149), math.log(0.25)], rtol=1e-6)
    np.testing.assert_allclose(evaluated("log", x, epsilon=np.float32(0.5)), np.log([0.5, 0.75]), rtol=1e-6)
    np.testing.assert_allclose(evaluated("rsqrt", x, epsilon=np.float32(0.75)), [0.75**-0.5, 1], rtol=1e-6)
    np.testing.assert_allclose(evaluated("inverse", x, epsilon=np.float32(0.75)), [1 / 0.75, 1], rtol=1e-6)


BINARY: dict[str, Callable[[float, float], Any]] = {
    "add": operator.add,
    "equal": operator.eq,
    "floor_div": operator.floordiv,
    "greater": operator.gt,
    "greater_equal": operator.ge,
    "less": operator.lt,
    "less_equal": operator.le,
    "maximum": max,
    "minimum": min,
    "mod": operator.mod,
    "mul": operator.mul,
    "not_equal": operator.ne,
    "sub": operator.sub,
}
COMPARISONS = ("equal", "greater", "greater_equal", "less", "less_equal", "not_equal")
SHAPES = [((), ()), ((3,), ()), ((3,), (3,)), ((2, 1, 3), (4, 1)), ((0, 3), (1, 3)), ((2, 1, 2, 1, 2), (2, 2))]


@pytest.mark.parametrize("shapes", SHAPES, ids=str)
@pytest.mark.parametrize("name", BINARY)
@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.int32])
def test_binary_with_broadcasting(name: str, shapes: tuple[tuple[int, ...], tuple[int, ...]], dtype: type[Any]) -> None:
    rng = np.random.default_rng(1)
    x, y = (np.asarray(rng.integers(-6, 7, shape)).astype(dtype) for shape in shapes)
    y = np.where(y == 0, dtype(4), y)

    result = evaluated(name, x=x, y=y)

    assert result.dtype == (np.bool_ if name in COMPARISONS else dtype)
    np.testing.assert_array_equal(result, mapped(BINARY[name], x, y))


@pytest.mark.parametrize("name", ["pow", "real_div"])
@pytest.mark.parametrize("shapes", SHAPES, ids=str)
def test_floats_are_divided_and_raised_to_powers(name: str, shapes: tuple[tuple[int, ...], tuple[int, ...]]) -> None:
    rng = np.random.default_rng(2)
    x, y = (np.asarray(rng.uniform(0.5, 3, shape), np.float32) for shape in shapes)

    expected = mapped(operator.pow if name == "pow" else operator.truediv, x, y)

    np.testing.assert_allclose(evaluated(name, x, y), expected, rtol=1e-6)


@pytest.mark.parametrize("x", range(-7, 8))
@pytest.mark.parametrize("y", [-3, -2, -1, 1, 2, 3])
def test_quotients_of_integers(x: int, y: int) -> None:
    operands = np.int32(x), np.int32(y)

    assert evaluated("real_div", *operands) == int(x / y)
    assert evaluated("floor_div", *operands) == math.floor(x / y)
    assert evaluated("mod", *operands) == x - y * math.floor(x / y)
    assert evaluated("real_div", *operands).dtype == np.int32


def test_integers_to_negative_powers_are_truncated() -> None:
    powers = evaluated("pow", np.array([2, -2, 1, 3], np.int32), np.array([3, 3, -1, -2], np.int32))

    assert powers.tolist() == [8, -8, 1, 0]
    assert powers.dtype == np.int32


def test_integer_powers_of_two_are_integers() -> None:
    powers = evaluated("exp2", np.array([-1, 0, 3, 30], np.int32))

    assert powers.tolist() == [0, 1, 8, 2**30]
    assert powers.dtype == np.int32


def test_division_by_zero_gives_infinity_or_nan() -> None:
    x = np.array([1, -1, 0], np.float32)

    np.testing.assert_array_equal(evaluated("real_div", x, np.zeros(3, np.float32)), [np.inf, -np.inf, np.nan])


@pytest.mark.parametrize("x", [False, True])
@pytest.mark.parametrize("y", [False, True])
def test_logic(x: bool, y: bool) -> None:
    operands = np.array([x]), np.array([y])

    assert evaluated("logical_and", *operands).tolist() == [x and y]
    assert evaluated("logical_or", *operands).tolist() == [x or y]
    assert evaluated("logical_xor", *operands).tolist() == [x != y]
    assert evaluated("logical_not", operands[0]).tolist() == [not x]


def test_bounds() -> None:
    x = np.array([-np.inf, -2, 0.5, 3, np.inf, np.nan], np.float32)

    np.testing.assert_array_equal(evaluated("clip", x=x, alpha=-1.0, beta=1.0), [-1, -1, 0.5, 1, 1, np.nan])
    np.testing.assert_array_equal(evaluated("clip", x=x[:4], alpha=2.0, beta=1.0), [1, 1, 1, 1])
    np.testing.assert_array_equal(evaluated("threshold", x=x, alpha=1.0), [1, 1, 1, 3, np.inf, np.nan])


def test_select_broadcasts_all_three() -> None:
    cond = np.array([[True], [False]])

    chosen = evaluated("select", cond=cond, a=np.array([1, 2, 3], np.int32), b=np.int32(-1))

    assert chosen.tolist() == [[1, 2, 3], [-1, -1, -1]]
    assert chosen.dtype == np.int32


@pytest.mark.parametrize(
    ("dtype", "expected"),
    [
        ("int32", [-2, -1, 0, 0, 1, 2]),
        ("int16", [-2, -1, 0, 0, 1, 2]),
        ("int8", [-2, -1, 0, 0, 1, 2]),
        ("bool", [True, True, True, False, True, True]),
        ("fp32", [-2.5, -1, -0.5, 0, 1, 2.5]),
        ("fp16", [-2.5, -1, -0.5, 0, 1, 2.5]),
    ],
)
def test_cast_of_floats(dtype: str, expected: list[float]) -> None:
    assert evaluated("cast", x=np.array([-2.5, -1, -0.5, 0, 1, 2.5], np.float32), dtype=dtype).tolist() == expected


def test_cast_of_integers_and_truth_values() -> None:
    assert evaluated("cast", np.array([0, 255], np.int32), "uint8").dtype == np.uint8
    assert evaluated("cast", np.array([0, 3], np.int32), "bool").tolist() == [False, True]
    assert evaluated("cast", np.array([False, True]), "fp16").tolist() == [0.0, 1.0]
    assert evaluated("cast", np.array([2**24 + 1], np.int32), "fp32").astype(np.float32).tolist() == [2**24]


def test_cast_to_an_unknown_type_names_it() -> None:
    with pytest.raises(ValueError, match="fp8"):
        evaluated("cast", np.zeros(1, np.float32), "fp8")


EVERY_FLOAT16 = np.arange(2**16, dtype=np.uint32).astype(np.uint16).view(np.float16).astype(np.float32)


@pytest.mark.parametrize("name", sorted(name for name in [*UNARY, "relu", "relu6"] if OPERATIONS.is_exact(name)))
def test_exact_operations_need_no_rounding(name: str) -> None:
    result = evaluated(name, EVERY_FLOAT16)

    np.testing.assert_array_equal(round_to_float16(result), result)


def test_operations_that_leave_float16_are_not_called_exact() -> None:
    for name in ("square", "exp", "add", "mul", "mod", "floor_div", "sigmoid", "reduce_sum", "conv", "cast"):
        assert not OPERATIONS.is_exact(name)

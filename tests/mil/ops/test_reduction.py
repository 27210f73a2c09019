"""Reductions, cumulative sums and orders against Python's own sums, maxima and `sorted`."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.mil.ops import OPERATIONS

SHAPE = (2, 3, 1, 4, 2)


def evaluated(name: str, *operands: Any, **others: Any) -> Any:
    with np.errstate(all="ignore"):
        return OPERATIONS[name](*operands, **others)


REDUCTIONS: dict[str, Callable[[Sequence[float]], float]] = {
    "reduce_l1_norm": lambda row: sum(map(abs, row)),
    "reduce_l2_norm": lambda row: math.hypot(*row),
    "reduce_log_sum": lambda row: math.log(sum(row)),
    "reduce_log_sum_exp": lambda row: math.log(sum(map(math.exp, row))),
    "reduce_max": max,
    "reduce_mean": lambda row: sum(row) / len(row),
    "reduce_min": min,
    "reduce_prod": math.prod,
    "reduce_sum": sum,
    "reduce_sum_square": lambda row: sum(value * value for value in row),
}


def reduced(x: NDArray[Any], axes: Sequence[int], function: Callable[[Sequence[float]], float]) -> NDArray[Any]:
    """Reduced axes keep a length of 1."""
    kept = [1 if axis in axes else size for axis, size in enumerate(x.shape)]
    result = np.empty(kept)
    for index in np.ndindex(*kept):
        where = tuple(slice(None) if axis in axes else i for axis, i in enumerate(index))
        result[index] = function(x[where].reshape(-1).tolist())
    return result


def all_axes(rank: int) -> list[tuple[int, ...]]:
    return [axes for count in range(1, rank + 1) for axes in itertools.combinations(range(rank), count)]


@pytest.mark.parametrize("rank", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("name", REDUCTIONS)
def test_over_every_choice_of_axes(name: str, rank: int) -> None:
    x = np.random.default_rng(1).uniform(0.5, 2, SHAPE[:rank]).astype(np.float32)

    for axes in all_axes(rank):
        expected = reduced(x, axes, REDUCTIONS[name])
        from_the_end = np.array([axis - rank for axis in axes], np.int32)
        kept = evaluated(name, x=x, axes=np.array(axes, np.int32), keep_dims=np.bool_(True))
        dropped = evaluated(name, x=x, axes=from_the_end, keep_dims=np.bool_(False))

        assert kept.dtype == dropped.dtype == np.float32
        np.testing.assert_allclose(kept, expected, rtol=2e-6)
        np.testing.assert_allclose(dropped, np.squeeze(expected, axes), rtol=2e-6)
        assert kept.shape == expected.shape
        assert dropped.shape == np.squeeze(expected, axes).shape


@pytest.mark.parametrize("name", REDUCTIONS)
def test_over_everything_by_default(name: str) -> None:
    x = np.random.default_rng(2).uniform(0.5, 2, (2, 3)).astype(np.float64)

    total = evaluated(name, x)

    assert total.shape == ()
    assert total.dtype == np.float64
    assert total == pytest.approx(REDUCTIONS[name](x.reshape(-1).tolist()), rel=1e-12)


@pytest.mark.parametrize("name", REDUCTIONS)
def test_integers(name: str) -> None:
    x = np.array([[3, 1, 2], [5, 5, 7]], np.int32)

    result = evaluated(name, x, axes=np.array([1], np.int32))

    assert result.dtype == np.int32
    assert result.tolist() == [int(REDUCTIONS[name](row)) for row in x.tolist()]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("reduce_sum", 0), ("reduce_prod", 1), ("reduce_l2_norm", 0), ("reduce_mean", np.nan), ("reduce_sum_square", 0)],
)
@pytest.mark.filterwarnings("ignore:Mean of empty slice:RuntimeWarning")
def test_of_nothing(name: str, expected: float) -> None:
    np.testing.assert_array_equal(evaluated(name, np.zeros((2, 0), np.float32), axes=np.array([1])), [expected] * 2)


def test_the_logarithm_of_a_sum_of_exponentials_does_not_overflow() -> None:
    rows = np.array([[1000, 1000], [-1000, -1000], [-np.inf, -np.inf], [np.inf, 0], [np.nan, 0]], np.float32)

    result = evaluated("reduce_log_sum_exp", rows, axes=np.array([1]))

    np.testing.assert_allclose(result, [1000 + math.log(2), -1000 + math.log(2), -np.inf, np.inf, np.nan], rtol=1e-6)


@pytest.mark.parametrize("name", ["reduce_max", "reduce_min", "reduce_sum"])
def test_nan_wins(name: str) -> None:
    assert np.isnan(evaluated(name, np.array([1, np.nan, -np.inf], np.float32)))


def test_an_axis_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="axis 2"):
        evaluated("reduce_sum", np.zeros((2, 3), np.float32), axes=np.array([2]))


@pytest.mark.parametrize(("name", "best"), [("reduce_argmax", max), ("reduce_argmin", min)])
@pytest.mark.parametrize("axis", [-3, -2, -1, 0, 1, 2])
@pytest.mark.parametrize("keep_dims", [False, True])
def test_where_the_extremes_are(name: str, best: Callable[..., Any], axis: int, keep_dims: bool) -> None:
    x = np.random.default_rng(3).integers(0, 4, (2, 3, 4)).astype(np.int32)
    rows = np.moveaxis(x, axis, -1)
    expected = np.array([row.index(best(row)) for row in rows.reshape(-1, x.shape[axis]).tolist()])
    expected = expected.reshape(rows.shape[:-1])

    found = evaluated(name, x=x, axis=np.int32(axis), keep_dims=keep_dims)

    assert found.dtype == np.int32
    np.testing.assert_array_equal(found, np.expand_dims(expected, axis) if keep_dims else expected)
    assert evaluated(name, x, output_dtype="uint16").dtype == np.uint16
    np.testing.assert_array_equal(evaluated(name, x), evaluated(name, x, axis=-1, keep_dims=False))


@pytest.mark.parametrize("axis", [-1, 0, 1, 2])
@pytest.mark.parametrize("exclusive", [False, True])
@pytest.mark.parametrize("reverse", [False, True])
def test_cumulative_sums(axis: int, exclusive: bool, reverse: bool) -> None:
    x = np.random.default_rng(4).normal(size=(2, 3, 4)).astype(np.float32)
    rows = np.moveaxis(x, axis, -1).reshape(-1, x.shape[axis]).tolist()

    def sums(row: list[float]) -> list[float]:
        ordered = row[::-1] if reverse else row
        running = [sum(ordered[: i + (0 if exclusive else 1)]) for i in range(len(row))]
        return running[::-1] if reverse else running

    result = evaluated("cumsum", x=x, axis=np.int32(axis), exclusive=np.bool_(exclusive), reverse=np.bool_(reverse))

    assert result.shape == x.shape
    assert result.dtype == np.float32
    np.testing.assert_allclose(np.moveaxis(result, axis, -1).reshape(-1, x.shape[axis]), list(map(sums, rows)), 1e-5)


def test_cumulative_sums_go_along_the_first_axis_and_leave_nothing_behind() -> None:
    np.testing.assert_array_equal(evaluated("cumsum", np.ones((3, 2), np.int32)), [[1, 1], [2, 2], [3, 3]])
    exclusive = evaluated("cumsum", np.array([1, np.inf, 1], np.float32), exclusive=True)
    np.testing.assert_array_equal(exclusive, [0, 1, np.inf])
    assert evaluated("cumsum", np.zeros((0, 2), np.float32), exclusive=True).shape == (0, 2)


@pytest.mark.parametrize("axis", [-2, -1, 0, 1])
@pytest.mark.parametrize("ascending", [False, True])
@pytest.mark.parametrize("dtype", [np.float32, np.int32, np.uint8])
def test_orders(axis: int, ascending: bool, dtype: type[Any]) -> None:
    x = np.random.default_rng(5).integers(0, 9, (4, 6)).astype(dtype)
    rows = np.moveaxis(x, axis, -1).tolist()
    expected = [sorted(range(len(row)), key=lambda i: row[i] if ascending else -row[i]) for row in rows]

    order = evaluated("argsort", x=x, axis=np.int32(axis), ascending=np.bool_(ascending))
    values, indices = evaluated("topk", x=x, k=np.int32(3), axis=np.int32(axis), ascending=np.bool_(ascending))

    assert order.dtype == indices.dtype == np.int32
    assert values.dtype == dtype
    np.testing.assert_array_equal(np.moveaxis(order, axis, -1), expected)
    np.testing.assert_array_equal(np.moveaxis(indices, axis, -1), [row[:3] for row in expected])
    sorted_rows = [[row[i] for i in order[:3]] for row, order in zip(rows, expected, strict=True)]
    np.testing.assert_array_equal(np.moveaxis(values, axis, -1), sorted_rows)


def test_options_of_topk() -> None:
    x = np.array([3, 1, 2], np.float32)

    values, indices = evaluated("topk", x)
    assert (values.tolist(), indices.tolist()) == ([3], [0])
    assert evaluated("topk", x, k=-1, output_indices_dtype="uint16")[1].dtype == np.uint16
    assert evaluated("topk", x, k=np.int32(-1), return_indices=False).tolist() == [3, 2, 1]
    assert sorted(evaluated("topk", x, k=2, sort=False)[0].tolist()) == [2, 3]
    with pytest.raises(ValueError, match="no 4 greatest"):
        evaluated("topk", x, k=4)

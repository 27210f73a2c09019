"""Gathering and scattering, compared with TensorFlow, and with loops where it has no such operation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from generator.mil.ops import OPERATIONS
from tests.support.arrays import close, distinct, noise, same

INDICES = np.random.default_rng(1)


@pytest.mark.parametrize("dtype", [np.int32, np.uint16, np.int8])
@pytest.mark.parametrize("shape", [(), (4,), (2, 3)])
@pytest.mark.parametrize("axis", [0, 1, 2, -1])
def test_gather(axis: int, shape: tuple[int, ...], dtype: Any, tf: Any) -> None:
    x = distinct((3, 4, 5))
    indices = INDICES.integers(0, x.shape[axis], shape).astype(dtype)
    expected = tf.gather(x, indices.astype(np.int32), axis=axis).numpy()
    same(OPERATIONS["gather"](x, indices, np.int32(axis)), expected)


@pytest.mark.parametrize(
    ("axis", "batch", "shape"), [(1, 1, (3, 6)), (2, 1, (3, 2)), (2, 2, (3, 4)), (3, 2, (3, 4, 2))]
)
@pytest.mark.parametrize("from_end", [False, True])
def test_gather_in_batches(axis: int, batch: int, shape: tuple[int, ...], from_end: bool, tf: Any) -> None:
    x = distinct((3, 4, 5, 6))
    indices = INDICES.integers(0, x.shape[axis], shape).astype(np.int32)
    expected = tf.gather(x, indices, axis=axis, batch_dims=batch).numpy()
    if from_end:
        indices, axis = indices - x.shape[axis], axis - 4
    same(OPERATIONS["gather"](x, indices, np.int32(axis), np.int32(batch)), expected)


@pytest.mark.parametrize("axis", [0, 1, -1])
def test_gather_along_axis(axis: int) -> None:
    x = distinct((3, 4, 5))
    shape = list(x.shape)
    shape[axis] = 7
    indices = INDICES.integers(-x.shape[axis], x.shape[axis], shape).astype(np.int32)
    result = OPERATIONS["gather_along_axis"](x, indices, np.int32(axis))
    assert result.shape == indices.shape
    for place in np.ndindex(*indices.shape):
        source = list(place)
        source[axis] = indices[place]
        assert result[place] == x[tuple(source)]


@pytest.mark.parametrize(
    ("batch", "shape"),
    [(0, (2, 3)), (0, (1,)), (0, (4, 2, 2)), (1, (3, 2)), (1, (3, 5, 1)), (2, (3, 4, 2)), (1, (3, 2, 3))],
)
def test_gather_nd(batch: int, shape: tuple[int, ...], tf: Any) -> None:
    x = distinct((3, 4, 5, 6))
    indices = INDICES.integers(0, x.shape[batch : batch + shape[-1]], shape).astype(np.int32)
    expected = tf.gather_nd(x, indices, batch_dims=batch).numpy()
    same(OPERATIONS["gather_nd"](x, indices, np.int32(batch)), expected)


@pytest.mark.parametrize(
    ("operation", "indices"),
    [("gather", [0, 3]), ("gather", [-4]), ("gather_along_axis", [[3], [0], [0]]), ("gather_nd", [[0, 2]])],
)
def test_an_index_beyond_the_tensor_is_refused(operation: str, indices: Any) -> None:
    with pytest.raises(ValueError, match="out of range for a dimension of size"):
        OPERATIONS[operation](distinct((3, 2)), np.array(indices, np.int32))


@pytest.mark.parametrize("operation", ["gather", "gather_along_axis", "gather_nd"])
def test_validated_indices_may_not_be_negative(operation: str) -> None:
    x, indices = distinct((3, 1)), np.array([[-1]] * 3, np.int32)
    OPERATIONS[operation](x, indices)
    with pytest.raises(ValueError, match="out of range"):
        OPERATIONS[operation](x, indices, validate_indices=np.bool_(True))


def test_gathering_without_measure_is_refused() -> None:
    x, indices = np.zeros((1, 2**15), np.float32), np.zeros(2**15, np.int32)
    with pytest.raises(ValueError, match="can't be made"):
        OPERATIONS["gather"](x, indices)
    with pytest.raises(ValueError, match="can't be made"):
        OPERATIONS["gather_nd"](x, indices[:, np.newaxis])


def scattered_by_loop(data: Any, places: list[tuple[Any, ...]], values: list[Any], mode: str) -> Any:
    """One element after another, in float64."""
    combine: dict[str, Callable[[Any, Any], Any]] = {
        "update": lambda _, new: new,
        "add": lambda old, new: old + new,
        "sub": lambda old, new: old - new,
        "mul": lambda old, new: old * new,
        "div": lambda old, new: old / new,
        "max": max,
        "min": min,
    }
    result = data.astype(np.float64)
    for place, value in zip(places, values, strict=True):
        result[place] = combine[mode](result[place], value)
    return result


MODES = ["update", "add", "sub", "mul", "div", "max", "min"]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("axis", [0, 1, -1])
def test_scatter(axis: int, mode: str) -> None:
    data = noise((3, 4, 5))
    indices = np.array([2, 0, -1], np.int32)
    updates = noise([3 if i == axis % 3 else size for i, size in enumerate(data.shape)], 1)
    places, values = [], []
    for place in np.ndindex(*updates.shape):
        target = list(place)
        target[axis] = indices[place[axis]]
        places.append(tuple(target))
        values.append(updates[place])
    result = OPERATIONS["scatter"](data, indices, updates, np.int32(axis), mode)
    close(result, scattered_by_loop(data, places, values, mode))
    assert result.dtype == data.dtype


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("axis", [0, 1, -1])
def test_scatter_along_axis(axis: int, mode: str) -> None:
    data = noise((3, 4, 5))
    shape = [2 if i == axis % 3 else size for i, size in enumerate(data.shape)]
    indices, updates = INDICES.integers(0, data.shape[axis], shape).astype(np.int32), noise(shape, 1)
    places, values = [], []
    for place in np.ndindex(*shape):
        target = list(place)
        target[axis] = indices[place]
        places.append(tuple(target))
        values.append(updates[place])
    result = OPERATIONS["scatter_along_axis"](data, indices, updates, np.int32(axis), mode)
    close(result, scattered_by_loop(data, places, values, mode))


@pytest.mark.parametrize(
    ("mode", "function"),
    [
        ("update", "tensor_scatter_nd_update"),
        ("add", "tensor_scatter_nd_add"),
        ("sub", "tensor_scatter_nd_sub"),
        ("max", "tensor_scatter_nd_max"),
        ("min", "tensor_scatter_nd_min"),
    ],
)
@pytest.mark.parametrize("dtype", [np.float32, np.int32])
def test_scatter_nd(mode: str, function: str, dtype: Any, tf: Any) -> None:
    data = (10 * noise((4, 3, 2))).astype(dtype)
    indices = np.array([[0, 1], [3, 2], [0, 1], [2, 0]][: 2 if mode == "update" else 4], np.int32)
    updates = (10 * noise((len(indices), 2), 1)).astype(dtype)
    expected = getattr(tf, function)(data, indices, updates).numpy()
    result = OPERATIONS["scatter_nd"](data, indices, updates, mode)
    close(result, expected)
    assert result.dtype == dtype


def test_scattering_adds_unless_told_otherwise_as_in_the_documentation() -> None:
    data, updates = np.array([[1, 2, 3], [4, 5, 6]]), np.array([[5, 6, 7], [8, 9, 10]])
    same(OPERATIONS["scatter"](data, np.array([1, 0]), updates), np.array([[9, 11, 13], [9, 11, 13]]))
    same(OPERATIONS["scatter_nd"](data, np.array([[1], [0]]), updates), np.array([[9, 11, 13], [9, 11, 13]]))


def test_scattered_integers_are_divided_towards_zero() -> None:
    data = np.array([7, -7, 9], np.int32)
    result = OPERATIONS["scatter"](data, np.array([0, 1]), np.array([2, 2], np.int32), mode="div")
    same(result, np.array([3, -3, 9], np.int32))


def test_the_last_of_several_updates_stays() -> None:
    same(
        OPERATIONS["scatter"](np.zeros(2), np.array([1, 1]), np.array([3.0, 4.0]), mode="update"), np.array([0.0, 4.0])
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"mode": "average"}, "none of update"),
        ({"indices": np.array([5])}, "out of range"),
        ({"indices": np.array([-1]), "validate_indices": np.bool_(True)}, "out of range"),
        ({"updates": np.zeros((1, 3))}, "don't fit"),
    ],
)
def test_scatter_refuses_what_has_no_meaning(arguments: dict[str, Any], message: str) -> None:
    given = {"data": np.zeros((2, 2)), "indices": np.array([1]), "updates": np.zeros((1, 2)), **arguments}
    with pytest.raises(ValueError, match=message):
        OPERATIONS["scatter"](**given)

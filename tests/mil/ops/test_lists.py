"""Lists of tensors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from generator.mil.ops import OPERATIONS
from tests.support.arrays import distinct, same

SHAPE = [np.int32(2), np.int32(3)]


def made(length: int, **options: Any) -> Any:
    return OPERATIONS["make_list"](elem_shape=SHAPE, init_length=np.int32(length), **options)


@pytest.mark.parametrize(
    ("name", "dtype"), [("fp32", np.float32), ("fp16", np.float16), ("int32", np.int32), ("bool", np.bool_)]
)
def test_elements_are_zero_until_written(name: str, dtype: Any) -> None:
    new = made(3, dtype=name)
    same(OPERATIONS["list_length"](new), np.array(3, np.int32))
    same(OPERATIONS["list_read"](new, np.int32(2)), np.zeros((2, 3), dtype))


def test_an_element_of_a_symbolic_size_is_empty_until_written() -> None:
    new = OPERATIONS["make_list"](elem_shape=["is0", np.int32(3)])
    assert OPERATIONS["list_read"](new, np.int32(0)).shape == (0, 3)
    written = OPERATIONS["list_write"](new, np.int32(0), distinct((5, 3)))
    same(OPERATIONS["list_read"](written, np.int32(0)), distinct((5, 3)))


def test_writing_leaves_the_list_that_was_as_it_was() -> None:
    before = made(2)
    after = OPERATIONS["list_write"](before, np.int32(1), distinct((2, 3)))
    assert not OPERATIONS["list_read"](before, np.int32(1)).any()
    same(OPERATIONS["list_read"](after, np.int32(1)), distinct((2, 3)))
    assert not OPERATIONS["list_read"](after, np.int32(0)).any()


def test_a_list_grows() -> None:
    grown = OPERATIONS["list_write"](made(1), np.int32(4), distinct((2, 3)))
    assert OPERATIONS["list_length"](grown) == 5
    same(OPERATIONS["list_read"](grown, np.int32(3)), np.zeros((2, 3), np.float32))


def test_scatter_and_gather() -> None:
    values = distinct((3, 2, 3))
    filled = OPERATIONS["list_scatter"](made(2), np.array([3, 0, 1], np.int32), values)
    assert OPERATIONS["list_length"](filled) == 4
    gathered = OPERATIONS["list_gather"](filled, np.array([0, 3, 3, 2], np.int32))
    same(gathered, np.stack([values[1], values[0], values[0], 0 * values[0]]))


@pytest.mark.parametrize(
    "operation",
    [
        lambda: OPERATIONS["list_read"](made(2), np.int32(2)),
        lambda: OPERATIONS["list_read"](made(2), np.int32(-1)),
        lambda: OPERATIONS["list_gather"](made(2), np.array([0, 2])),
        lambda: OPERATIONS["list_write"](made(2), np.int32(-1), distinct((2, 3))),
        lambda: OPERATIONS["list_scatter"](made(2), np.array([0, 1]), distinct((1, 2, 3))),
    ],
)
def test_elements_that_do_not_exist_are_refused(operation: Callable[[], Any]) -> None:
    with pytest.raises(ValueError, match="element"):
        operation()


@pytest.mark.parametrize(
    "operation",
    [
        lambda: made(2**31 - 1),
        lambda: made(-1),
        lambda: OPERATIONS["make_list"](elem_shape=[np.int32(2**31 - 1)] * 3),
        lambda: OPERATIONS["make_list"](elem_shape=["is0"], init_length=np.int32(2**31 - 1)),
        lambda: OPERATIONS["list_write"](made(1), np.int32(2**31 - 1), distinct((2, 3))),
        lambda: OPERATIONS["list_scatter"](made(1), np.array([2**31 - 1]), distinct((1, 2, 3))),
    ],
)
def test_astronomical_lengths_end_in_an_error(operation: Callable[[], Any]) -> None:
    with pytest.raises(ValueError, match="can't be made"):
        operation()

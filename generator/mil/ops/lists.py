"""Decides what MIL's lists of tensors hold; a list is a Python list that is never changed, its tensors are shared.

Definitions: coremltools, `converters/mil/mil/ops/defs/iOS15/control_flow.py`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from generator.mil.ops.arguments import NUMPY_TYPES, Array, affordable, integers
from generator.mil.ops.registry import Operations

operations = Operations()

TensorList: TypeAlias = list[Array]


@operations.define("make_list", exact=True)
def make_list(
    elem_shape: Sequence[Array | str],
    init_length: Array | int = 1,
    dynamic_length: Array | bool = True,  # noqa: ARG001 - says only whether Core ML may grow it
    dtype: str = "fp32",
) -> TensorList:
    """Zeros in every place; a dimension whose size is a symbol's name is 0 until an element is written."""
    shape = affordable(0 if isinstance(size, str) else int(size) for size in elem_shape)
    affordable([int(init_length), max(1, math.prod(shape))])
    return [np.zeros(shape, NUMPY_TYPES[dtype])] * int(init_length)


@operations.define("list_length", exact=True)
def list_length(ls: TensorList) -> Array:
    """How many elements there are, int32."""
    return np.array(len(ls), np.int32)


@operations.define("list_read", exact=True)
def list_read(ls: TensorList, index: Array) -> Array:
    """One element.

    Raises:
        ValueError: there is none.
    """
    return ls[_place(index, len(ls))]


@operations.define("list_gather", exact=True)
def list_gather(ls: TensorList, indices: Array) -> Array:
    """Elements as the slices of one tensor.

    Raises:
        ValueError: one doesn't exist, or they differ in shape.
    """
    places = [_place(index, len(ls)) for index in integers(indices)]
    affordable([len(places), *(ls[places[0]].shape if places else ())])
    return np.stack([ls[place] for place in places])


@operations.define("list_write", exact=True)
def list_write(ls: TensorList, index: Array, value: Array) -> TensorList:
    """The list with one element replaced; it grows as far as it has to."""
    return _written(ls, [int(index)], [value])


@operations.define("list_scatter", exact=True)
def list_scatter(ls: TensorList, indices: Array, value: Array) -> TensorList:
    """The list with several elements replaced by slices of a tensor; it grows as far as it has to."""
    return _written(ls, integers(indices), list(value))


def _place(index: Array | int, length: int) -> int:
    place = int(index)
    if not 0 <= place < length:
        raise ValueError(f"element {place} of a list of {length}")
    return place


def _written(ls: TensorList, places: Sequence[int], values: Sequence[Array]) -> TensorList:
    length = max(len(ls), *(place + 1 for place in places)) if places else len(ls)
    if min(places, default=0) < 0 or len(places) != len(values):
        raise ValueError(f"{len(values)} values for the elements {list(places)}")
    affordable([length])
    missing = np.zeros_like(values[0]) if values else np.zeros(())
    result = [*ls, *[missing] * (length - len(ls))]
    for place, value in zip(places, values, strict=True):
        result[place] = value
    return result

"""Decides what MIL's operations along axes compute: reductions, cumulative sums and orders.

Names and defaults are those of coremltools' operation reference (`mil.ops.defs`: reduction of iOS15 and iOS17, and
cumsum, topk and argsort of tensor_operation of iOS15 to iOS17). What integers are reduced to is truncated to their
type, as in MIL's value inference.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from generator.mil.ops.arguments import Array, axis_index, axis_indices
from generator.mil.ops.registry import Operation, Operations

operations = Operations()

_Axes = tuple[int, ...]
_Reduce = Callable[[Array, _Axes, bool], Any]


def _log_sum_exp(x: Array, axes: _Axes, keep_dims: bool) -> Array:
    """The greatest element is taken out of the exponentials first, unless it is infinite."""
    greatest = np.max(x, axis=axes, keepdims=True)
    shift = np.where(np.isfinite(greatest), greatest, greatest.dtype.type(0))
    total = np.log(np.sum(np.exp(x - shift), axis=axes, keepdims=True)) + shift
    return np.asarray(total if keep_dims else np.squeeze(total, axis=axes))


_REDUCTIONS: dict[str, _Reduce] = {
    "reduce_l1_norm": lambda x, axes, keep: np.sum(np.abs(x), axis=axes, keepdims=keep),
    "reduce_l2_norm": lambda x, axes, keep: np.sqrt(np.sum(np.square(x), axis=axes, keepdims=keep)),
    "reduce_log_sum": lambda x, axes, keep: np.log(np.sum(x, axis=axes, keepdims=keep)),
    "reduce_log_sum_exp": _log_sum_exp,
    "reduce_mean": lambda x, axes, keep: np.mean(x, axis=axes, keepdims=keep),
    "reduce_prod": lambda x, axes, keep: np.prod(x, axis=axes, keepdims=keep),
    "reduce_sum": lambda x, axes, keep: np.sum(x, axis=axes, keepdims=keep),
    "reduce_sum_square": lambda x, axes, keep: np.sum(np.square(x), axis=axes, keepdims=keep),
}
_EXACT_REDUCTIONS: dict[str, _Reduce] = {
    "reduce_max": lambda x, axes, keep: np.max(x, axis=axes, keepdims=keep),
    "reduce_min": lambda x, axes, keep: np.min(x, axis=axes, keepdims=keep),
}


def _reduction(reduce: _Reduce) -> Operation:
    """Without `axes`, all of them are reduced."""

    def operation(x: Array, axes: Array | None = None, keep_dims: bool = False) -> Array:
        values = np.asarray(x)
        reduced = np.asarray(reduce(values, axis_indices(axes, values.ndim), bool(keep_dims)))
        return np.trunc(reduced).astype(values.dtype) if values.dtype.kind in "iu" else reduced

    return operation


for _name, _reduce in (_REDUCTIONS | _EXACT_REDUCTIONS).items():
    operations.define(_name, exact=_name in _EXACT_REDUCTIONS)(_reduction(_reduce))


def _arg_reduction(find: Callable[..., Any]) -> Operation:
    """The first index of several; which one is left open by MIL."""

    def operation(x: Array, axis: int | Array = -1, keep_dims: bool = False, output_dtype: str = "int32") -> Array:
        found = find(x, axis=axis_index(axis, x.ndim), keepdims=bool(keep_dims))
        return np.asarray(found).astype(output_dtype)

    return operation


operations["reduce_argmax"] = _arg_reduction(np.argmax)
operations["reduce_argmin"] = _arg_reduction(np.argmin)


@operations.define("cumsum")
def cumsum(x: Array, axis: int | Array = 0, exclusive: bool = False, reverse: bool = False) -> Array:
    """Sums of all elements up to each; `exclusive` leaves out the element itself, `reverse` sums from the end."""
    along = axis_index(axis, x.ndim)
    values = np.flip(x, along) if reverse else x
    if exclusive:
        zeros = np.zeros_like(np.take(values, range(min(1, values.shape[along])), along))
        values = np.concatenate([zeros, np.take(values, range(values.shape[along] - 1), along)], along)
    sums = np.cumsum(values, along)
    return np.flip(sums, along) if reverse else sums


def _order(x: Array, axis: int, ascending: bool) -> Array:
    """Indices that sort `x`; the first of equal elements comes first either way, NaN comes last."""
    if ascending:
        keys = x
    elif x.dtype.kind in "iu":
        keys = -x.astype(np.int64)
    else:
        keys = -x
    return np.argsort(keys, axis=axis, kind="stable")


@operations.define("topk", exact=True)
def topk(
    x: Array,
    k: int | Array = 1,
    axis: int | Array = -1,
    ascending: bool = False,
    sort: bool = True,  # noqa: ARG001 - without it any order is right, so a sorted one is, too
    return_indices: bool = True,
    output_indices_dtype: str = "int32",
) -> tuple[Array, Array] | Array:
    """The `k` greatest elements along an axis (the smallest if `ascending`), sorted, and their indices; all for -1.

    Raises:
        ValueError: the axis isn't that long.
    """
    along = axis_index(axis, x.ndim)
    count = x.shape[along] if int(k) == -1 else int(k)
    if not 0 <= count <= x.shape[along]:
        raise ValueError(f"an axis of length {x.shape[along]} has no {count} greatest elements")
    indices = np.take(_order(x, along, bool(ascending)), range(count), along)
    values = np.take_along_axis(x, indices, along)
    return (values, indices.astype(output_indices_dtype)) if return_indices else values


@operations.define("argsort")
def argsort(x: Array, axis: int | Array = -1, ascending: bool = False) -> Array:
    """Indices that sort along an axis; from the greatest element to the smallest unless `ascending`."""
    return _order(x, axis_index(axis, x.ndim), bool(ascending)).astype(np.int32)

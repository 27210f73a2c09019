"""Decides how a formula of several steps runs over a large array: in pieces, so that its temporaries stay cached."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from generator.mil.ops.arguments import Array
from generator.mil.threads import in_parallel

_BLOCK = 32768
"""Elements: 128 KiB of float32, of which a processor's second-level cache holds several."""


def blockwise(formula: Callable[[Array], Array]) -> Callable[[Array], Array]:
    """The elementwise `formula` for arrays of any size; its result has its argument's shape and dtype."""

    def apply(x: Array) -> Array:
        source = np.asarray(x, order="C")
        result = np.empty_like(source)
        values, results = source.reshape(-1), result.reshape(-1)

        def compute(start: int) -> None:
            results[start : start + _BLOCK] = formula(values[start : start + _BLOCK])

        in_parallel(compute, range(0, values.size, _BLOCK), at_least=2)
        return result

    return apply

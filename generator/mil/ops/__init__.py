"""Decides which MIL operations there are: every family's together."""

from __future__ import annotations

from generator.mil.ops import (
    activation,
    classify,
    compression,
    convolution,
    crop_resize,
    detection,
    elementwise,
    filling,
    gather_scatter,
    joining,
    linear,
    lists,
    normalization,
    pooling,
    quantization,
    randomness,
    rearrangement,
    recurrent,
    reduction,
    resampling,
    resizing,
    shape,
    slicing,
)
from generator.mil.ops.registry import Operation, Operations

__all__ = ["OPERATIONS", "Operation", "Operations"]

_FAMILIES = (
    activation,
    classify,
    compression,
    convolution,
    crop_resize,
    detection,
    elementwise,
    filling,
    gather_scatter,
    joining,
    linear,
    lists,
    normalization,
    pooling,
    quantization,
    randomness,
    rearrangement,
    recurrent,
    reduction,
    resampling,
    resizing,
    shape,
    slicing,
)
"""Modules with a table named `operations`."""

OPERATIONS = Operations()
for _family in _FAMILIES:
    OPERATIONS.merge(_family.operations)

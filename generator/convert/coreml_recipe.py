"""Decides how a recipe stores each weight of an ML Program, and which weights it can't take."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.convert.coreml_palette import palette
from generator.spec import QuantizationRecipe

LEAST_SIZE = 512
"""Smaller weights stay: scales, palettes and the 64 bytes of each record in the file would outweigh what is saved."""

_PALETTES = {
    QuantizationRecipe.PALETTIZED_W8_AFP16: 8,
    QuantizationRecipe.PALETTIZED_W6_AFP16: 6,
    QuantizationRecipe.PALETTIZED_W4_AFP16: 4,
}
# A palette has to stand for some weights each.
_WEIGHTS_FOR_A_COLOUR = 4
# Input channels that share a scale: what coremltools takes, and what Apple's guides measure.
_BLOCK = 32
_LEAST_BLOCK = 8
# Fewer zeros than this share, and the mask of a bit for each weight costs more than they save.
_LEAST_ZEROS = 0.125


@dataclass(frozen=True)
class Weight:
    """A constant that an operation computes with.

    Attributes:
        name: of the constant in the program.
        values: float16 or float32.
        kind: of the operation that takes it, such as `conv`; the first one of several.
        operation: the name of what that operation gives.
        port: the operation's name for it, such as `weight`.
    """

    name: str
    values: NDArray[Any]
    kind: str
    operation: str
    port: str


def is_small(weight: Weight, recipe: QuantizationRecipe) -> bool:
    """Whether `recipe` would save nothing by storing it otherwise."""
    colours = 1 << _PALETTES[recipe] if recipe in _PALETTES else 0
    return weight.values.size < max(LEAST_SIZE, _WEIGHTS_FOR_A_COLOUR * colours)


def storage(weight: Weight, recipe: QuantizationRecipe) -> Any | None:
    """The configuration of coremltools for a weight that isn't small; None if the recipe can't take it.

    Vectors are left alone, as coremltools does: Core ML reads compressed ones wrongly. So are weights that are all the
    same or that aren't numbers.
    """
    values = weight.values
    if values.ndim < 2 or not np.isfinite(values).all() or not np.ptp(values):
        return None
    return _STORAGES[recipe](weight)


def _linear(_: Weight) -> Any:
    """8 bits with a scale for each output channel, no offset."""
    from coremltools.optimize.coreml import OpLinearQuantizerConfig

    return OpLinearQuantizerConfig(mode="linear_symmetric", dtype="int8", weight_threshold=0)


def _blockwise(weight: Weight) -> Any:
    """4 bits with a scale for each block of input channels of an output channel."""
    from coremltools.optimize.coreml import OpLinearQuantizerConfig

    taken, given = _axes(weight)
    shape = weight.values.shape
    sizes = [0] * len(shape)
    sizes[given] = 1
    others = math.prod(extent for axis, extent in enumerate(shape) if axis not in (taken, given))
    sizes[taken] = _block(shape[taken], others)
    return OpLinearQuantizerConfig(
        mode="linear_symmetric", dtype="int4", granularity="per_block", block_size=sizes, weight_threshold=0
    )


def _palettized(bits: int, _: Weight) -> Any:
    from coremltools.optimize.coreml import OpPalettizerConfig

    return OpPalettizerConfig(mode="custom", lut_function=partial(palette, bits=bits), weight_threshold=0)


def _pruned(weight: Weight) -> Any | None:
    """The smallest half of the weights are zero; fewer where some are equal and would make it more than that."""
    from coremltools.optimize.coreml import OpThresholdPrunerConfig

    sizes = np.sort(np.abs(weight.values), axis=None)
    half = len(sizes) // 2
    # A value that occurs on both sides of the middle stays everywhere.
    below = sizes[: np.searchsorted(sizes, sizes[half], "left")]
    if len(below) < _LEAST_ZEROS * len(sizes):
        return None
    return OpThresholdPrunerConfig(threshold=float(below[-1]), minimum_sparsity_percentile=0.0, weight_threshold=0)


def _axes(weight: Weight) -> tuple[int, int]:
    """The axes of a weight's input and output channels, as MIL lays them out; what is transposed may have them swapped.

    That changes which numbers share a scale, and nothing else.
    """
    if weight.kind == "conv_transpose":
        return 0, 1
    if weight.kind == "matmul":
        last, before = weight.values.ndim - 1, weight.values.ndim - 2
        return (last, before) if weight.port == "x" else (before, last)
    return 1, 0


def _block(channels: int, others: int) -> int:
    """How many of an axis's channels share a scale; 0 means all of them.

    The largest part up to `_BLOCK` into which they divide, if it holds enough weights to be worth a scale.
    """
    size = max(part for part in range(1, _BLOCK + 1) if channels % part == 0)
    return size if size * others >= _LEAST_BLOCK and size < channels else 0


_STORAGES: Mapping[QuantizationRecipe, Callable[[Weight], Any]] = {
    QuantizationRecipe.LINEAR_WI8_AFP16: _linear,
    QuantizationRecipe.BLOCKWISE_WI4_AFP16: _blockwise,
    **{recipe: partial(_palettized, bits) for recipe, bits in _PALETTES.items()},
    QuantizationRecipe.PRUNED_W50_AFP16: _pruned,
}

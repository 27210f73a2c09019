"""Decides how Core ML resizes pictures inside a model: it looks exactly where TensorFlow looks.

coremltools interpolates where both sides of a nearest-neighbour resize shrink, refuses aligned corners, and asks for a
factor of `(to + 0.0001) / from` where sizes don't divide, which leaves the places to the runtime.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.convert.coreml_shims.operators import Lowering
from generator.errors import ConversionError

_SIDES = (1, 2)  # height and width, channels last


def nearest_neighbour(original: Lowering) -> Lowering:
    """`ResizeNearestNeighbor`: the original where pixels are only repeated, else a look-up of rows and columns."""

    def lower(context: Any, node: Any) -> None:
        from coremltools.converters.mil.mil import Builder as mb  # noqa: N813 - coremltools' own name for it

        picture, size = context[node.inputs[0]], _size(context, node)
        if _repeats(picture, size) and not node.attr.get("align_corners", False):
            original(context, node)
            return
        height, width = (_nearest(picture.shape[side], to, node.attr) for side, to in zip(_SIDES, size, strict=True))
        rows = mb.gather(x=picture, indices=height, axis=_SIDES[0])
        context.add(node.name, mb.gather(x=rows, indices=width, axis=_SIDES[1], name=node.name))

    return lower


def bilinear(original: Lowering) -> Lowering:
    """`ResizeBilinear`: to a size instead of by a factor where that isn't a whole number."""

    def lower(context: Any, node: Any) -> None:
        from coremltools.converters.mil.mil import Builder as mb  # noqa: N813 - coremltools' own name for it

        picture, size = context[node.inputs[0]], _size(context, node)
        if _repeats(picture, size) or not node.attr.get("half_pixel_centers", False):
            original(context, node)
            return
        resized = mb.resize_bilinear(
            x=mb.transpose(x=picture, perm=(0, 3, 1, 2)),
            target_size_height=size[0],
            target_size_width=size[1],
            sampling_mode="UNALIGN_CORNERS",
        )
        context.add(node.name, mb.transpose(x=resized, perm=(0, 2, 3, 1), name=node.name))

    return lower


def _size(context: Any, node: Any) -> tuple[int, int]:
    """The height and width to resize to."""
    size = context[node.inputs[1]].val
    if size is None:
        raise ConversionError(
            f"Core ML can't be given “{node.name}”: it resizes to a size that is only known when the model runs",
            "Give that layer a fixed size and save the model again.",
        )
    height, width = size
    return int(height), int(width)


def _repeats(picture: Any, size: tuple[int, int]) -> bool:
    return all(to % picture.shape[side] == 0 for side, to in zip(_SIDES, size, strict=True))


def _nearest(extent: int, to: int, attributes: Any) -> NDArray[np.int32]:
    """For each of `to` pixels the one of `extent` that TensorFlow takes, whose three conventions compute in float32.

    Source: `ResizeNearestNeighbor` in TensorFlow, core/kernels/image/resize_nearest_neighbor_op.cc.
    """
    places = np.arange(to, dtype=np.float32)
    if attributes.get("align_corners", False):
        scale = np.float32(extent - 1) / np.float32(to - 1) if to > 1 else np.float32(extent) / np.float32(to)
        found = np.floor(places * scale + np.float32(0.5))
    else:
        scale = np.float32(extent) / np.float32(to)
        half = np.float32(0.5 if attributes.get("half_pixel_centers", False) else 0)
        found = np.floor((places + half) * scale)
    nearest: NDArray[np.int32] = np.clip(found, 0, extent - 1).astype(np.int32)
    return nearest

"""Decides whether a traced model normalises its input itself, by the arithmetic right behind the input.

The graph is read, not the layers: so it makes no difference whether a Rescaling layer stands first, in a nested model,
behind augmentation, or was written as `image / 127.5 - 1`. What training has learned (batch normalisation, a bias) is
not normalisation: its numbers come from variables, those of Rescaling and Normalization are constants.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.sources.graph_constants import constant
from generator.spec import Normalization
from generator.spec.source_model import GraphNormalization

_TRANSPARENT = frozenset({"Cast", "Identity", "ResizeBilinear", "ResizeNearestNeighbor"})
_SHAPE_ONLY = frozenset({"Shape", "ShapeN", "Size"})


@dataclass(frozen=True)
class _Affine:
    """`value[order] * scale + offset`, one number for each channel."""

    scale: NDArray[np.float64]
    offset: NDArray[np.float64]
    order: tuple[int, ...]


def graph_normalization(function: Any) -> GraphNormalization | None:
    """The normalisation behind the first picture input of a ConcreteFunction that has one."""
    for tensor in function.inputs:
        if tensor.shape.rank == 4 and tensor.dtype.name != "resource":
            found = _behind(tensor)
            if found:
                return found
    return None


def _behind(tensor: Any) -> GraphNormalization | None:
    channels = int(tensor.shape[-1])
    start = _Affine(np.ones(channels), np.zeros(channels), tuple(range(channels)))
    affine, current = start, tensor
    while True:
        step = _step(affine, current)
        if step is None:
            break
        affine, current = step
    if np.array_equal(affine.scale, start.scale) and np.array_equal(affine.offset, start.offset):
        return None
    return _described(tensor.op.name, affine)


def _step(affine: _Affine, tensor: Any) -> tuple[_Affine, Any] | None:
    """What the only consumer of `tensor` makes of it; None where normalisation ends."""
    consumers = [operation for operation in tensor.consumers() if operation.type not in _SHAPE_ONLY]
    if len(consumers) > 1:
        return _rearranged(affine, consumers)
    if not consumers:
        return None
    operation = consumers[0]
    if operation.type in _TRANSPARENT:
        return affine, operation.outputs[0]
    if operation.type == "StridedSlice":
        return _reversed(affine, operation)
    changed = _arithmetic(affine, operation, tensor)
    return (changed, operation.outputs[0]) if changed else None


def _arithmetic(affine: _Affine, operation: Any, tensor: Any) -> _Affine | None:
    if len(operation.inputs) != 2:
        return None
    first = operation.inputs[0] is tensor
    number = _per_channel(operation.inputs[1 if first else 0], len(affine.order))
    if number is None:
        return None
    scale, offset = affine.scale, affine.offset
    if operation.type in ("Add", "AddV2", "BiasAdd"):
        return replace(affine, offset=offset + number)
    if operation.type == "Sub":
        sign = 1.0 if first else -1.0
        return replace(affine, scale=scale * sign, offset=(offset - number) * sign)
    if operation.type == "Mul":
        return replace(affine, scale=scale * number, offset=offset * number)
    if operation.type == "RealDiv" and first and np.all(number != 0):
        return replace(affine, scale=scale / number, offset=offset / number)
    return None


def _per_channel(tensor: Any, channels: int) -> NDArray[np.float64] | None:
    value = constant(tensor)
    if value is None or value.size not in (1, channels) or (value.ndim and value.shape[-1] != value.size):
        return None
    return np.broadcast_to(value.astype(np.float64).reshape(-1), (channels,))


def _reversed(affine: _Affine, operation: Any) -> tuple[_Affine, Any] | None:
    """`image[..., ::-1]`: RGB to BGR."""
    strides = constant(operation.inputs[3])
    if strides is None or strides.tolist()[-1] != -1 or any(stride != 1 for stride in strides.tolist()[:-1]):
        return None
    if operation.outputs[0].shape != operation.inputs[0].shape:
        return None
    return _permuted(affine, tuple(reversed(range(len(affine.order))))), operation.outputs[0]


def _rearranged(affine: _Affine, consumers: list[Any]) -> tuple[_Affine, Any] | None:
    """Single channels stacked in another order, as keras.applications does for models in Caffe's convention."""
    if any(operation.type != "StridedSlice" or operation.outputs[0].shape.rank != 3 for operation in consumers):
        return None
    stacks = {operation.outputs[0].consumers()[0] for operation in consumers if operation.outputs[0].consumers()}
    stack = stacks.pop() if len(stacks) == 1 else None
    if stack is None or stack.type != "Pack" or stack.outputs[0].shape.rank != 4:
        return None
    starts = [constant(slice_.op.inputs[1]) for slice_ in stack.inputs]
    if len(starts) != len(affine.order) or stack.get_attr("axis") not in (-1, 3):
        return None
    order = tuple(int(start[-1]) % len(starts) for start in starts if start is not None)
    return (_permuted(affine, order), stack.outputs[0]) if sorted(order) == list(range(len(starts))) else None


def _permuted(affine: _Affine, order: tuple[int, ...]) -> _Affine:
    indices = list(order)
    return _Affine(affine.scale[indices], affine.offset[indices], tuple(affine.order[index] for index in order))


def _described(name: str, affine: _Affine) -> GraphNormalization | None:
    """In words, and over pixel values in the order of the input's channels."""
    if np.any(affine.scale == 0):
        return None
    back = np.argsort(affine.order)
    std = (1.0 / affine.scale)[back]
    mean = (-affine.offset / affine.scale)[back]
    normalization = Normalization(_collapsed(mean), _collapsed(std))
    text = f"(value - {_listed(normalization.mean)}) / {_listed(normalization.std)} behind input “{name}”"
    if affine.order != tuple(sorted(affine.order)):
        text += ", with the channels in another order"
    # Pixels spread over far more than one unit: these numbers were measured on values that something else scales first.
    if np.any(np.abs(std) < 1.0):
        return GraphNormalization(f"{text}, which expects values smaller than pixels", None)
    return GraphNormalization(text, normalization)


def _collapsed(values: NDArray[np.float64]) -> tuple[float, ...]:
    """To six digits, so that the float32 of 1 / 255 comes back as 255; one value if all channels share it."""
    rounded = tuple(float(f"{value:.6g}") + 0.0 for value in values)
    return rounded[:1] if len(set(rounded)) == 1 else rounded


def _listed(values: tuple[float, ...]) -> str:
    shown = [f"{value:.6g}" for value in values]
    return shown[0] if len(shown) == 1 else f"[{', '.join(shown)}]"

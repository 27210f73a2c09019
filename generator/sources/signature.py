"""Decides the names, shapes and types of a model's inputs and outputs: real names, static shapes, batch of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from generator.errors import SourceError
from generator.spec import DType, ImageSize, TensorSpec

_SCOPE = re.compile(r"[A-Za-z0-9_.\\/>-]+")
_MOST_CHANNELS = 4


class DynamicInputSizeError(SourceError):
    """The model takes pictures of any size, so one must be chosen: ask, or load with `input_size`."""


def input_specs(model: Any, size: ImageSize | None) -> tuple[TensorSpec, ...]:
    """The inputs of a Keras model by the names of its input layers, in its order.

    Args:
        model: a functional Keras model.
        size: for a model that takes pictures of any size; must agree with a model that doesn't.

    Raises:
        DynamicInputSizeError: the model takes any size and none was given.
        SourceError: an input is text, or its shape can't be made static.
    """
    if not getattr(model, "inputs", None):
        raise SourceError(
            f"the model “{model.name}” doesn't say what goes in",
            "Call it once on data of the right shape, or give it an Input layer, and save it again.",
        )
    _check_names(model)
    return tuple(
        TensorSpec(tensor.name, _static(tensor.name, tuple(tensor.shape), size), _dtype(tensor))
        for tensor in model.inputs
    )


def output_names(model: Any, taken: Iterable[str]) -> tuple[str, ...]:
    """One name for each output in flattened order: a dictionary's keys, otherwise the layers that they come from.

    Args:
        model: a functional Keras model.
        taken: names of inputs, which Core ML doesn't allow an output to have too.
    """
    if isinstance(model.output, dict) and len(model.output) == len(model.outputs):
        names: Sequence[str] = sorted(model.output)
    else:
        names = model.output_names
    return _unique(names, taken)


def _unique(names: Sequence[str], taken: Iterable[str]) -> tuple[str, ...]:
    """A layer with several outputs gives its name to each: `memory`, `memory_1`, `memory_2`."""
    used = {*taken}
    result = []
    for name in names:
        candidate, repeats = name, 0
        while candidate in used:
            repeats += 1
            candidate = f"{name}_{repeats}"
        used.add(candidate)
        result.append(candidate)
    return tuple(result)


def _check_names(model: Any) -> None:
    for layer in model.layers:
        if not _SCOPE.fullmatch(layer.name):
            raise SourceError(
                f"the layer name “{layer.name}” can't be used in a TensorFlow graph",
                "Rename the layer with letters, digits and underscores, and save the model again.",
            )


def _dtype(tensor: Any) -> DType:
    try:
        dtype = DType(tensor.dtype)
    except ValueError as failure:
        raise SourceError(f"input “{tensor.name}” has the type {tensor.dtype}, which phones don't have") from failure
    if dtype is DType.STRING:
        raise SourceError(
            f"input “{tensor.name}” is text, which neither TFLite nor Core ML can take",
            "Save the part of the model behind the text processing; the vocabulary belongs in the app.",
        )
    return dtype


def _static(name: str, shape: tuple[int | None, ...], size: ImageSize | None) -> tuple[int, ...]:
    """The shape with a batch of one and with `size` in place of unknown picture sizes."""
    if not shape or shape[0] not in (None, 1):
        raise SourceError(
            f"input “{name}” is fixed to batches of {shape[0] if shape else 'no size'}",
            "Build the model without a batch size, load the weights and save it again.",
        )
    axes = _picture_axes(shape)
    known = (1, *shape[1:])
    if axes and size:
        wanted = {axes[0]: size.height, axes[1]: size.width}
        if any(known[axis] not in (None, extent) for axis, extent in wanted.items()):
            raise SourceError(
                f"input “{name}” takes pictures of {known[axes[1]]}x{known[axes[0]]}, not {size.width}x{size.height}",
                "Leave the input size out.",
            )
        known = tuple(wanted.get(axis, extent) for axis, extent in enumerate(known))
    if all(extent is not None for extent in known):
        return tuple(int(extent) for extent in known if extent is not None)
    shown = "x".join("?" if extent is None else str(extent) for extent in shape)
    if axes and all(known[axis] is not None for axis in range(4) if axis not in axes):
        raise DynamicInputSizeError(
            f"input “{name}” takes pictures of any size ({shown})",
            "Say which one the app shall use: --input-size 224x224.",
        )
    raise SourceError(
        f"input “{name}” has the dynamic shape {shown}",
        "Build the model with a fixed shape, load the weights and save it again.",
    )


def _picture_axes(shape: tuple[int | None, ...]) -> tuple[int, int] | None:
    """The axes of height and width if the shape is one of pictures, channels last or first."""
    if len(shape) != 4:
        return None
    if shape[3] is not None and shape[3] <= _MOST_CHANNELS:
        return (1, 2)
    if shape[1] is not None and shape[1] <= _MOST_CHANNELS:
        return (2, 3)
    return None

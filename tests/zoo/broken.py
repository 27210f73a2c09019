"""Decides in which ways a network is broken to see how far its answers move, as a bad conversion would move them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Pictures = NDArray[np.float32]


def _one_weight(model: Any, pictures: Pictures) -> Pictures:
    """The greatest weight of the first convolution negated."""
    _negate_greatest(_with_kernels(model)[0])
    return pictures


def _one_late_weight(model: Any, pictures: Pictures) -> Pictures:
    """The greatest weight of the convolution in the middle negated."""
    layers = _with_kernels(model)
    _negate_greatest(layers[len(layers) // 2])
    return pictures


def _one_normalisation_less(model: Any, pictures: Pictures) -> Pictures:
    """The normalisation in the middle has neither gain nor offset."""
    layers = [layer for layer in model.layers if type(layer).__name__ in ("BatchNormalization", "LayerNormalization")]
    layer = layers[len(layers) // 2]
    layer.gamma.assign(np.ones(layer.gamma.shape))
    layer.beta.assign(np.zeros(layer.beta.shape))
    return pictures


def _one_activation_less(model: Any, pictures: Pictures) -> Pictures:
    """The activation in the middle lets everything through."""
    layers = [layer for layer in model.layers if type(layer).__name__ in ("ReLU", "Activation")]
    layer = layers[len(layers) // 2]
    if type(layer).__name__ == "ReLU":
        layer.max_value, layer.negative_slope = None, 1.0
    else:
        layer.activation = lambda values: values
    return pictures


def _one_pixel_aside(_: Any, pictures: Pictures) -> Pictures:
    """Padding on the wrong side, which moves the picture by a pixel."""
    moved: Pictures = np.roll(pictures, 1, axis=(1, 2))
    return moved


def _channels_swapped(_: Any, pictures: Pictures) -> Pictures:
    return np.ascontiguousarray(pictures[..., ::-1])


def _other_range(_: Any, pictures: Pictures) -> Pictures:
    """Pixels in half the range."""
    halved: Pictures = pictures * np.float32(0.5)
    return halved


BROKEN: Mapping[str, Callable[[Any, Pictures], Pictures]] = {
    "one weight negated, first layer": _one_weight,
    "one weight negated, middle layer": _one_late_weight,
    "one normalisation left out": _one_normalisation_less,
    "one activation left out": _one_activation_less,
    "padding on the wrong side": _one_pixel_aside,
    "red and blue swapped": _channels_swapped,
    "wrong normalisation of pixels": _other_range,
}


def _with_kernels(model: Any) -> list[Any]:
    return [layer for layer in model.layers if hasattr(layer, "kernel")]


def _negate_greatest(layer: Any) -> None:
    kernel = layer.kernel.numpy()
    index = np.unravel_index(np.argmax(np.abs(kernel)), kernel.shape)
    kernel[index] = -kernel[index]
    layer.kernel.assign(kernel)

"""Decides which whole networks the tests convert: known architectures whose random weights still tell pictures apart.

Freshly initialised networks hide mistakes: their normalisation layers do nothing, and every picture gets the same
answer. So gains are drawn at random, statistics are taken from pictures, and the classifier answers in the range of a
trained one. The weights follow from the seed. Importing this module is cheap; building a network imports Keras.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.parity.natural_images import natural_images
from generator.processing import preprocess
from generator.spec import ChannelOrder, ImagePreprocessing, ImageSize, Normalization, TensorSpec

SIZE = 224
_SEED = 7
_PICTURES = 32
# Of the logits over classes and pictures; the classifiers of trained networks have about as much.
_SPREAD = 3.0
# The share of what all pictures have in common that is taken off, as training would: else one class won every time.
_COMMON = 0.75
# Batch normalisation around 0 and ReLU together amplify every rounding by about 1.2 a layer (Yang et al., A Mean Field
# Theory of Batch Normalization, 2019): TensorFlow itself was 2e-5 of the range away from float64. Trained networks
# aren't like that, and neither are random ones whose units are active more often than not.
_OFFSET = 1.0
_IDENTITY = Normalization.identity()
_MINUS_ONE_TO_ONE = Normalization((127.5,), (127.5,))
_IMAGENET = Normalization((123.675, 116.28, 103.53), (58.395, 57.12, 57.375))
_CAFFE = Normalization((103.939, 116.779, 123.68), (1.0, 1.0, 1.0))


@dataclass(frozen=True)
class Network:
    """How one of `keras.applications` is called, and what it expects of its pixels."""

    normalization: Normalization
    order: ChannelOrder = ChannelOrder.RGB
    options: Mapping[str, Any] = field(default_factory=dict)


NETWORKS: Mapping[str, Network] = {
    "MobileNetV2": Network(_MINUS_ONE_TO_ONE),
    "MobileNetV3Small": Network(_IDENTITY),
    "EfficientNetB0": Network(_IDENTITY),
    "ResNet50": Network(_CAFFE, ChannelOrder.BGR),
    "DenseNet121": Network(_IMAGENET),
    "ConvNeXtTiny": Network(_IDENTITY),
}


def network(name: str, size: int = SIZE, *, logits: bool = False) -> Any:
    """The Keras model called `name` in `NETWORKS`: `[1, size, size, 3]` to `[1, 1000]` scores.

    Args:
        name: as `keras.applications` calls it.
        size: of the input in pixels.
        logits: leave out the final softmax.
    """
    keras = _keras()
    options: dict[str, Any] = {"weights": None, **NETWORKS[name].options}
    if logits:
        options["classifier_activation"] = None
    model = getattr(keras.applications, name)(input_shape=(size, size, 3), **options)
    pictures = network_inputs(name, _PICTURES, size)
    _draw_gains(model)
    _take_statistics(model, pictures)
    _spread(model, pictures[:16], _SPREAD)
    return model


def network_preprocessing(name: str, size: int = SIZE) -> ImagePreprocessing:
    """What the network called `name` expects of its input."""
    known = NETWORKS[name]
    return ImagePreprocessing(size=ImageSize(size, size), channel_order=known.order, normalization=known.normalization)


@cache
def network_inputs(name: str, count: int, size: int = SIZE, seed: int = _SEED) -> NDArray[np.float32]:
    """Natural pictures as the network called `name` takes them, float32 `[count, size, size, 3]`."""
    preprocessing, tensor = network_preprocessing(name, size), TensorSpec("image", (1, size, size, 3))
    frames = natural_images(count, ImageSize(160, 120), seed)
    inputs: NDArray[np.float32] = np.concatenate([preprocess(frame, preprocessing, tensor) for frame in frames])
    inputs.setflags(write=False)
    return inputs


def embedding_network(size: int = 64, length: int = 128) -> Any:
    """Pictures -1..1 `[1, size, size, 3]` to `embedding` `[1, length]` of length 1, as face and product search have it.

    The squares that the normalisation adds up come to several hundred thousand, and float16 ends at 65,504.
    """
    keras = _keras()
    image = keras.Input((size, size, 3), name="image")
    features = image
    for index, filters in enumerate((16, 32, 64)):
        name = f"convolution_{index}"
        features = keras.layers.Conv2D(filters, 3, 2, "same", use_bias=False, name=name)(features)
        features = keras.layers.BatchNormalization(name=f"normalised_{index}")(features)
        features = keras.layers.ReLU(name=f"active_{index}")(features)
    features = keras.layers.GlobalAveragePooling2D(name="pooled")(features)
    features = keras.layers.Dense(length, name="projection")(features)
    features = keras.layers.UnitNormalization(name="embedding")(features)
    model = keras.Model(image, features, name="embedding_network")
    pictures = network_inputs("MobileNetV2", _PICTURES, size)
    _draw_gains(model)
    _take_statistics(model, pictures)
    _spread(model, pictures[:16], 60.0)
    return model


def _keras() -> Any:
    from generator.sources.frameworks import import_keras

    keras = import_keras()
    keras.utils.set_random_seed(_SEED)
    return keras


def _draw_gains(model: Any) -> None:
    """Gains and offsets of normalisation layers that aren't 1 and 0, and branches that aren't scaled to nothing."""
    generator = np.random.default_rng(_SEED)
    for layer in model.layers:
        kind = type(layer).__name__
        if kind in ("BatchNormalization", "LayerNormalization"):
            if layer.gamma is not None:
                layer.gamma.assign(generator.uniform(0.7, 1.3, layer.gamma.shape))
            if layer.beta is not None:
                layer.beta.assign(generator.normal(_OFFSET, 0.2, layer.beta.shape))
        elif kind == "LayerScale":
            layer.gamma.assign(generator.uniform(0.1, 0.5, layer.gamma.shape))


def _take_statistics(model: Any, pictures: NDArray[np.float32]) -> None:
    """One pass in training mode: each batch normalisation keeps what it has just seen; nothing is dropped."""
    batch_normalizations = [layer for layer in model.layers if type(layer).__name__ == "BatchNormalization"]
    for layer in model.layers:
        if type(layer).__name__ == "Normalization":
            _set_pixel_statistics(layer)
        elif type(layer).__name__ == "Dropout":
            layer.rate = 0.0
    if not batch_normalizations:
        return
    momenta = [layer.momentum for layer in batch_normalizations]
    for layer in batch_normalizations:
        layer.momentum = 0.0
    model(pictures, training=True)
    for layer, momentum in zip(batch_normalizations, momenta, strict=True):
        layer.momentum = momentum


def _set_pixel_statistics(layer: Any) -> None:
    """What `weights="imagenet"` would bring: mean and variance over 0..1; left alone where the layer has its own."""
    if not layer.get_weights():
        return
    mean, variance, count = layer.get_weights()
    mean[...], variance[...] = (0.485, 0.456, 0.406), np.square((0.229, 0.224, 0.225))
    layer.set_weights([mean, variance, count])
    layer.finalize_state()


def _spread(model: Any, pictures: NDArray[np.float32], wanted: float) -> None:
    """Sets the last layer that has a kernel to give values around 0 of standard deviation `wanted`."""
    keras = _keras()
    layer = next(layer for layer in reversed(model.layers) if hasattr(layer, "kernel"))
    activation, layer.activation = layer.activation, keras.activations.linear
    given = np.asarray(keras.Model(model.input, layer.output)(pictures, training=False))
    layer.activation = activation
    given = given.reshape(len(pictures), -1)
    common = _COMMON * given.mean(axis=0)
    scale = wanted / float(np.std(given - common))
    layer.kernel.assign(layer.kernel * scale)
    layer.bias.assign((layer.bias - common) * scale)

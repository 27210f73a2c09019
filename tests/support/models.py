"""Decides which tiny Keras models the tests convert: one for each thing that a source or a converter can stumble over.

Importing this module is cheap; calling a builder imports Keras, with the settings under which mobilegen itself runs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.spec import ModelSource, SourceFormat


def saved(model: Any, path: Path) -> ModelSource:
    """Saves `model` at `path` (`.keras` or `.h5`) and says where it is."""
    model.save(path)
    return ModelSource(path, SourceFormat.KERAS if path.suffix == ".keras" else SourceFormat.KERAS_H5)


def small_cnn(
    front: Sequence[Any] = (),
    shape: tuple[int | None, ...] = (16, 16, 3),
    classes: int = 4,
    activation: str = "softmax",
) -> Any:
    """Convolution, batch normalisation and a dense layer; input `image`, output `probabilities` [1, classes].

    `front` are layers between the input and the convolution.
    """
    keras = _keras()
    image = keras.Input(shape, name="image")
    features = image
    for layer in front:
        features = layer(features)
    features = keras.layers.Conv2D(8, 3, padding="same", use_bias=False, name="convolution")(features)
    features = keras.layers.BatchNormalization(name="normalised")(features)
    features = keras.layers.ReLU(name="active")(features)
    features = keras.layers.GlobalAveragePooling2D(name="pooled")(features)
    scores = keras.layers.Dense(classes, activation=activation, name="probabilities")(features)
    return _calibrated(keras.Model(image, scores, name="small_cnn"))


def mobilenet_v2() -> Any:
    """`keras.applications.MobileNetV2` at 96×96 with ten classes and random weights; output `predictions`."""
    keras = _keras()
    return _calibrated(keras.applications.MobileNetV2((96, 96, 3), weights=None, classes=10))


def sequential(*layers: Any) -> Any:
    """A `Sequential` of these layers."""
    return _keras().Sequential(list(layers), name="stack")


def recurrent(kind: str) -> Any:
    """An `LSTM` or `GRU` over five steps of three values; input `steps`, output `state` [1, 4]."""
    keras = _keras()
    steps = keras.Input((5, 3), name="steps")
    features = getattr(keras.layers, kind)(6, name="memory")(steps)
    return keras.Model(steps, keras.layers.Dense(4, name="state")(features), name="recurrent")


def grouped_convolutions() -> Any:
    """A grouped convolution, which Keras compiles by XLA, and a depthwise one; input `image`, output `features`."""
    keras = _keras()
    image = keras.Input((8, 8, 4), name="image")
    features = keras.layers.Conv2D(8, 3, groups=2, name="grouped")(image)
    return keras.Model(image, keras.layers.DepthwiseConv2D(3, name="features")(features), name="grouped_convolutions")


def exact_gelu() -> Any:
    """A dense layer with the exact GELU, which TensorFlow writes with `Erfc`; input `features`, output `activated`."""
    keras = _keras()
    features = keras.Input((6,), name="features")
    dense = keras.layers.Dense(5, name="dense")(features)
    activated = keras.layers.Activation(keras.activations.gelu, name="activated")(dense)
    return keras.Model(features, activated, name="exact_gelu")


def two_inputs() -> Any:
    """Two inputs and two outputs given as dictionaries: `image` and `age` to `score` and `embedding`."""
    keras = _keras()
    image = keras.Input((8, 8, 3), name="image")
    age = keras.Input((1,), name="age")
    features = keras.layers.Flatten(name="flat")(image)
    joined = keras.layers.Concatenate(name="joined")([features, age])
    outputs = {
        "score": keras.layers.Dense(2, activation="sigmoid", name="dense_score")(joined),
        "embedding": keras.layers.Dense(3, name="dense_embedding")(joined),
    }
    return keras.Model({"image": image, "age": age}, outputs, name="two_inputs")


def mixed_float16() -> Any:
    """`small_cnn` under the policy `mixed_float16`, as people train on a GPU."""
    keras = _keras()
    policy = keras.mixed_precision.dtype_policy()
    keras.mixed_precision.set_dtype_policy("mixed_float16")
    try:
        return small_cnn()
    finally:
        keras.mixed_precision.set_dtype_policy(policy)


def with_lambda() -> Any:
    """`small_cnn` behind a `Lambda` layer called `halve`."""
    return small_cnn([_keras().layers.Lambda(lambda image: image / 2, output_shape=(16, 16, 3), name="halve")])


def with_custom_layer() -> Any:
    """`small_cnn` behind a layer of a class `Whitening` that only this process knows."""
    layers = _keras().layers

    class Whitening(layers.Layer):  # type: ignore[misc, name-defined]  # Keras ships no types
        def call(self, image: Any) -> Any:
            return image * 2.0

    return small_cnn([Whitening(name="whitening")])


def length_normalised() -> Any:
    """`small_cnn` whose features have length 1, which the converter writes as one operator, `L2_NORMALIZATION`.

    The layer `unit_length` does it.
    """
    keras = _keras()
    vector = keras.Input((8,), name="vector")
    squares = keras.ops.sum(keras.ops.square(vector), axis=-1, keepdims=True)
    scaled = keras.ops.multiply(vector, keras.ops.rsqrt(keras.ops.maximum(squares, 1e-12)))
    unit_length = keras.Model(vector, scaled, name="unit_length")
    image = keras.Input((16, 16, 3), name="image")
    features = keras.layers.Conv2D(8, 3, padding="same", activation="relu", name="convolution")(image)
    features = unit_length(keras.layers.GlobalAveragePooling2D(name="pooled")(features))
    scores = keras.layers.Dense(4, activation="softmax", name="probabilities")(features)
    return keras.Model(image, scores, name="length_normalised")


def text_classifier() -> Any:
    """Strings go in: `TextVectorization`, an embedding and a dense layer."""
    keras = _keras()
    text = keras.Input((1,), dtype="string", name="text")
    tokens = keras.layers.TextVectorization(vocabulary=["good", "bad"], output_sequence_length=4, name="tokens")(text)
    embedded = keras.layers.Flatten(name="flat")(keras.layers.Embedding(4, 3, name="embedded")(tokens))
    return keras.Model(text, keras.layers.Dense(2, name="scores")(embedded), name="text_classifier")


def with_select_tf_op() -> Any:
    """A classifier that pools a volume, which TFLite has no operator for: `MaxPool3D` in the layer `pooled_volume`.

    Input `image` [1, 16, 16, 3], output `probabilities` [1, 4]. TFLite takes it with Select TF ops alone.
    """
    keras = _keras()
    image = keras.Input((16, 16, 3), name="image")
    features = keras.layers.Conv2D(8, 3, padding="same", activation="relu", name="convolution")(image)
    volume = keras.layers.Reshape((4, 4, 16, 8), name="volume")(features)
    pooled = keras.layers.MaxPooling3D(2, name="pooled_volume")(volume)
    flat = keras.layers.Flatten(name="flat")(pooled)
    scores = keras.layers.Dense(4, activation="softmax", name="probabilities")(flat)
    return keras.Model(image, scores, name="with_select_tf_op")


def stateful() -> Any:
    """A classifier that remembers the pictures before: rows go through an `LSTM(stateful=True)`, `memory`.

    Input `image` [1, 16, 16, 3], output `probabilities` [1, 4]. Its `.tflite` keeps two variables.
    """
    keras = _keras()
    image = keras.Input((16, 16, 3), batch_size=1, name="image")
    rows = keras.layers.Reshape((16, 48), name="rows")(image)
    remembered = keras.layers.LSTM(6, stateful=True, name="memory")(rows)
    scores = keras.layers.Dense(4, activation="softmax", name="probabilities")(remembered)
    return keras.Model(image, scores, name="stateful")


def _keras() -> Any:
    from generator.sources.frameworks import import_keras

    keras = import_keras()
    keras.utils.set_random_seed(7)
    return keras


def _calibrated(model: Any) -> Any:
    """Gives batch normalisation statistics that are not the neutral ones: neutral statistics hide wrong folding."""
    import numpy as np

    generator = np.random.default_rng(7)
    for layer in model.layers:
        if type(layer).__name__ == "BatchNormalization":
            gamma, beta, mean, variance = layer.get_weights()
            layer.set_weights(
                [
                    generator.uniform(0.7, 1.3, gamma.shape),
                    generator.normal(0.0, 0.2, beta.shape),
                    generator.normal(0.0, 0.1, mean.shape),
                    generator.uniform(0.3, 1.2, variance.shape),
                ]
            )
    return model

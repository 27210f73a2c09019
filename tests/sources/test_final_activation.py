"""What the last operators before the outputs are taken for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.sources import load
from generator.sources.frameworks import import_keras
from generator.spec import Activation
from tests.support import models


def layers() -> Any:
    return import_keras().layers


def head(*ends: Any) -> Any:
    keras = import_keras()
    features = keras.Input((6,), name="features")
    scores = layers().Dense(3, name="scores")(features)
    for end in ends:
        scores = end(scores)
    return keras.Model(features, scores, name="head")


def nested() -> Any:
    keras = import_keras()
    features = keras.Input((6,), name="outer")
    return keras.Model(features, head(layers().Softmax())(features))


def pair(first: str, second: str) -> Any:
    keras = import_keras()
    features = keras.Input((6,), name="features")
    ends = [layers().Dense(2, activation=name, name=f"end_{index}") for index, name in enumerate((first, second))]
    return keras.Model(features, [end(features) for end in ends])


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        pytest.param(lambda: models.small_cnn(activation="softmax"), Activation.SOFTMAX, id="dense softmax"),
        pytest.param(lambda: models.small_cnn(activation="sigmoid"), Activation.SIGMOID, id="dense sigmoid"),
        pytest.param(lambda: models.small_cnn(activation="linear"), Activation.NONE, id="logits"),
        pytest.param(lambda: models.small_cnn(activation="relu"), Activation.NONE, id="something else"),
        pytest.param(lambda: head(layers().Softmax()), Activation.SOFTMAX, id="softmax layer"),
        pytest.param(lambda: head(layers().Activation("sigmoid")), Activation.SIGMOID, id="activation layer"),
        pytest.param(lambda: head(layers().Softmax(), layers().Reshape((1, 3))), Activation.SOFTMAX, id="reshaped"),
        pytest.param(lambda: head(layers().Softmax(), layers().Rescaling(2.0)), Activation.NONE, id="changed after"),
        pytest.param(nested, Activation.SOFTMAX, id="nested"),
        pytest.param(models.mixed_float16, Activation.SOFTMAX, id="mixed precision"),
        pytest.param(lambda: pair("softmax", "softmax"), Activation.SOFTMAX, id="the same twice"),
        pytest.param(lambda: pair("softmax", "sigmoid"), Activation.NONE, id="two different ones"),
    ],
)
def test_final_activation_is_read_from_the_graph(
    tmp_path: Path, model: Callable[[], Any], expected: Activation
) -> None:
    assert load(models.saved(model(), tmp_path / "model.keras")).final_activation is expected

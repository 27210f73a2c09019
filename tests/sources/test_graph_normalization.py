"""What the first operators behind the input are taken for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generator.sources import load
from generator.sources.frameworks import import_keras
from generator.spec import Normalization
from generator.spec.source_model import GraphNormalization
from tests.support import models

MINUS_ONE_TO_ONE = Normalization((127.5,), (127.5,))
MEAN, VARIANCE = (120.0, 110.0, 100.0), (3600.0, 3481.0, 3364.0)
MEASURED = Normalization(MEAN, (60.0, 59.0, 58.0))


def layers() -> Any:
    return import_keras().layers


def rescaling() -> Any:
    return layers().Rescaling(1 / 127.5, offset=-1.0, name="rescaling")


def normalization() -> Any:
    return layers().Normalization(mean=MEAN, variance=VARIANCE, name="normalization")


def found(folder: Path, front: list[Any], shape: tuple[int, ...] = (16, 16, 3)) -> GraphNormalization | None:
    return load(models.saved(models.small_cnn(front, shape), folder / "model.keras")).graph_normalization


def assert_is(actual: GraphNormalization | None, expected: Normalization) -> None:
    assert actual is not None
    assert actual.normalization is not None
    np.testing.assert_allclose(actual.normalization.mean, expected.mean, rtol=1e-5, atol=1e-4)
    np.testing.assert_allclose(actual.normalization.std, expected.std, rtol=1e-5)


FRONTS: list[tuple[str, Callable[[], list[Any]], Normalization]] = [
    ("rescaling", lambda: [rescaling()], MINUS_ONE_TO_ONE),
    ("rescaling to 0..1", lambda: [layers().Rescaling(1 / 255)], Normalization((0.0,), (255.0,))),
    (
        "rescaling by channel",
        lambda: [layers().Rescaling([1 / 60, 1 / 59, 1 / 58], offset=[-2.0, -110 / 59, -100 / 58])],
        MEASURED,
    ),
    ("normalization", lambda: [normalization()], MEASURED),
    (
        "normalization after rescaling",
        lambda: [
            layers().Rescaling(1 / 255),
            layers().Normalization(mean=[0.5, 0.4, 0.3], variance=[0.04, 0.0625, 0.09]),
        ],
        Normalization((127.5, 102.0, 76.5), (51.0, 63.75, 76.5)),
    ),
    ("arithmetic", lambda: [lambda image: image / 127.5 - 1.0], MINUS_ONE_TO_ONE),
    ("inverted colours", lambda: [lambda image: 1.0 - image / 255.0], Normalization((255.0,), (-255.0,))),
    ("behind a cast", lambda: [lambda image: import_keras().ops.cast(image, "float32"), rescaling()], MINUS_ONE_TO_ONE),
    ("behind resizing", lambda: [layers().Resizing(8, 8), rescaling()], MINUS_ONE_TO_ONE),
    (
        "behind augmentation",
        lambda: [layers().RandomFlip(), layers().RandomRotation(0.1), layers().RandomContrast(0.1), rescaling()],
        MINUS_ONE_TO_ONE,
    ),
    ("in a nested model", lambda: [nested()], MINUS_ONE_TO_ONE),
    ("in a nested sequential", lambda: [models.sequential(layers().RandomFlip(), rescaling())], MINUS_ONE_TO_ONE),
    ("torch mode", lambda: [preprocess("densenet")], Normalization((123.675, 116.28, 103.53), (58.395, 57.12, 57.375))),
    ("tf mode", lambda: [preprocess("mobilenet_v2")], MINUS_ONE_TO_ONE),
    ("caffe mode", lambda: [preprocess("resnet")], Normalization((123.68, 116.779, 103.939), (1.0,))),
]


def nested() -> Any:
    keras = import_keras()
    image = keras.Input((16, 16, 3), name="inner_image")
    return keras.Model(image, layers().Conv2D(3, 1, name="inner")(rescaling()(image)), name="backbone")


def preprocess(family: str) -> Callable[[Any], Any]:
    return lambda image: getattr(import_keras().applications, family).preprocess_input(image)


@pytest.mark.parametrize(("front", "expected"), [pytest.param(*case[1:], id=case[0]) for case in FRONTS])
def test_normalisation_behind_the_input_is_recognised(
    tmp_path: Path, front: Callable[[], list[Any]], expected: Normalization
) -> None:
    assert_is(found(tmp_path, front()), expected)


@pytest.mark.parametrize(
    "front",
    [
        pytest.param(list, id="nothing"),
        pytest.param(lambda: [layers().RandomFlip()], id="augmentation only"),
        pytest.param(lambda: [layers().BatchNormalization(name="learned")], id="batch normalisation"),
        pytest.param(lambda: [layers().Conv2D(3, 1), rescaling()], id="behind a convolution"),
        pytest.param(lambda: [layers().Rescaling(1.0)], id="rescaling that does nothing"),
        pytest.param(lambda: [forked], id="only one of two branches"),
        pytest.param(lambda: [layers().Normalization(axis=None, mean=0.0, variance=1.0)], id="neutral"),
    ],
)
def test_anything_else_is_not_taken_for_normalisation(tmp_path: Path, front: Callable[[], list[Any]]) -> None:
    assert found(tmp_path, front()) is None


def forked(image: Any) -> Any:
    return layers().Concatenate()([image, rescaling()(image)])


def test_reported_normalisation_is_what_the_graph_computes(tmp_path: Path) -> None:
    keras = import_keras()
    image = keras.Input((2, 2, 3), name="image")
    model = keras.Model(image, keras.applications.resnet.preprocess_input(normalization()(image)))
    source = load(models.saved(model, tmp_path / "model.keras"))
    pixels = np.random.default_rng(3).uniform(0, 255, (1, 2, 2, 3)).astype(np.float32)
    (output,) = source.run({"image": pixels}).values()
    graph = source.graph_normalization
    assert graph is not None
    assert "another order" in graph.description
    assert graph.normalization is not None
    expected = (pixels - np.array(graph.normalization.mean)) / np.array(graph.normalization.std)
    np.testing.assert_allclose(output[..., ::-1], expected, rtol=1e-4, atol=1e-3)


def test_numbers_measured_on_scaled_values_are_reported_without_a_normalisation(tmp_path: Path) -> None:
    front = [layers().Normalization(mean=[0.485, 0.456, 0.406], variance=[0.0524, 0.0502, 0.0506])]
    graph = found(tmp_path, front)
    assert graph is not None
    assert graph.normalization is None
    assert "smaller than pixels" in graph.description


def test_inverse_normalization_is_read_as_what_it_does(tmp_path: Path) -> None:
    front = [layers().Normalization(mean=0.1, variance=1 / 255**2, invert=True, axis=None)]
    assert_is(found(tmp_path, front), Normalization((-25.5,), (255.0,)))


def test_description_names_the_input(tmp_path: Path) -> None:
    graph = found(tmp_path, [rescaling()])
    assert graph is not None
    assert graph.description == "(value - 127.5) / 127.5 behind input “image”"


def test_grayscale_has_one_value(tmp_path: Path) -> None:
    graph = found(tmp_path, [layers().Rescaling(1 / 255)], (16, 16, 1))
    assert graph is not None
    assert graph.normalization == Normalization((0.0,), (255.0,))

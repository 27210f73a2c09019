"""Packages as coremltools writes them, evaluated: against formulas and against TensorFlow."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.mil import InputError, Precision, Program, read_package

pytestmark = pytest.mark.filterwarnings("ignore")
RANDOM = np.random.default_rng(1)
PICTURE = RANDOM.integers(0, 256, (8, 8, 3), dtype=np.uint8)
KERNEL = RANDOM.normal(size=(3, 3, 3, 4)).astype(np.float32)
X = RANDOM.normal(size=(1, 8, 8, 3)).astype(np.float32)


def function(body: Callable[[Any], Any], shape: tuple[int | None, ...] = (1, 8, 8, 3)) -> Any:
    import tensorflow as tf

    return tf.function(body).get_concrete_function(tf.TensorSpec(shape, tf.float32, name="x"))


def converted(traced: Any, folder: Path, **options: Any) -> Program:
    import coremltools as ct

    model = ct.convert(
        [traced],
        source="tensorflow",
        convert_to="mlprogram",
        minimum_deployment_target=ct.target.iOS17,
        compute_precision=options.pop("compute_precision", ct.precision.FLOAT32),
        skip_model_load=True,
        **options,
    )
    model.save(str(folder / "model.mlpackage"))
    return read_package(folder / "model.mlpackage")


def network(x: Any) -> Any:
    import tensorflow as tf

    y = tf.nn.relu(tf.nn.conv2d(x, KERNEL, 2, "SAME"))
    return tf.nn.softmax(tf.reduce_mean(y, [1, 2]))


def scaled(factor: float, x: Any) -> Any:
    return network(x) * factor


def value(outputs: dict[str, Any]) -> NDArray[Any]:
    (only,) = outputs.values()
    result: NDArray[Any] = only
    return result


def test_a_network_computes_what_tensorflow_computes(tmp_path: Path) -> None:
    traced = function(network)
    expected = traced(X).numpy()
    program = converted(traced, tmp_path)
    assert program.unsupported_ops() == ()
    for precision in Precision:
        np.testing.assert_allclose(value(program.evaluate({"x": X}, precision)), expected, rtol=1e-5)


def test_a_float16_network_is_near_and_nearer_without_roundings(tmp_path: Path) -> None:
    import coremltools as ct

    traced = function(network)
    expected = traced(X).numpy()
    program = converted(traced, tmp_path, compute_precision=ct.precision.FLOAT16)
    rounded, unrounded = (
        np.abs(value(program.evaluate({"x": X}, precision)) - expected).max()
        for precision in (Precision.PROGRAM, Precision.FLOAT32)
    )
    assert 0 < unrounded < rounded < 2e-3


@pytest.mark.parametrize("layout", ["RGB", "BGR"])
def test_image_inputs_with_scale_and_bias(layout: str, tmp_path: Path) -> None:
    import coremltools as ct

    image = ct.ImageType("x", (1, 8, 8, 3), 1 / 255, [0.1, 0.2, 0.3], color_layout=ct.colorlayout[layout])
    program = converted(function(lambda x: x * 2), tmp_path, inputs=[image])
    pixels = PICTURE[..., ::-1] if layout == "BGR" else PICTURE
    expected = 2 * (pixels / 255 + [0.1, 0.2, 0.3])
    np.testing.assert_allclose(value(program.evaluate({"x": PICTURE}))[0], expected, rtol=1e-6)


@pytest.mark.parametrize("layout", ["RGB", "BGR", "GRAYSCALE", "GRAYSCALE_FLOAT16"])
def test_image_outputs(layout: str, tmp_path: Path) -> None:
    import coremltools as ct
    import tensorflow as tf

    channels = 1 if "GRAY" in layout else 3
    shape, color = (1, 8, 8, channels), ct.colorlayout[layout]
    program = converted(
        function(lambda x: tf.transpose(x, [0, 3, 1, 2]) * 1.5, shape),
        tmp_path,
        inputs=[ct.ImageType("x", shape, color_layout=color)],
        outputs=[ct.ImageType("Identity", color_layout=color)],
    )
    picture = PICTURE if channels == 3 else PICTURE[..., 0].astype(np.float32 if "16" in layout else np.uint8)
    exact = picture.astype(np.float32) * 1.5
    expected = exact if "16" in layout else np.minimum(np.rint(exact), 255)
    np.testing.assert_array_equal(value(program.evaluate({"x": picture})), expected)


@pytest.mark.parametrize("labels", [["ant", "bee", "cat", "dog"], [1, 5, 9, 12]])
def test_a_classifier(labels: list[Any], tmp_path: Path) -> None:
    import coremltools as ct

    traced = function(network)
    scores = traced(X).numpy()[0]
    program = converted(traced, tmp_path, classifier_config=ct.ClassifierConfig(labels))
    outputs = program.evaluate({"x": X})
    assert outputs["classLabel"] == labels[int(scores.argmax())]
    assert list(outputs["classLabel_probs"]) == labels
    np.testing.assert_allclose(list(outputs["classLabel_probs"].values()), scores, rtol=1e-5)


def test_shapes_from_a_list_and_from_a_range(tmp_path: Path) -> None:
    import coremltools as ct

    traced = function(network, (1, None, None, 3))
    listed = ct.EnumeratedShapes([[1, 8, 8, 3], [1, 16, 12, 3]])
    ranged = (1, ct.RangeDim(4, 32), ct.RangeDim(4, 16), 3)
    for shape, refused in ((listed, (1, 16, 8, 3)), (ranged, (1, 16, 17, 3))):
        program = converted(traced, tmp_path, inputs=[ct.TensorType("x", shape)])
        for allowed in ((1, 8, 8, 3), (1, 16, 12, 3)):
            x = RANDOM.normal(size=allowed).astype(np.float32)
            np.testing.assert_allclose(value(program.evaluate({"x": x})), traced(x).numpy(), rtol=1e-5)
        with pytest.raises(InputError, match=rf"not \[{', '.join(map(str, refused))}\]"):
            program.evaluate({"x": np.zeros(refused)})


def test_an_input_with_a_default_may_be_left_out(tmp_path: Path) -> None:
    import coremltools as ct

    default = np.full((1, 8, 8, 3), 2.5, np.float32)
    tensor = ct.TensorType("x", (1, 8, 8, 3), default_value=default)
    program = converted(function(lambda x: x * 2), tmp_path, inputs=[tensor])
    assert np.all(value(program.evaluate({})) == 5)


def test_a_package_of_several_functions_shares_its_weights(tmp_path: Path) -> None:
    import coremltools as ct

    functions = ct.utils.MultiFunctionDescriptor()
    for name, factor in (("one", 1.0), ("two", 2.0)):
        traced = function(partial(scaled, factor))
        folder = tmp_path / name
        folder.mkdir()
        converted(traced, folder)
        functions.add_function(str(folder / "model.mlpackage"), "main", name)
    functions.default_function_name = "two"
    ct.utils.save_multifunction(functions, str(tmp_path / "both.mlpackage"))
    program = read_package(tmp_path / "both.mlpackage")
    one, two, default = (value(program.evaluate({"x": X}, function=name)) for name in ("one", "two", None))
    np.testing.assert_array_equal(default, two)
    np.testing.assert_allclose(two, 2 * one, rtol=1e-6)

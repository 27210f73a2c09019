"""Every TFLite file is run: it must compute what the source computes, under the source's names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generator.convert import to_tflite
from generator.errors import ConversionError
from generator.sources import load
from generator.sources.frameworks import import_keras
from generator.spec import DType, ModelFormat, QuantizationRecipe
from tests.support import models
from tests.support.conversions import BUILDERS, Conversions, example, run_tflite, source_of
from tests.support.specs import FLOAT_RECIPES

HALF = QuantizationRecipe.FLOAT16
NAMES = sorted(BUILDERS)


@pytest.mark.parametrize("name", NAMES)
def test_float32_computes_what_the_source_computes(conversions: Conversions, name: str) -> None:
    source = conversions.source(name)
    expected = source.run(example(source))
    actual = run_tflite(conversions.artifact(name, ModelFormat.TFLITE), example(source))
    assert actual.keys() == expected.keys()
    for output, values in expected.items():
        np.testing.assert_allclose(actual[output], values, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("name", ["small_cnn", "mobilenet_v2", "gru", "two_inputs"])
def test_float16_computes_nearly_the_same(conversions: Conversions, name: str) -> None:
    source = conversions.source(name)
    actual = run_tflite(conversions.artifact(name, ModelFormat.TFLITE, HALF), example(source))
    for output, values in source.run(example(source)).items():
        np.testing.assert_allclose(actual[output], values, atol=5e-3)
        assert actual[output].dtype == np.float32


def test_float16_halves_a_model_of_weights(conversions: Conversions) -> None:
    full = conversions.artifact("mobilenet_v2", ModelFormat.TFLITE)
    half = conversions.artifact("mobilenet_v2", ModelFormat.TFLITE, HALF)
    assert half.size < 0.52 * full.size


@pytest.mark.parametrize("recipe", FLOAT_RECIPES)
@pytest.mark.parametrize("name", ["two_inputs", "gru"])
def test_artifact_declares_the_tensors_of_the_source(
    conversions: Conversions, name: str, recipe: QuantizationRecipe
) -> None:
    source, artifact = conversions.source(name), conversions.artifact(name, ModelFormat.TFLITE, recipe)
    assert artifact.format is ModelFormat.TFLITE
    assert artifact.recipe is recipe
    assert list(artifact.files) == [f"{name}.tflite"]
    assert sorted(artifact.inputs, key=lambda spec: spec.name) == sorted(source.inputs, key=lambda spec: spec.name)
    assert sorted(artifact.outputs, key=lambda spec: spec.name) == sorted(source.outputs, key=lambda spec: spec.name)


@pytest.mark.parametrize("name", ["two_inputs", "gru"])
def test_tensors_and_signature_carry_real_names(conversions: Conversions, name: str) -> None:
    from ai_edge_litert.interpreter import Interpreter

    artifact = conversions.artifact(name, ModelFormat.TFLITE)
    (content,) = artifact.files.values()
    interpreter = Interpreter(model_content=content)
    (signature,) = interpreter.get_signature_list().values()
    assert sorted(signature["inputs"]) == sorted(spec.name for spec in artifact.inputs)
    assert sorted(signature["outputs"]) == sorted(spec.name for spec in artifact.outputs)
    details = interpreter.get_input_details() + interpreter.get_output_details()
    assert sorted(detail["name"] for detail in details) == sorted(
        spec.name for spec in artifact.inputs + artifact.outputs
    )
    assert b"Identity" not in content
    assert b"CONVERSION_METADATA" not in content


def test_weights_are_aligned(conversions: Conversions) -> None:
    """Schema: `force_align: 16`; a converter that packs carelessly leaves float weights at odd addresses."""
    from tensorflow.lite.python import schema_py_generated as schema

    (content,) = conversions.artifact("small_cnn", ModelFormat.TFLITE).files.values()
    model = schema.Model.GetRootAs(content, 0)
    offsets = []
    for index in range(model.BuffersLength()):
        buffer = model.Buffers(index)
        if buffer.DataLength() >= 16:
            offsets.append(buffer._tab.Vector(buffer._tab.Offset(4)))
    assert len(offsets) >= 3
    assert [offset % 16 for offset in offsets] == [0] * len(offsets)


def test_outputs_that_share_a_tensor_or_pass_an_input_on_keep_their_names(tmp_path: Path) -> None:
    keras = import_keras()
    image = keras.Input((4,), name="image")
    score = keras.layers.Dense(2, name="dense")(image)
    model = keras.Model(image, {"first": score, "second": score, "same": image})
    source = load(models.saved(model, tmp_path / "model.keras"))
    expected = source.run(example(source))
    actual = run_tflite(to_tflite(source, QuantizationRecipe.FLOAT32, "model"), example(source))
    assert sorted(actual) == ["first", "same", "second"]
    for name, values in actual.items():
        np.testing.assert_allclose(values, expected[name], atol=1e-6)


def test_operator_that_tflite_lacks_is_named() -> None:
    import tensorflow as tf

    source = source_of(tf.linalg.inv, "inverse", input=(1, 3, 3))
    with pytest.raises(ConversionError, match="MatrixInverse") as refusal:
        to_tflite(source, QuantizationRecipe.FLOAT32, "model")
    assert refusal.value.hint


def test_types_are_read_back() -> None:
    import tensorflow as tf

    source = source_of(lambda x: tf.argmax(x, -1), "best", x=(1, 4))
    (output,) = to_tflite(source, QuantizationRecipe.FLOAT32, "model").outputs
    assert (output.name, output.shape, output.dtype) == ("best", (1,), DType.INT64)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str], conversions: Conversions) -> None:
    source: Any = conversions.source("small_cnn")
    capfd.readouterr()
    to_tflite(source, QuantizationRecipe.FLOAT32, "model")
    assert capfd.readouterr().out == ""

"""Core ML packages as far as they can be judged without Core ML: structure, names, types, and what can be evaluated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generator.convert import to_coreml
from generator.errors import ConversionError
from generator.spec import DType, ModelArtifact, ModelFormat, QuantizationRecipe, TensorSpec
from generator.spec.source_model import SourceModel
from tests.support.conversions import Conversions, example, source_of
from tests.support.mil_programs import evaluate, operators, read_program, write_package

HALF = QuantizationRecipe.FLOAT16


def specification(artifact: ModelArtifact) -> Any:
    from coremltools.proto import Model_pb2

    return Model_pb2.Model.FromString(artifact.files["Data/com.apple.CoreML/model.mlmodel"])


@pytest.mark.parametrize("recipe", [QuantizationRecipe.FLOAT32, HALF])
@pytest.mark.parametrize("name", ["small_cnn", "two_inputs"])
def test_artifact_declares_the_tensors_of_the_source(
    conversions: Conversions, name: str, recipe: QuantizationRecipe
) -> None:
    source, artifact = conversions.source(name), conversions.artifact(name, ModelFormat.COREML, recipe)
    assert artifact.format is ModelFormat.COREML
    assert artifact.recipe is recipe
    assert sorted(artifact.inputs, key=lambda spec: spec.name) == sorted(source.inputs, key=lambda spec: spec.name)
    assert sorted(artifact.outputs, key=lambda spec: spec.name) == sorted(source.outputs, key=lambda spec: spec.name)


def test_package_is_a_program_for_ios_17(conversions: Conversions) -> None:
    spec = specification(conversions.artifact("small_cnn", ModelFormat.COREML))
    assert spec.WhichOneof("Type") == "mlProgram"
    assert spec.specificationVersion == 8
    assert "com.github.apple.coremltools.conversion_date" not in spec.description.metadata.userDefined


@pytest.mark.parametrize(("recipe", "computed"), [(QuantizationRecipe.FLOAT32, "fp32"), (HALF, "fp16")])
def test_recipe_decides_what_is_computed_and_never_what_goes_in_and_out(
    conversions: Conversions, tmp_path: Path, recipe: QuantizationRecipe, computed: str
) -> None:
    artifact = conversions.artifact("small_cnn", ModelFormat.COREML, recipe)
    main = read_program(artifact, tmp_path).functions["main"]
    convolution = next(operator for operator in operators(main) if operator.op_type == "conv")
    assert convolution.outputs[0].dtype.__name__ == computed
    assert [variable.dtype.__name__ for variable in [*main.inputs.values(), *main.outputs]] == ["fp32", "fp32"]


def test_float16_halves_a_model_of_weights(conversions: Conversions) -> None:
    full = conversions.artifact("small_cnn", ModelFormat.COREML).files
    half = conversions.artifact("small_cnn", ModelFormat.COREML, HALF).files
    weights = "Data/com.apple.CoreML/weights/weight.bin"
    assert len(half[weights]) < len(full[weights])


def test_manifest_lists_what_the_package_holds(conversions: Conversions) -> None:
    files = conversions.artifact("small_cnn", ModelFormat.COREML).files
    manifest = json.loads(files["Manifest.json"])
    paths = {key: f"Data/{entry['path']}" for key, entry in manifest["itemInfoEntries"].items()}
    assert paths[manifest["rootModelIdentifier"]] == "Data/com.apple.CoreML/model.mlmodel"
    others = set(files) - {"Manifest.json"}
    assert all(any(file == path or file.startswith(f"{path}/") for file in others) for path in paths.values())
    assert all(any(file == path or file.startswith(f"{path}/") for path in paths.values()) for file in others)


def test_coremltools_opens_the_package(conversions: Conversions, tmp_path: Path) -> None:
    import coremltools as ct

    package = write_package(conversions.artifact("small_cnn", ModelFormat.COREML), tmp_path / "small.mlpackage")
    model = ct.models.MLModel(str(package), skip_model_load=True)
    assert [feature.name for feature in model.get_spec().description.output] == ["probabilities"]


def test_batch_normalisation_is_folded_exactly(tmp_path: Path) -> None:
    """One of coremltools' passes folds it with an epsilon that nobody asked for: every weight is off by 5e-6."""
    import tensorflow as tf

    scale, offset = np.array([0.5, 2.0, 1.5], np.float32), np.array([0.1, 0.2, 0.3], np.float32)
    kernel = np.random.default_rng(2).normal(size=(3, 3, 3, 3)).astype(np.float32)

    def twice(x: Any) -> Any:
        first = tf.nn.bias_add(tf.nn.conv2d(x, kernel, 1, "SAME"), offset)
        return tf.nn.conv2d(tf.nn.relu(first * scale + offset), kernel, 1, "SAME")

    artifact = to_coreml(source_of(twice, "y", x=(1, 8, 8, 3)), QuantizationRecipe.FLOAT32, "m")
    main = read_program(artifact, tmp_path).functions["main"]
    convolution = next(operator for operator in operators(main) if operator.op_type == "conv")
    folded = kernel.transpose(3, 2, 0, 1) * scale.reshape(-1, 1, 1, 1)
    np.testing.assert_allclose(convolution.weight.val, folded, rtol=5e-7)


def test_names_that_core_ml_forbids_become_identifiers() -> None:
    import tensorflow as tf

    source = source_of(lambda **tensors: tf.nn.relu(tensors["first-input"]), "9 lives", **{"first-input": (1, 4)})
    artifact = to_coreml(source, QuantizationRecipe.FLOAT32, "m")
    assert artifact.inputs == (TensorSpec("first_input", (1, 4)),)
    assert artifact.outputs == (TensorSpec("_9_lives", (1, 4)),)


def test_integers_go_in_and_out_as_int32() -> None:
    import tensorflow as tf

    source = source_of(lambda x: tf.argmax(x, -1), "best", x=(1, 4))
    (output,) = to_coreml(source, QuantizationRecipe.FLOAT32, "m").outputs
    assert output == TensorSpec("best", (1,), DType.INT32)


def test_operator_that_core_ml_lacks_is_named() -> None:
    import tensorflow as tf

    source = source_of(tf.linalg.inv, "inverse", input=(1, 3, 3))
    with pytest.raises(ConversionError, match="MatrixInverse") as refusal:
        to_coreml(source, QuantizationRecipe.FLOAT32, "m")
    assert refusal.value.hint


def test_type_that_core_ml_lacks_is_named() -> None:
    import tensorflow as tf

    source = source_of(lambda x: x > 0.0, "positive", x=(1, 4))
    with pytest.raises(ConversionError, match="bool, which “positive” is"):
        to_coreml(source, QuantizationRecipe.FLOAT32, "m")
    assert tf.executing_eagerly()


def test_outputs_are_what_the_source_computes(conversions: Conversions, tmp_path: Path) -> None:
    source = conversions.source("two_inputs")
    actual = evaluate(conversions.artifact("two_inputs", ModelFormat.COREML), example(source), tmp_path)
    expected = source.run(example(source))
    assert actual.keys() == expected.keys()
    for name, values in expected.items():
        np.testing.assert_allclose(actual[name], values, rtol=1e-4, atol=1e-5)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str], conversions: Conversions) -> None:
    source: SourceModel = conversions.source("exact_gelu")
    capfd.readouterr()
    to_coreml(source, QuantizationRecipe.FLOAT32, "m")
    assert capfd.readouterr().out == ""

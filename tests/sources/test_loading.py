"""From a saved Keras model to a `SourceModel`."""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generator.errors import ConversionError, SourceError
from generator.sources import DynamicInputSizeError, load
from generator.sources.frameworks import import_keras, import_tensorflow
from generator.spec import DType, ImageSize, ModelSource, SourceFormat, TensorSpec
from tests.support import models


def picture(shape: tuple[int, ...] = (1, 16, 16, 3)) -> dict[str, Any]:
    return {"image": np.random.default_rng(5).uniform(-1, 1, shape).astype(np.float32)}


def rewritten(source: ModelSource, change: Callable[[str], str]) -> ModelSource:
    """The same archive with another configuration."""
    with zipfile.ZipFile(source.path) as file:
        members = {name: file.read(name) for name in file.namelist()}
    members["config.json"] = change(members["config.json"].decode()).encode()
    with zipfile.ZipFile(source.path, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return source


@pytest.mark.parametrize("suffix", [".keras", ".h5"])
def test_loaded_model_computes_what_the_saved_one_computed(tmp_path: Path, suffix: str) -> None:
    original = models.small_cnn()
    source = load(models.saved(original, tmp_path / f"model{suffix}"))
    assert source.inputs == (TensorSpec("image", (1, 16, 16, 3)),)
    assert source.outputs == (TensorSpec("probabilities", (1, 4)),)
    expected = original(picture()["image"], training=False).numpy()
    np.testing.assert_allclose(source.run(picture())["probabilities"], expected, rtol=1e-5)
    traced = source.function({"image": import_tensorflow().constant(picture()["image"])})
    np.testing.assert_allclose(traced["probabilities"], expected, rtol=1e-5)


def test_function_is_named_by_keras_names(tmp_path: Path) -> None:
    source = load(models.saved(models.two_inputs(), tmp_path / "model.keras"))
    (by_name,), keywords = source.function.structured_input_signature
    assert sorted(by_name) == ["age", "image"]
    assert keywords == {}
    assert sorted(source.function.structured_outputs) == ["embedding", "score"]


def test_several_inputs_and_outputs_keep_their_names(tmp_path: Path) -> None:
    original = models.two_inputs()
    source = load(models.saved(original, tmp_path / "model.keras"))
    assert {spec.name: spec.shape for spec in source.inputs} == {"age": (1, 1), "image": (1, 8, 8, 3)}
    assert {spec.name: spec.shape for spec in source.outputs} == {"embedding": (1, 3), "score": (1, 2)}
    inputs = {**picture((1, 8, 8, 3)), "age": np.array([[3.0]], np.float32)}
    expected = original(inputs)
    for name, result in source.run(inputs).items():
        np.testing.assert_allclose(result, expected[name], rtol=1e-5)


def test_outputs_of_one_layer_are_told_apart(tmp_path: Path) -> None:
    keras = import_keras()
    steps = keras.Input((5, 3), name="steps")
    model = keras.Model(steps, keras.layers.LSTM(2, return_state=True, name="memory")(steps))
    source = load(models.saved(model, tmp_path / "model.keras"))
    assert [spec.name for spec in source.outputs] == ["memory", "memory_1", "memory_2"]


def test_output_never_has_the_name_of_an_input(tmp_path: Path) -> None:
    keras = import_keras()
    image = keras.Input((4,), name="image")
    model = keras.Model(image, {"image": keras.layers.Dense(2, name="dense")(image)})
    source = load(models.saved(model, tmp_path / "model.keras"))
    assert [spec.name for spec in source.outputs] == ["image_1"]


def test_sequential_model_without_input_layer_has_stable_names(tmp_path: Path) -> None:
    layers = import_keras().layers
    stack = models.sequential(layers.Flatten(name="flat"), layers.Dense(3, name="scores"))
    stack(np.zeros((2, 4, 4, 1), np.float32))
    saved = models.saved(stack, tmp_path / "model.keras")
    with pytest.raises(SourceError, match="fixed to batches of 2"):
        load(saved)
    stack = models.sequential(import_keras().Input((4, 4, 1), name="picture"), *stack.layers)
    sources = [load(models.saved(stack, tmp_path / "model.keras")) for _ in range(2)]
    assert [spec.name for source in sources for spec in source.inputs + source.outputs] == ["picture", "scores"] * 2


def test_integer_inputs_keep_their_type(tmp_path: Path) -> None:
    keras = import_keras()
    tokens = keras.Input((4,), dtype="int32", name="tokens")
    embedded = keras.layers.Flatten(name="flat")(keras.layers.Embedding(9, 3, name="embedded")(tokens))
    source = load(models.saved(keras.Model(tokens, embedded), tmp_path / "model.keras"))
    assert source.inputs == (TensorSpec("tokens", (1, 4), DType.INT32),)


def test_augmentation_and_dropout_are_inactive(tmp_path: Path) -> None:
    layers = import_keras().layers
    front = [
        layers.RandomFlip(name="flip"),
        layers.RandomRotation(0.4, name="turn"),
        layers.RandomBrightness(0.5, name="light"),
        layers.GaussianNoise(1.0, name="noise"),
        layers.Dropout(0.5, name="dropout"),
    ]
    augmented = load(models.saved(models.small_cnn(front), tmp_path / "augmented.keras"))
    plain = load(models.saved(models.small_cnn(), tmp_path / "plain.keras"))
    expected = plain.run(picture())["probabilities"]
    for _ in range(3):
        np.testing.assert_array_equal(augmented.run(picture())["probabilities"], expected)
    assert not {"RandomUniform", "StatelessRandomUniformV2", "ImageProjectiveTransformV3"} & {
        operation.type for operation in augmented.function.graph.get_operations()
    }


def test_mixed_precision_is_rebuilt_in_float32(tmp_path: Path) -> None:
    mixed = load(models.saved(models.mixed_float16(), tmp_path / "mixed.keras"))
    plain = load(models.saved(models.small_cnn(), tmp_path / "plain.keras"))
    assert {tensor.dtype.name for op in mixed.function.graph.get_operations() for tensor in op.outputs} <= {
        "float32",
        "int32",
        "resource",
    }
    np.testing.assert_allclose(mixed.run(picture())["probabilities"], plain.run(picture())["probabilities"], atol=1e-6)


@pytest.mark.parametrize("suffix", [".keras", ".h5"])
def test_lambda_layer_is_refused_by_name(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(SourceError, match=r"“halve”.* Lambda") as refusal:
        load(models.saved(models.with_lambda(), tmp_path / f"model{suffix}"))
    assert "safe_mode=False" in refusal.value.hint


@pytest.mark.parametrize(
    ("suffix", "where"), [(".keras", r"class “Whitening” \(layer “whitening”\)"), (".h5", "“Whitening”")]
)
def test_custom_class_is_refused_by_name(tmp_path: Path, suffix: str, where: str) -> None:
    with pytest.raises(SourceError, match=rf"{where}, which is not part of Keras"):
        load(models.saved(models.with_custom_layer(), tmp_path / f"model{suffix}"))


def test_module_named_in_a_file_is_never_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "planted.py").write_text("raise SystemExit('imported')")
    monkeypatch.syspath_prepend(str(tmp_path))
    source = models.saved(models.small_cnn(), tmp_path / "model.keras")
    rewritten(source, lambda config: config.replace('"module": "keras.layers"', '"module": "planted"', 1))
    # The wording of our own check: Keras, which also refuses today, must not even be asked.
    with pytest.raises(SourceError, match="needs the class “InputLayer”"):
        load(source)
    assert "planted" not in sys.modules


def test_custom_loss_is_no_obstacle(tmp_path: Path) -> None:
    def own_loss(expected: Any, actual: Any) -> Any:
        return import_keras().ops.mean(expected - actual)

    model = models.small_cnn()
    model.compile("adam", loss=own_loss)
    assert load(models.saved(model, tmp_path / "model.keras")).outputs


@pytest.mark.parametrize("suffix", [".keras", ".h5"])
def test_weights_that_are_no_numbers_are_refused_by_layer(tmp_path: Path, suffix: str) -> None:
    model = models.small_cnn()
    layer = model.get_layer("convolution")
    (kernel,) = layer.get_weights()
    kernel[0, 0, 0, 0] = np.nan
    layer.set_weights([kernel])
    with pytest.raises(SourceError, match=r"“convolution/kernel” in “model.* hold NaN"):
        load(models.saved(model, tmp_path / f"model{suffix}"))


def test_text_processing_is_refused_by_layer(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"“tokens”.*TextVectorization"):
        load(models.saved(models.text_classifier(), tmp_path / "model.keras"))


@pytest.mark.parametrize("name", ["model.weights.h5", "weights.h5"])
def test_weights_without_a_model_are_refused(tmp_path: Path, name: str) -> None:
    models.small_cnn().save_weights(tmp_path / "model.weights.h5")
    path = (tmp_path / "model.weights.h5").rename(tmp_path / name)
    with pytest.raises(SourceError, match="only weights") as refusal:
        load(ModelSource(path, SourceFormat.KERAS_H5))
    assert "load_weights" in refusal.value.hint


class TestDynamicSizes:
    def test_are_asked_for(self, tmp_path: Path) -> None:
        source = models.saved(models.small_cnn(shape=(None, None, 3)), tmp_path / "model.keras")
        with pytest.raises(DynamicInputSizeError, match="any size") as refusal:
            load(source)
        assert "--input-size" in refusal.value.hint

    def test_are_fixed_to_the_given_size(self, tmp_path: Path) -> None:
        source = models.saved(models.small_cnn(shape=(None, None, 3)), tmp_path / "model.keras")
        loaded = load(source, ImageSize(width=20, height=12))
        assert loaded.inputs == (TensorSpec("image", (1, 12, 20, 3)),)
        assert loaded.run(picture((1, 12, 20, 3)))["probabilities"].shape == (1, 4)

    def test_given_size_must_agree_with_a_fixed_one(self, tmp_path: Path) -> None:
        source = models.saved(models.small_cnn(), tmp_path / "model.keras")
        assert load(source, ImageSize(16, 16)).inputs[0].shape == (1, 16, 16, 3)
        with pytest.raises(SourceError, match="takes pictures of 16x16, not 20x16"):
            load(source, ImageSize(20, 16))

    def test_other_than_of_pictures_are_refused(self, tmp_path: Path) -> None:
        keras = import_keras()
        steps = keras.Input((None, 3), name="steps")
        model = keras.Model(steps, keras.layers.LSTM(2, name="memory")(steps))
        with pytest.raises(SourceError, match=r"“steps” has the dynamic shape \?x\?x3") as refusal:
            load(models.saved(model, tmp_path / "model.keras"))
        assert not isinstance(refusal.value, DynamicInputSizeError)

    def test_size_that_the_model_cannot_take_is_refused(self, tmp_path: Path) -> None:
        keras = import_keras()
        image = keras.Input((None, None, 3), name="image")
        model = keras.Model(image, keras.layers.Conv2D(2, 9, name="wide")(image))
        with pytest.raises(SourceError, match="can't compute on image 1x4x4x3"):
            load(models.saved(model, tmp_path / "model.keras"), ImageSize(4, 4))


def test_layer_name_that_tensorflow_cannot_use_is_refused(tmp_path: Path) -> None:
    keras = import_keras()
    image = keras.Input((4,), name="image")
    model = keras.Model(image, keras.layers.Dense(2, name="the score")(image))
    with pytest.raises(SourceError, match="“the score”"):
        load(models.saved(model, tmp_path / "model.keras"))


def test_wrong_names_are_refused_by_run(tmp_path: Path) -> None:
    source = load(models.saved(models.small_cnn(), tmp_path / "model.keras"))
    with pytest.raises(ConversionError, match="picture"):
        source.run({"picture": picture()["image"]})


def test_loading_leaves_tensorflow_as_it_was(tmp_path: Path) -> None:
    tf = import_tensorflow()
    load(models.saved(models.grouped_convolutions(), tmp_path / "model.keras"))
    assert tf.config.functions_run_eagerly() is False
    with pytest.raises(SourceError):
        load(rewritten(models.saved(models.small_cnn(), tmp_path / "model.keras"), _with_giant_kernel))
    assert tf.config.functions_run_eagerly() is False


def _with_giant_kernel(config: str) -> str:
    parsed = json.loads(config)
    convolution = next(layer for layer in parsed["config"]["layers"] if layer["class_name"] == "Conv2D")
    convolution["config"]["padding"] = "nonsense"
    return json.dumps(parsed)

"""A `.tflite` that somebody else converted, as the source of apps."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generator.convert import to_coreml, to_tflite
from generator.convert.tflite_file import parse, serialize
from generator.errors import ConversionError, SourceError, SpecError, UsageError
from generator.metadata import describe_tflite, with_tflite_metadata
from generator.parity import AcceleratorReport, check_tflite, natural_images
from generator.spec import (
    Activation,
    AppSpec,
    DType,
    ImageSize,
    IosRuntime,
    ModelFormat,
    ModelSource,
    Platform,
    QuantizationRecipe,
    SourceFormat,
    TensorSpec,
)
from generator.usecases.ios_runtimes import (
    check_ios_io,
    check_ios_tensors,
    chosen_runtime,
    known_delegate_failures,
    wanted_formats,
)
from generator.usecases.model_options import ModelOptions
from generator.usecases.model_spec import resolve_spec
from generator.usecases.new_project import NewProjectRequest, new_project
from generator.usecases.refusals import Refusals
from generator.usecases.stages import STAGES
from generator.usecases.tflite_source import load_tflite
from tests.support.fakes import FakeProgress
from tests.support.quantized import quantized_digits
from tests.support.rendering import tflite_artifact
from tests.support.tflite_damage import edited
from tests.support.tflite_files import TinyClassifier, tiny_artifact, tiny_spec

PICTURE = np.linspace(-1, 1, 48, dtype=np.float32).reshape(1, 4, 4, 3)


def source(folder: Path, content: bytes) -> ModelSource:
    path = folder / "foreign.tflite"
    path.write_bytes(content)
    return ModelSource(path, SourceFormat.TFLITE)


@pytest.mark.parametrize("model", [TinyClassifier(), TinyClassifier(signature_key="")], ids=["signed", "unsigned"])
def test_it_answers_as_its_numbers_say(model: TinyClassifier, tmp_path: Path) -> None:
    loaded = load_tflite(source(tmp_path, model.file()))
    names = [tensor.name for tensor in (*loaded.inputs, *loaded.outputs)]
    (answer,) = loaded.run({loaded.inputs[0].name: PICTURE}).values()
    (expected,) = model.run(PICTURE).values()
    np.testing.assert_allclose(answer, expected, atol=1e-6)
    assert loaded.final_activation is Activation.SOFTMAX
    assert len(set(names)) == 2


def test_without_signature_it_gets_one(tmp_path: Path) -> None:
    model = TinyClassifier(signature_key="")
    loaded = load_tflite(source(tmp_path, model.file()))
    artifact = to_tflite(loaded, QuantizationRecipe.FLOAT32, "tiny")
    described = describe_tflite(artifact.files["tiny.tflite"])
    assert [tensor.signature_name for tensor in described.inputs] == [loaded.inputs[0].name]
    spec = tiny_spec(model, inputs=loaded.inputs, outputs=loaded.outputs)
    (report,) = check_tflite(loaded, artifact, spec, natural_images(2, ImageSize(16, 16), 1))
    assert not report.failed


def test_with_a_signature_no_bit_changes(tmp_path: Path) -> None:
    content = TinyClassifier(float16=True).file()
    artifact = to_tflite(load_tflite(source(tmp_path, content)), QuantizationRecipe.FLOAT32, "tiny")
    assert artifact.files == {"tiny.tflite": content}
    assert artifact.precision == "float16"


def test_a_batch_of_any_size_becomes_one_picture(tmp_path: Path) -> None:
    loaded = load_tflite(source(tmp_path, dynamic(-1, 4, 4, 3)))
    assert loaded.inputs[0].shape == (1, 4, 4, 3)
    (content,) = to_tflite(loaded, QuantizationRecipe.FLOAT32, "tiny").files.values()
    assert describe_tflite(content).inputs[0].shape == (1, 4, 4, 3)


def test_pictures_of_any_size_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="dynamic shape"):
        load_tflite(source(tmp_path, dynamic(1, -1, -1, 3)))


@pytest.mark.parametrize("stored", [(8, 4, 4, 3), (1, 8, 8, 3)])
def test_a_file_that_contradicts_its_signature_is_refused(tmp_path: Path, stored: tuple[int, ...]) -> None:
    flatbuffer: Any = parse(dynamic(-1, 4, 4, 3))
    graph = flatbuffer.subgraphs[0]
    graph.tensors[graph.inputs[0]].shape = np.asarray(stored, np.int32)
    with pytest.raises(SourceError, match="is stored with the shape"):
        load_tflite(source(tmp_path, serialize(flatbuffer)))


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    content = TinyClassifier().file()
    with pytest.raises(SourceError, match="damaged"):
        load_tflite(source(tmp_path, content[:200]))


def no_inputs(tree: Any) -> None:
    tree.subgraphs[0].inputs = []


def no_outputs(tree: Any) -> None:
    tree.subgraphs[0].outputs = []


def second_signature(tree: Any) -> None:
    other = copy.deepcopy(tree.signatureDefs[0])
    other.signatureKey = b"train"
    tree.signatureDefs.append(other)


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (no_inputs, "has no input"),
        (no_outputs, "has no output"),
        (second_signature, "has several signatures: “serving_default”, “train”"),
    ],
)
def test_a_file_that_can_t_be_called_in_one_way_is_refused(
    damage: Callable[[Any], None], problem: str, tmp_path: Path
) -> None:
    with pytest.raises(SourceError, match=problem):
        load_tflite(source(tmp_path, edited(damage)(TinyClassifier().file())))


def test_an_operator_that_nobody_has_is_told(tmp_path: Path) -> None:
    loaded = load_tflite(source(tmp_path, TinyClassifier(custom_operator="Mystery").file()))
    with pytest.raises(SourceError, match=r"can't be run: .*Mystery"):
        loaded.run({loaded.inputs[0].name: PICTURE})


def test_what_it_says_of_itself_needn_t_be_said_again(tmp_path: Path) -> None:
    model = TinyClassifier()
    (content,) = with_tflite_metadata(tiny_artifact(model), tiny_spec(model)).files.values()
    resolved = resolve_spec(load_tflite(source(tmp_path, content)), ModelOptions(), Refusals())
    assert resolved.spec.labels == tiny_spec(model).labels
    assert resolved.spec.preprocessing.normalization.mean == (127.5,)
    assert resolved.spec.postprocessing.activation is Activation.NONE
    assert any("labels are those in the model file" in note for note in resolved.notes)
    assert any("mobilegen verify" in note for note in resolved.notes)


def test_no_labels_are_made_up_for_a_number_that_can_t_be_one_of_classes(tmp_path: Path) -> None:
    loaded = load_tflite(source(tmp_path, TinyClassifier().file()))
    absurd = replace(loaded, outputs=(TensorSpec("probabilities", (1, 2**30)),))
    with pytest.raises(SpecError, match="no row of scores of classes"):
        resolve_spec(absurd, ModelOptions(), Refusals())


def test_weights_stay_what_they_are(tmp_path: Path) -> None:
    loaded = load_tflite(source(tmp_path, TinyClassifier().file()))
    with pytest.raises(ConversionError, match="TFLite model already"):
        to_tflite(loaded, QuantizationRecipe.FLOAT16, "tiny")
    with pytest.raises(ConversionError, match="Core ML can't be made from it"):
        to_coreml(loaded, QuantizationRecipe.FLOAT32, "tiny")


def test_quantised_numbers_become_real_ones(tmp_path: Path) -> None:
    (model,) = quantized_digits(DType.UINT8).models
    (content,) = model.artifact.files.values()
    loaded = load_tflite(source(tmp_path, content))
    assert loaded.inputs[0].quantization is not None
    (answer,) = loaded.run({loaded.inputs[0].name: np.full((1, 32, 32, 3), 128, np.uint8)}).values()
    assert answer.sum() == pytest.approx(1, abs=0.05)
    artifact = to_tflite(loaded, QuantizationRecipe.FLOAT32, "digits")
    assert artifact.precision == "int8"
    assert known_delegate_failures(artifact) == {"core-ml-delegate": "it runs models of floating-point numbers only"}


def test_the_runtime_follows_from_the_model(tmp_path: Path) -> None:
    converted = ModelSource(tmp_path / "a.tflite", SourceFormat.TFLITE)
    trained = ModelSource(tmp_path / "a.keras", SourceFormat.KERAS)
    assert chosen_runtime(None, converted) is IosRuntime.TFLITE
    assert chosen_runtime(None, trained) is IosRuntime.COREML
    assert chosen_runtime(IosRuntime.BOTH, trained) is IosRuntime.BOTH
    for impossible in (IosRuntime.COREML, IosRuntime.BOTH):
        with pytest.raises(UsageError, match="Core ML can't be made from it"):
            chosen_runtime(impossible, converted)


def test_each_format_is_converted_to_once() -> None:
    both = (Platform.ANDROID, Platform.IOS)
    assert wanted_formats(both, IosRuntime.BOTH) == (ModelFormat.TFLITE, ModelFormat.COREML)
    assert wanted_formats(both, IosRuntime.TFLITE) == (ModelFormat.TFLITE,)
    assert wanted_formats((Platform.IOS,), IosRuntime.BOTH) == (ModelFormat.COREML, ModelFormat.TFLITE)


def test_tensors_that_the_swift_api_lacks_are_refused() -> None:
    artifact = replace(tflite_artifact(), inputs=(TensorSpec("image", (1, 32, 32, 3), DType.INT8),))
    with pytest.raises(SpecError, match="“image” holds int8"):
        check_ios_tensors(artifact)
    check_ios_tensors(tflite_artifact())


def test_int8_for_an_ios_app_with_tensorflow_lite_is_refused_before_anything_is_made() -> None:
    for runtime in (IosRuntime.TFLITE, IosRuntime.BOTH):
        with pytest.raises(UsageError, match="--io int8") as caught:
            check_ios_io(DType.INT8, runtime)
        assert "--io uint8" in caught.value.hint
        check_ios_io(DType.UINT8, runtime)
    check_ios_io(DType.INT8, IosRuntime.COREML)


def test_what_only_the_interpreter_of_android_runs_is_refused_on_ios() -> None:
    with pytest.raises(SpecError, match="borrows MaxPool3D from TensorFlow: no iOS app"):
        check_ios_tensors(replace(tflite_artifact(), select_tf_ops=("MaxPool3D",)))
    with pytest.raises(SpecError, match="keeps variables from one frame to the next: no iOS app"):
        check_ios_tensors(replace(tflite_artifact(), stateful=True))


def test_apps_come_of_it(tmp_path: Path) -> None:
    made = new_project(request(tmp_path, tuple(Platform)), Refusals(), FakeProgress())
    assert made.project.ios_runtime is IosRuntime.TFLITE
    assert list(made.artifacts) == [ModelFormat.TFLITE]
    assert (tmp_path / "out/ios/Models/foreign.tflite").is_file()
    assert 'ios_runtime = "tflite"' in (tmp_path / "out/mobilegen.toml").read_text("utf-8")
    for platform in ("android", "ios"):
        # A comparison of a file with itself must not pass for one with the trained model.
        assert "The source was this .tflite already" in (tmp_path / "out" / platform / "README.md").read_text("utf-8")


def test_accelerators_that_no_ios_app_uses_are_not_tried_for_it_alone(tmp_path: Path) -> None:
    def attempt(*_: object) -> tuple[AcceleratorReport, ...]:
        pytest.fail("only Android's app runs on LiteRT's accelerators")

    stages = replace(STAGES, accelerators={ModelFormat.TFLITE: attempt})
    made = new_project(request(tmp_path, (Platform.IOS,)), Refusals(), FakeProgress(), stages)
    assert made.artifacts[ModelFormat.TFLITE].accelerators == ()


def request(folder: Path, platforms: tuple[Platform, ...]) -> NewProjectRequest:
    model = TinyClassifier()
    (content,) = with_tflite_metadata(tiny_artifact(model), tiny_spec(model)).files.values()
    return NewProjectRequest(
        source=source(folder, content),
        app=AppSpec("Tiny", "com.example.tiny"),
        output=folder / "out",
        platforms=platforms,
        options=ModelOptions(),
    )


def dynamic(*shape: int) -> bytes:
    """The tiny classifier with a shape signature for its input."""
    flatbuffer: Any = parse(TinyClassifier().file())
    graph = flatbuffer.subgraphs[0]
    graph.tensors[graph.inputs[0]].shapeSignature = np.asarray(shape, np.int32)
    return serialize(flatbuffer)

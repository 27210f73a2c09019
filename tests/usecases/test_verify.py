"""Any model is compared with any artefact of it: with other tasks, other runtimes' inputs, other names, integers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generator.errors import MetadataError, SpecError
from generator.parity import Accelerator, AcceleratorOutcome, AcceleratorReport
from generator.spec import ChannelOrder, ModelFormat, ModelSource, Normalization, QuantizationRecipe, SourceFormat
from generator.usecases.normalization import NormalizationPreset
from generator.usecases.verify import Tools, verify
from generator.usecases.verifying.consequence import consequence
from generator.usecases.verifying.request import Verdict, Verification, VerifiedModel, VerifyRequest
from tests.support import tflite_damage
from tests.support.conversions import Conversions
from tests.support.fakes import FakeProgress
from tests.support.mil_programs import write_package
from tests.support.specs import FLOAT_RECIPES
from tests.support.tflite_files import TinyClassifier, tiny_source, tiny_weights

# coremltools leaves temporary folders to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore")

_HALF = Normalization((127.5,), (127.5,))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("verify")


@pytest.fixture(scope="module")
def conversions(folder: Path) -> Conversions:
    return Conversions(folder)


@dataclass(frozen=True)
class Foreign:
    """A network of Keras with artefacts that other tools made of it."""

    source: Path
    artifacts: Mapping[str, Path]


@pytest.fixture(scope="module")
def foreign(folder: Path) -> Foreign:
    import coremltools as ct
    import tensorflow as tf

    from generator.sources.frameworks import import_keras

    keras = import_keras()
    keras.utils.set_random_seed(3)
    image = keras.Input((12, 10, 3), name="image")
    features = keras.layers.Conv2D(8, 3, activation="relu", name="stem")(image)
    pooled = keras.layers.GlobalAveragePooling2D(name="pooled")(features)
    model = keras.Model(image, keras.layers.Dense(4, activation="softmax", name="scores")(pooled), name="foreign")
    model.save(folder / "foreign.keras")

    converter = tf.lite.TFLiteConverter.from_keras_model(model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    generator = np.random.default_rng(0)
    samples = [[generator.uniform(-1, 1, (1, 12, 10, 3)).astype(np.float32)] for _ in range(20)]
    converter.representative_dataset = lambda: iter(samples)
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    converter.inference_input_type = converter.inference_output_type = tf.int8
    (folder / "int8.tflite").write_bytes(converter.convert())

    function = tf.function(lambda image: model(image, training=False))
    concrete = function.get_concrete_function(tf.TensorSpec((1, 12, 10, 3), tf.float32, name="image"))
    options = {"source": "tensorflow", "minimum_deployment_target": ct.target.iOS16, "skip_model_load": True}
    for name, order in (("rgb", "RGB"), ("bgr", "BGR")):
        picture = ct.ImageType("image", (1, 12, 10, 3), scale=1 / 127.5, bias=[-1, -1, -1], color_layout=order)
        labels = ct.ClassifierConfig(["a", "b", "c", "d"]) if name == "rgb" else None
        package = ct.convert(
            [concrete],
            inputs=[picture],
            classifier_config=labels,
            compute_precision=ct.precision.FLOAT32,
            **options,
        )
        package.save(str(folder / f"{name}.mlpackage"))
    names = ("int8.tflite", "rgb.mlpackage", "bgr.mlpackage")
    return Foreign(folder / "foreign.keras", {name: folder / name for name in names})


def _verified(source: Path, *artifacts: Path, tools: Tools | None = None, **options: Any) -> Verification:
    request = VerifyRequest(source, artifacts, **options)
    return verify(request, FakeProgress(), tools) if tools else verify(request, FakeProgress())


def _one(found: Verification) -> VerifiedModel:
    (model,) = found.models
    return model


@pytest.mark.parametrize("recipe", FLOAT_RECIPES)
@pytest.mark.parametrize("name", ["two_inputs", "lstm"])
def test_models_of_other_tasks_agree_by_name(
    conversions: Conversions, folder: Path, name: str, recipe: QuantizationRecipe
) -> None:
    conversions.source(name)
    tflite = write_package(conversions.artifact(name, ModelFormat.TFLITE, recipe), folder / f"{name}-{recipe.value}")
    package = folder / f"{name}-{recipe.value}.mlpackage"
    write_package(conversions.artifact(name, ModelFormat.COREML, recipe), package)
    found = _verified(folder / f"{name}.keras", tflite / f"{name}.tflite", package)
    assert [model.verdict for model in found.models] == [Verdict.AGREES] * 2
    for model in found.models:
        assert model.precision == recipe.value
        assert model.agreeing is None
        assert {error.name for error in model.outputs} == {tensor.name for tensor in conversions.source(name).outputs}
    assert any("random numbers" in note for note in found.notes)


def test_arrays_of_ones_own_are_fed(conversions: Conversions, folder: Path) -> None:
    conversions.source("two_inputs")
    tflite = write_package(conversions.artifact("two_inputs", ModelFormat.TFLITE), folder / "own") / "two_inputs.tflite"
    arrays = folder / "arrays"
    arrays.mkdir()
    generator = np.random.default_rng(1)
    np.savez(arrays / "first.npz", image=generator.random((8, 8, 3), np.float32), age=np.float32(30))
    found = _verified(folder / "two_inputs.keras", tflite, inputs=arrays)
    assert found.examples == ("first.npz",)
    assert found.notes == ()
    assert _one(found).verdict is Verdict.AGREES
    np.savez(arrays / "second.npz", image=generator.random((8, 8, 3), np.float32))
    with pytest.raises(SpecError, match="no array for the input “age”"):
        _verified(folder / "two_inputs.keras", tflite, inputs=arrays)
    np.savez(arrays / "second.npz", image=generator.random((9, 8, 3), np.float32), age=np.float32(30))
    with pytest.raises(SpecError, match="9×8×3 of float32, and the model takes 1×8×8×3"):
        _verified(folder / "two_inputs.keras", tflite, inputs=arrays)


def test_integers_and_names_of_another_tool_agree(foreign: Foreign) -> None:
    found = _one(_verified(foreign.source, foreign.artifacts["int8.tflite"], normalization=_HALF))
    assert found.verdict is Verdict.AGREES
    assert found.precision == "integer"
    assert 15 < found.outputs[0].snr_db < 60
    assert "by its shape" in found.notes[0]


def test_packages_that_take_pixels_agree(foreign: Foreign) -> None:
    package = foreign.artifacts["rgb.mlpackage"]
    found = _verified(foreign.source, package, normalization=NormalizationPreset.MINUS_ONE_TO_ONE)
    assert _one(found).verdict is Verdict.AGREES
    assert any("rounded to 8 bits" in note for note in found.notes)


@pytest.mark.parametrize(
    ("order", "verdict"), [(ChannelOrder.BGR, Verdict.AGREES), (ChannelOrder.RGB, Verdict.DIFFERS)]
)
def test_the_order_of_channels_matters(foreign: Foreign, order: ChannelOrder, verdict: Verdict) -> None:
    package = foreign.artifacts["bgr.mlpackage"]
    assert _one(_verified(foreign.source, package, normalization=_HALF, channel_order=order)).verdict is verdict


def test_a_package_in_float16_that_overflows_is_explained(folder: Path) -> None:
    from generator.convert import CONVERTERS
    from generator.sources import load
    from generator.sources.frameworks import import_keras
    from tests.support.models import saved

    keras = import_keras()
    keras.utils.set_random_seed(5)
    values = keras.Input((400,), name="values")
    scaled = keras.layers.Rescaling(60.0, name="scaled")(values)
    unit = keras.layers.UnitNormalization(name="unit")(scaled)
    source = saved(keras.Model(values, unit, name="norm"), folder / "norm.keras")
    package = CONVERTERS[ModelFormat.COREML](load(source), QuantizationRecipe.FLOAT16, "norm")
    write_package(package, folder / "norm.mlpackage")
    found = _one(_verified(source.path, folder / "norm.mlpackage"))
    assert found.verdict is Verdict.DIFFERS
    assert found.divergence[0].endswith("float16 is to blame.")
    assert "float16 ends at 65504" in " ".join(found.divergence)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.tflite"
    path.write_bytes(TinyClassifier().file())
    return path


def _tiny_tools(**changes: Any) -> Tools:
    """The tiny classifier as a source that needs no TensorFlow."""
    model = replace(tiny_source(TinyClassifier()), source=ModelSource(Path("tiny.keras"), SourceFormat.KERAS))
    return Tools(load=lambda _source, _size: model, **changes)


def test_a_file_without_signature_is_run_by_the_names_of_its_tensors(tmp_path: Path, tiny: Path) -> None:
    unsigned = tmp_path / "unsigned.tflite"
    unsigned.write_bytes(TinyClassifier(signature_key="").file())
    found = _one(_verified(tiny, unsigned))
    assert found.verdict is Verdict.AGREES
    assert any("“in” was taken for “image”" in note for note in found.notes)


def test_one_changed_weight_is_found_between_two_artefacts(tmp_path: Path, tiny: Path) -> None:
    changed = tmp_path / "changed.tflite"
    changed.write_bytes(tflite_damage.weight("FULLY_CONNECTED")(tiny.read_bytes()))
    found = _one(_verified(tiny, changed))
    assert found.verdict is Verdict.DIFFERS
    assert found.divergence[0].startswith("The first wrong result is that of FULLY_CONNECTED “raw”")


def test_an_artefact_of_another_model_could_not_be_compared(tmp_path: Path, tiny: Path) -> None:
    other = tmp_path / "other.tflite"
    other.write_bytes(TinyClassifier((1, 2, 2, 3), tiny_weights((1, 2, 2, 3))).file())
    found = _one(_verified(tiny, other))
    assert found.verdict is Verdict.DIFFERS
    assert "nothing for the source's input “image” 1×4×4×3" in found.findings[0]


@pytest.mark.parametrize(
    ("outcome", "differing", "unchecked"),
    [
        (AcceleratorOutcome.TAKEN_FULLY, 0, 0),
        (AcceleratorOutcome.REFUSED, 0, 0),
        (AcceleratorOutcome.WRONG, 1, 0),
        (AcceleratorOutcome.CRASHED, 1, 0),
        (AcceleratorOutcome.NOT_TRIED, 0, 1),
    ],
)
def test_what_an_accelerator_does_counts(
    tmp_path: Path, tiny: Path, outcome: AcceleratorOutcome, differing: int, unchecked: int
) -> None:
    labels = tmp_path / "labels.txt"
    labels.write_text("cat\ndog\nbird\nfish\n", encoding="utf-8")
    source = tmp_path / "tiny.keras"
    source.write_bytes(b"PK\x03\x04")

    def attempt(*arguments: Any) -> AcceleratorReport:
        *_, frames, accelerator = arguments
        assert len(frames) == 16
        return AcceleratorReport("tiny.tflite", accelerator, outcome)

    options: dict[str, Any] = {"labels": labels, "normalization": _HALF, "accelerators": (Accelerator.GPU,)}
    found = _verified(source, tiny, tools=_tiny_tools(attempt=attempt), **options)
    assert _one(found).agreeing == (16, 16)
    assert (len(found.differing), len(found.unchecked)) == (differing, unchecked)


def test_damaged_and_missing_artefacts_hide_no_others(tmp_path: Path, tiny: Path) -> None:
    damaged, missing = tmp_path / "damaged.tflite", tmp_path / "missing.tflite"
    damaged.write_bytes(tiny.read_bytes()[:100])
    found = _verified(tiny, damaged, missing, tiny)
    assert [model.verdict for model in found.models] == [Verdict.DAMAGED, Verdict.MISSING, Verdict.AGREES]
    assert (found.damaged, found.missing) == ((f"“{damaged}”",), (f"“{missing}”",))
    assert found.differing == found.unchecked == ()
    assert all(len(model.findings) == 1 and not model.findings[0].endswith("..") for model in found.models[:2])
    with pytest.raises(MetadataError, match=r"damaged\.tflite.*; .*missing\.tflite” does not exist"):
        _verified(tiny, damaged, missing)


@pytest.mark.parametrize(
    ("pictures", "labelled", "said"),
    [(False, True, "what it was fed are no pictures"), (True, False, "no labels are known for its scores")],
)
def test_why_an_accelerator_was_not_tried_is_said(
    tmp_path: Path, tiny: Path, said: str, *, pictures: bool, labelled: bool
) -> None:
    labels, arrays = tmp_path / "labels.txt", tmp_path / "arrays"
    labels.write_text("cat\ndog\nbird\nfish\n", encoding="utf-8")
    arrays.mkdir()
    np.savez(arrays / "first.npz", image=np.zeros((4, 4, 3), np.float32))
    options: dict[str, Any] = {} if pictures else {"inputs": arrays}
    found = _verified(tiny, tiny, labels=labels if labelled else None, accelerators=tuple(Accelerator), **options)
    for report in found.accelerators:
        assert report.outcome is AcceleratorOutcome.NOT_TRIED
        assert said in report.reason
        assert consequence(report) == f"Whether phones can run it on their {report.accelerator.label} is not known."
    assert found.unchecked == (f"“{tiny.name}” on the CPU", f"“{tiny.name}” on the GPU")


@pytest.mark.parametrize("outcome", list(AcceleratorOutcome))
@pytest.mark.parametrize("accelerator", list(Accelerator))
def test_what_follows_is_said_of_an_app_that_may_come(accelerator: Accelerator, outcome: AcceleratorOutcome) -> None:
    report = AcceleratorReport("a.tflite", accelerator, outcome)
    said = consequence(report)
    assert ("app made from it" in said) is report.was_tried
    assert "The app" not in said


@pytest.mark.parametrize("recipe", FLOAT_RECIPES)
def test_float16_that_agrees_is_not_praised_too_much(
    conversions: Conversions, folder: Path, recipe: QuantizationRecipe
) -> None:
    conversions.source("two_inputs")
    artifact = conversions.artifact("two_inputs", ModelFormat.TFLITE, recipe)
    written = write_package(artifact, folder / f"praise-{recipe.value}")
    found = _one(_verified(folder / "two_inputs.keras", written / "two_inputs.tflite"))
    assert found.verdict is Verdict.AGREES
    hides = any("single wrong weight can hide" in note for note in found.notes)
    assert hides is (recipe is QuantizationRecipe.FLOAT16)


def test_labels_must_fit_the_scores(tmp_path: Path, tiny: Path) -> None:
    labels = tmp_path / "labels.txt"
    labels.write_text("cat\ndog\n", encoding="utf-8")
    with pytest.raises(SpecError, match="There are 2 labels, but “probabilities” has 4 values"):
        _verified(tiny, tiny, labels=labels)

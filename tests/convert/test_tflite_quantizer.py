"""Quantised TFLite files are run: smaller by what theory says, of the asked types, and still computing the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.convert import to_tflite
from generator.convert.nothing_smaller import NothingSmallerError
from generator.convert.tflite_file import parse
from generator.convert.tflite_quantizer import CalibratedModel, quantized
from generator.errors import ConversionError
from generator.evaluation.calibration import calibration_set
from generator.metadata import with_tflite_metadata
from generator.metadata.tflite_writer import TFLITE_WRITERS
from generator.parity import CHECKS, natural_images
from generator.processing.quantization import to_real, to_tensor_type
from generator.sources import load
from generator.sources.frameworks import import_keras
from generator.spec import DType, ImageSize, ModelArtifact, ModelFormat, ModelSource, QuantizationRecipe, SourceFormat
from generator.spec.quantization import Quantization, Tensors
from generator.spec.source_model import SourceModel
from tests.support import models
from tests.support.command_line import DIGITS
from tests.support.conversions import Conversions, run_tflite
from tests.support.specs import digits_spec

Recipe = QuantizationRecipe
FLOAT, SIGNED, UNSIGNED = DType.FLOAT32, DType.INT8, DType.UINT8
WAYS = [
    (Recipe.FLOAT16, FLOAT),
    (Recipe.DYNAMIC_WI8_AFP32, FLOAT),
    (Recipe.WEIGHT_ONLY_WI8_AFP32, FLOAT),
    (Recipe.STATIC_WI8_AI8, FLOAT),
    (Recipe.STATIC_WI8_AI8, SIGNED),
    (Recipe.STATIC_WI8_AI8, UNSIGNED),
    (Recipe.STATIC_WI8_AI16, FLOAT),
]
EXAMPLES = 32


@pytest.fixture(scope="module")
def source() -> SourceModel:
    return load(ModelSource(DIGITS, SourceFormat.KERAS))


@pytest.fixture(scope="module")
def full(source: SourceModel) -> ModelArtifact:
    return to_tflite(source, Recipe.FLOAT32, "digits")


@pytest.fixture(scope="module")
def examples(source: SourceModel) -> Sequence[Tensors]:
    return calibration_set(DIGITS.parent / "calibration", digits_spec(), source.inputs, EXAMPLES).pictures


@pytest.fixture(scope="module")
def made(full: ModelArtifact, examples: Sequence[Tensors]) -> dict[tuple[Recipe, DType], ModelArtifact]:
    return {
        (recipe, io): quantized(full, Quantization(recipe, io, calibration=examples), "digits") for recipe, io in WAYS
    }


Made = dict[tuple[Recipe, DType], ModelArtifact]


@pytest.mark.parametrize(("recipe", "io"), WAYS)
def test_the_size_is_that_of_theory(made: Made, full: ModelArtifact, recipe: Recipe, io: DType) -> None:
    theory = 1 / 2 if recipe is Recipe.FLOAT16 else 1 / 4
    assert made[recipe, io].size / full.size == pytest.approx(theory, rel=0.1)


@pytest.mark.parametrize(("recipe", "io"), WAYS)
def test_it_computes_nearly_the_same(
    made: Made, full: ModelArtifact, examples: Sequence[Tensors], recipe: Recipe, io: DType
) -> None:
    artifact = made[recipe, io]
    expected = np.stack([run_tflite(full, example)["probabilities"][0] for example in examples])
    actual = np.stack([answer(artifact, example) for example in examples])
    assert (expected.argmax(1) == actual.argmax(1)).all()
    noise = np.square(expected - actual).sum() / np.square(expected).sum()
    assert -10 * np.log10(noise) > 38


@pytest.mark.parametrize(("recipe", "io"), WAYS)
def test_inputs_and_outputs_keep_their_names_and_have_the_asked_type(made: Made, recipe: Recipe, io: DType) -> None:
    artifact = made[recipe, io]
    assert [(spec.name, spec.dtype) for spec in artifact.inputs] == [("image", io)]
    assert [(spec.name, spec.dtype) for spec in artifact.outputs] == [("probabilities", io)]
    assert all((spec.quantization is None) == (io is FLOAT) for spec in (*artifact.inputs, *artifact.outputs))
    model = tree(artifact)
    names = [tensor.name for tensor in model.subgraphs[0].tensors]
    assert len(set(names)) == len(names)
    ends = (*model.signatureDefs[0].inputs, *model.signatureDefs[0].outputs)
    assert [names[end.tensorIndex] for end in ends] == [b"image", b"probabilities"]


@pytest.mark.parametrize("recipe", [Recipe.DYNAMIC_WI8_AFP32, Recipe.STATIC_WI8_AI8])
def test_weights_have_a_scale_for_each_channel(made: Made, recipe: Recipe) -> None:
    weights = {
        len(tensor.quantization.scale): tuple(tensor.shape)
        for tensor in tree(made[recipe, FLOAT]).subgraphs[0].tensors
        if tensor.type == 9 and len(tensor.shape) == 4 and len(tensor.quantization.scale) > 1
    }
    assert weights[64] == (64, 3, 3, 32)
    assert weights[32] == (32, 3, 3, 16)


@pytest.mark.parametrize(("recipe", "io"), [WAYS[1], WAYS[5]])
def test_the_same_model_and_pictures_give_the_same_bytes(
    made: Made, full: ModelArtifact, examples: Sequence[Tensors], recipe: Recipe, io: DType
) -> None:
    again = quantized(full, Quantization(recipe, io, calibration=list(examples)), "digits")
    assert again == made[recipe, io]


@pytest.mark.parametrize(("recipe", "io"), [WAYS[1], WAYS[5]])
def test_metadata_and_parity_survive(made: Made, source: SourceModel, recipe: Recipe, io: DType) -> None:
    artifact = made[recipe, io]
    spec = digits_spec()
    able = [writer for writer in TFLITE_WRITERS if writer.can_write(next(iter(artifact.files.values())))]
    written = [with_tflite_metadata(artifact, spec, writer) for writer in able]
    assert all(each.files == written[0].files for each in written)
    (report,) = CHECKS[ModelFormat.TFLITE](source, written[0], spec, natural_images(4, ImageSize(64, 48), 3))
    assert report.passed, report.summary
    # Equal zero points are stored once, and writing metadata must not undo it.
    assert written[0].size < artifact.size + 4096


def test_layers_that_are_kept_stay_in_float32(full: ModelArtifact, examples: Sequence[Tensors]) -> None:
    quantization = Quantization(Recipe.STATIC_WI8_AI8, keep_float=("conv2", "norm3"), calibration=examples)
    artifact = quantized(full, quantization, "digits")
    assert artifact.kept_float == ("conv2", "norm3")
    types = {
        tuple(tensor.shape): tensor.type for tensor in tree(artifact).subgraphs[0].tensors if len(tensor.shape) == 4
    }
    assert types[32, 3, 3, 16] == 0, "named"
    assert types[64, 3, 3, 32] == 0, "named by the normalisation that is folded into it"
    assert types[16, 3, 3, 3] == 9, "not named"
    assert [spec.dtype for spec in artifact.inputs] == [FLOAT]
    assert answer(artifact, examples[0]).argmax() == run_tflite(full, examples[0])["probabilities"].argmax()


def test_one_calibration_serves_several_choices(full: ModelArtifact, examples: Sequence[Tensors]) -> None:
    calibrated = CalibratedModel.of(full, Quantization(Recipe.STATIC_WI8_AI8, calibration=examples[:4]))
    assert calibrated.refused == ()
    assert {"conv1", "conv2", "conv3", "dense", "probabilities"} <= set(calibrated.layers)
    sizes = [calibrated.quantized(keep, "digits").size for keep in ((), ("dense",), ("dense", "conv3"))]
    assert sizes == sorted(set(sizes))


def test_examples_are_taken_once_and_one_by_one(full: ModelArtifact, examples: Sequence[Tensors]) -> None:
    counted = Counted(examples[:3])
    quantized(full, Quantization(Recipe.STATIC_WI8_AI8, calibration=counted), "digits")
    assert counted.taken == [0, 1, 2]


def test_an_unknown_layer_is_refused_with_those_that_sound_alike(full: ModelArtifact) -> None:
    with pytest.raises(ConversionError, match="no layer “conv22”") as refusal:
        quantized(full, Quantization(Recipe.WEIGHT_ONLY_WI8_AFP32, keep_float=("conv22",)), "digits")
    assert "conv2" in refusal.value.hint


def test_keeping_everything_leaves_nothing_to_do(full: ModelArtifact) -> None:
    with pytest.raises(NothingSmallerError):
        quantized(full, Quantization(Recipe.WEIGHT_ONLY_WI8_AFP32, keep_float=("digits",)), "digits")


def test_few_weights_are_nothing_to_do_where_activations_would_be_rounded_for_them(conversions: Conversions) -> None:
    artifact = conversions.artifact("small_cnn", ModelFormat.TFLITE)
    with pytest.raises(NothingSmallerError):
        quantized(artifact, Quantization(Recipe.DYNAMIC_WI8_AFP32), "small_cnn")
    assert quantized(artifact, Quantization(Recipe.WEIGHT_ONLY_WI8_AFP32), "small_cnn").size < artifact.size


def test_what_contradicts_itself_is_refused(full: ModelArtifact, made: Made, examples: Sequence[Tensors]) -> None:
    with pytest.raises(ConversionError, match="no pictures"):
        quantized(full, Quantization(Recipe.STATIC_WI8_AI8), "digits")
    with pytest.raises(ConversionError, match="no inputs of int8"):
        quantized(full, Quantization(Recipe.STATIC_WI8_AI16, SIGNED, calibration=examples), "digits")
    with pytest.raises(ConversionError, match="TFLite knows no"):
        quantized(full, Quantization(Recipe.PALETTIZED_W4_AFP16), "digits")
    with pytest.raises(ConversionError, match="starts from float32"):
        quantized(made[Recipe.DYNAMIC_WI8_AFP32, FLOAT], Quantization(Recipe.WEIGHT_ONLY_WI8_AFP32), "digits")


def test_a_calibration_picture_that_overflows_names_the_layer(full: ModelArtifact, examples: Sequence[Tensors]) -> None:
    broken = [{"image": np.full_like(examples[0]["image"], 3e38)}]
    with pytest.raises(ConversionError, match=r"“.+” gives NaN or infinity"):
        quantized(full, Quantization(Recipe.STATIC_WI8_AI8, calibration=broken), "digits")


def test_an_example_without_the_input_is_refused_in_one_line(full: ModelArtifact) -> None:
    with pytest.raises(ConversionError, match="calibrating failed") as refusal:
        quantized(full, Quantization(Recipe.STATIC_WI8_AI8, calibration=[{"other": np.zeros(1, np.float32)}]), "digits")
    assert "\n" not in refusal.value.message


def test_a_refused_operator_is_named_with_its_layer_and_can_be_kept(tmp_path: Path) -> None:
    swish = import_keras().layers.Activation("hard_silu", name="swish")
    model = converted(models.small_cnn([swish]), tmp_path)
    pictures = [{"image": np.random.default_rng(1).uniform(-4, 4, (1, 16, 16, 3)).astype(np.float32)}]
    with pytest.raises(ConversionError, match=r"static_wi8_ai16 can't take HARD_SWISH \(layer “swish”\)") as refusal:
        quantized(model, Quantization(Recipe.STATIC_WI8_AI16, calibration=pictures), "swish")
    assert "--keep-float swish" in refusal.value.hint
    kept = quantized(model, Quantization(Recipe.STATIC_WI8_AI16, keep_float=("swish",), calibration=pictures), "swish")
    np.testing.assert_allclose(answer(kept, pictures[0]), run_tflite(model, pictures[0])["probabilities"][0], atol=2e-2)


def test_loops_keep_their_ranges_to_themselves(conversions: Conversions) -> None:
    artifact = conversions.artifact("gru", ModelFormat.TFLITE)
    steps = [{"steps": np.zeros((1, 5, 3), np.float32)}]
    with pytest.raises(ConversionError, match=r"can't take .*“memory"):
        quantized(artifact, Quantization(Recipe.STATIC_WI8_AI8, calibration=steps), "gru")


def test_pixels_that_the_graph_scales_to_minus_one_to_one_are_added_in_16_bits(tmp_path: Path) -> None:
    rescaling = import_keras().layers.Rescaling(1 / 127.5, offset=-1.0, name="rescaling")
    model = converted(models.small_cnn([rescaling]), tmp_path)
    # Both ends of the range: only then are all scales powers of two, nearly.
    pictures = [{"image": np.full((1, 16, 16, 3), value, np.float32)} for value in (0.0, 255.0)]
    artifact = quantized(model, Quantization(Recipe.STATIC_WI8_AI16, calibration=pictures), "rescaled")
    np.testing.assert_allclose(
        answer(artifact, pictures[1]), run_tflite(model, pictures[1])["probabilities"][0], atol=1e-2
    )


class Counted(Sequence[Tensors]):
    """Examples that remember which of them were asked for."""

    def __init__(self, examples: Sequence[Tensors]) -> None:
        self._examples = examples
        self.taken: list[int] = []

    def __len__(self) -> int:
        return len(self._examples)

    def __getitem__(self, index: Any) -> Any:
        example = self._examples[index]
        self.taken.append(index)
        return example

    def __iter__(self) -> Iterator[Tensors]:
        return (self[index] for index in range(len(self)))


def converted(model: Any, folder: Path) -> ModelArtifact:
    return to_tflite(load(models.saved(model, folder / "model.keras")), Recipe.FLOAT32, "model")


def answer(artifact: ModelArtifact, example: Tensors) -> NDArray[np.float32]:
    """The scores as real numbers, of a picture as the source model takes it."""
    ((given,), (taken,)) = artifact.inputs, artifact.outputs
    outputs = run_tflite(artifact, {given.name: to_tensor_type(example[given.name], given)})
    scores: NDArray[np.float32] = to_real(outputs[taken.name], taken)[0]
    return scores


def tree(artifact: ModelArtifact) -> Any:
    (content,) = artifact.files.values()
    return parse(content)

"""Core ML packages made smaller: sizes of theory, weights as each recipe promises, and what is refused, by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.convert import to_coreml
from generator.convert.coreml_quantizer import quantized
from generator.errors import ConversionError
from generator.mil import read_package
from generator.sources import load
from generator.spec import DType, ModelArtifact, ModelFormat, ModelSource, QuantizationRecipe, SourceFormat
from generator.spec.quantization import Quantization
from generator.spec.source_model import SourceModel
from tests.support.conversions import Conversions, run_coreml, source_of
from tests.support.mil_programs import operators, read_program

Recipe = QuantizationRecipe
RECIPES = [recipe for recipe in Recipe if ModelFormat.COREML in recipe.formats and not recipe.is_float]
WEIGHTS = "Data/com.apple.CoreML/weights/weight.bin"
SPECIFICATION = "Data/com.apple.CoreML/model.mlmodel"
DIGITS = Path("sample_models/digits")

# Bits for a weight, those of scales, palettes and masks included, by arithmetic. Of the blocks, the dense layer has 32
# weights for each scale of 16 bits, and three quarters of all weights.
BITS = {
    Recipe.LINEAR_WI8_AFP16: 8.0,
    Recipe.BLOCKWISE_WI4_AFP16: 4.4,
    Recipe.PALETTIZED_W8_AFP16: 8.2,
    Recipe.PALETTIZED_W6_AFP16: 6.0,
    Recipe.PALETTIZED_W4_AFP16: 4.0,
    Recipe.PRUNED_W50_AFP16: 9.0,
}


@pytest.fixture(scope="module")
def source() -> SourceModel:
    return load(ModelSource(DIGITS / "digits.keras", SourceFormat.KERAS))


@pytest.fixture(scope="module")
def half(source: SourceModel) -> ModelArtifact:
    return to_coreml(source, Recipe.FLOAT16, "digits")


@pytest.fixture(scope="module")
def small(half: ModelArtifact) -> Callable[[Recipe], ModelArtifact]:
    """The digits sample by a recipe, made once."""
    made: dict[Recipe, ModelArtifact] = {}

    def by(recipe: Recipe) -> ModelArtifact:
        if recipe not in made:
            made[recipe] = quantized(half, Quantization(recipe), "digits")
        return made[recipe]

    return by


Small = Callable[[Recipe], ModelArtifact]


def constants(artifact: ModelArtifact, folder: Path) -> dict[str, NDArray[np.float64]]:
    """The weights of convolutions and matrix products as they are stored or unpacked, by the operation's name."""
    found: dict[str, NDArray[np.float64]] = {}
    for operation in operators(read_program(artifact, folder).functions["main"]):
        for name in ("weight", "y"):
            weight = operation.inputs.get(name) if operation.op_type in ("conv", "linear", "matmul") else None
            if weight is not None:
                compressed = weight.op.op_type != "const"
                value = weight.op.materialized_val_inference() if compressed else weight.val
                found[operation.name.replace("_cast_fp16", "")] = np.asarray(value, np.float64)
    return found


def stored(artifact: ModelArtifact, folder: Path) -> list[str]:
    """How the weights are stored: the types of operations that unpack them, in the program's order."""
    found = operators(read_program(artifact, folder).functions["main"])
    return [operation.op_type for operation in found if operation.op_type.startswith("constexpr")]


@pytest.mark.parametrize("recipe", RECIPES)
def test_size_is_that_of_theory(small: Small, half: ModelArtifact, recipe: Recipe) -> None:
    assert len(small(recipe).files[WEIGHTS]) / len(half.files[WEIGHTS]) == pytest.approx(BITS[recipe] / 16, rel=0.1)


@pytest.mark.parametrize("recipe", RECIPES)
def test_artifact_takes_and_gives_what_it_did(small: Small, half: ModelArtifact, recipe: Recipe) -> None:
    made = small(recipe)
    assert (made.recipe, made.format) == (recipe, ModelFormat.COREML)
    program = read_package(made.files)
    assert [feature.name for feature in program.inputs] == [tensor.name for tensor in half.inputs]
    assert [feature.name for feature in program.outputs] == [tensor.name for tensor in half.outputs]
    assert (made.inputs, made.outputs) == (half.inputs, half.outputs)


@pytest.mark.parametrize("recipe", RECIPES)
def test_scores_stay_near_those_of_the_source(small: Small, source: SourceModel, recipe: Recipe) -> None:
    for picture in sample_pictures():
        expected = source.run({"image": picture})["probabilities"]
        actual = run_coreml(small(recipe), {"image": picture})["probabilities"]
        assert actual.argmax() == expected.argmax()
        np.testing.assert_allclose(actual, expected, atol=0.1)


@pytest.mark.parametrize("recipe", [Recipe.BLOCKWISE_WI4_AFP16, Recipe.PALETTIZED_W6_AFP16, Recipe.PRUNED_W50_AFP16])
def test_same_package_gives_the_same_bytes(small: Small, half: ModelArtifact, recipe: Recipe) -> None:
    assert quantized(half, Quantization(recipe), "digits").files == small(recipe).files


@pytest.mark.parametrize("recipe", RECIPES)
def test_package_is_for_the_oldest_ios_that_reads_it(small: Small, recipe: Recipe) -> None:
    from coremltools.proto import Model_pb2

    spec = Model_pb2.Model.FromString(small(recipe).files[SPECIFICATION])
    assert spec.specificationVersion == {(17, 0): 8, (18, 0): 9}[recipe.minimum_ios]
    opsets = {function.opset for function in spec.mlProgram.functions.values()}
    assert opsets == {{(17, 0): "CoreML7", (18, 0): "CoreML8"}[recipe.minimum_ios]}


def test_linear_weights_have_255_steps_for_each_output_channel(
    small: Small, half: ModelArtifact, tmp_path: Path
) -> None:
    before = constants(half, tmp_path / "before")
    after = constants(small(Recipe.LINEAR_WI8_AFP16), tmp_path / "after")
    name = "digits_1_norm2_1_batchnorm_add_1"
    for channel, packed in zip(before[name], after[name], strict=True):
        step = np.abs(channel).max() / 127
        # Half a step, and what float16 leaves of scale and result.
        assert np.abs(packed - channel).max() <= 0.57 * step
        assert len(np.unique(packed)) <= 255
    assert stored(small(Recipe.LINEAR_WI8_AFP16), tmp_path / "again").count("constexpr_affine_dequantize") == 4


def test_blocks_have_15_steps_each(small: Small, half: ModelArtifact, tmp_path: Path) -> None:
    before = constants(half, tmp_path / "before")
    after = constants(small(Recipe.BLOCKWISE_WI4_AFP16), tmp_path / "after")
    dense = "digits_1_dense_1_MatMul"
    blocks = before[dense].reshape(32, 32, 64), after[dense].reshape(32, 32, 64)
    steps = np.abs(blocks[0]).max(axis=1) / 7
    # Half a step, and what float16 leaves of scale and result.
    assert (np.abs(blocks[0] - blocks[1]).max(axis=1) <= 0.51 * steps + 1e-3 * np.abs(blocks[0]).max()).all()
    # A scale for each block: one for a whole channel would leave coarser steps.
    assert np.abs(blocks[0] - blocks[1]).mean() < 0.26 * steps.mean()


@pytest.mark.parametrize(
    ("recipe", "colours"),
    [(Recipe.PALETTIZED_W8_AFP16, 256), (Recipe.PALETTIZED_W6_AFP16, 64), (Recipe.PALETTIZED_W4_AFP16, 16)],
)
def test_palettes_have_no_more_colours_than_bits(small: Small, tmp_path: Path, recipe: Recipe, colours: int) -> None:
    weights = constants(small(recipe), tmp_path)
    for name in ("digits_1_norm2_1_batchnorm_add_1", "digits_1_dense_1_MatMul"):
        assert colours // 2 < len(np.unique(weights[name])) <= colours


def test_smallest_half_of_the_weights_is_zero_and_the_rest_as_it_was(
    small: Small, half: ModelArtifact, tmp_path: Path
) -> None:
    before = constants(half, tmp_path / "before")
    after = constants(small(Recipe.PRUNED_W50_AFP16), tmp_path / "after")
    for name in ("digits_1_norm2_1_batchnorm_add_1", "digits_1_norm3_1_batchnorm_add_1", "digits_1_dense_1_MatMul"):
        gone = after[name] == 0
        assert 0.49 < gone.mean() <= 0.5
        assert np.abs(before[name][gone]).max() < np.abs(before[name][~gone]).min()
        np.testing.assert_array_equal(after[name][~gone], before[name][~gone])


def test_float32_package_stays_float32(source: SourceModel, tmp_path: Path) -> None:
    full = to_coreml(source, Recipe.FLOAT32, "digits")
    made = quantized(full, Quantization(Recipe.LINEAR_WI8_AFP16), "digits")
    found = operators(read_program(made, tmp_path).functions["main"])
    convolution = next(operation for operation in found if operation.op_type == "conv")
    assert convolution.outputs[0].dtype.__name__ == "fp32"
    assert len(made.files[WEIGHTS]) / len(full.files[WEIGHTS]) == pytest.approx(0.25, rel=0.1)


def test_layers_are_kept_in_floating_point_by_the_sources_names(half: ModelArtifact, tmp_path: Path) -> None:
    """`conv2` is folded into the batch normalisation behind it, whose name the operation has."""
    made = quantized(half, Quantization(Recipe.LINEAR_WI8_AFP16, keep_float=("conv2", "dense")), "digits")
    assert made.kept_float == ("conv2", "dense")
    before, after = constants(half, tmp_path / "before"), constants(made, tmp_path / "after")
    same = {name for name, weights in before.items() if np.array_equal(weights, after[name])}
    # The first convolution has 432 weights, which aren't worth it.
    assert same == {
        f"digits_1_{name}" for name in ("norm1_1_batchnorm_add_1", "norm2_1_batchnorm_add_1", "dense_1_MatMul")
    }


def test_unknown_layer_to_keep_is_named_and_a_similar_one_offered(half: ModelArtifact) -> None:
    with pytest.raises(ConversionError, match="no layer “conv22”") as refusal:
        quantized(half, Quantization(Recipe.LINEAR_WI8_AFP16, keep_float=("conv22",)), "digits")
    assert "“conv2”" in refusal.value.hint


def test_model_of_small_weights_is_refused_with_its_largest_layer(conversions: Conversions) -> None:
    artifact = conversions.artifact("small_cnn", ModelFormat.COREML, Recipe.FLOAT16)
    with pytest.raises(ConversionError, match=r"the largest weight, of conv “.+” of “convolution”, has 216 numbers"):
        quantized(artifact, Quantization(Recipe.LINEAR_WI8_AFP16), "m")


def test_weights_that_a_recipe_cant_take_are_named() -> None:
    """Of weights that are all as large as one another, no half is the smaller one."""
    import tensorflow as tf

    signs = np.sign(np.random.default_rng(2).normal(size=(64, 64))).astype(np.float32)
    artifact = to_coreml(source_of(lambda x: tf.matmul(x, signs), "y", x=(1, 64)), Recipe.FLOAT16, "m")
    with pytest.raises(ConversionError, match=r"pruned_w50_afp16 can't take the weights of (linear|matmul) “"):
        quantized(artifact, Quantization(Recipe.PRUNED_W50_AFP16), "m")
    made = quantized(artifact, Quantization(Recipe.PALETTIZED_W4_AFP16), "m")
    vector = np.random.default_rng(3).normal(size=(1, 64)).astype(np.float32)
    np.testing.assert_array_equal(run_coreml(made, {"x": vector})["y"], run_coreml(artifact, {"x": vector})["y"])


@pytest.mark.parametrize(
    ("change", "quantization", "message"),
    [
        ({}, Quantization(Recipe.STATIC_WI8_AI8), "Core ML knows no static_wi8_ai8"),
        ({}, Quantization(Recipe.LINEAR_WI8_AFP16, io=DType.INT8), "has no inputs of int8"),
        ({"recipe": Recipe.PRUNED_W50_AFP16}, Quantization(Recipe.LINEAR_WI8_AFP16), "these are pruned_w50_afp16"),
    ],
)
def test_what_contradicts_itself_is_refused(
    half: ModelArtifact, change: dict[str, Any], quantization: Quantization, message: str
) -> None:
    with pytest.raises(ConversionError, match=message):
        quantized(replace(half, **change), quantization, "digits")


def test_float_recipes_leave_the_artifact_as_it_is(half: ModelArtifact) -> None:
    assert quantized(half, Quantization(Recipe.FLOAT16), "digits") is half


def test_nothing_is_printed_and_nothing_left_behind(
    half: ModelArtifact, capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    quantized(half, Quantization(Recipe.PRUNED_W50_AFP16), "digits")
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")


def sample_pictures() -> list[NDArray[np.float32]]:
    """Four digits as the model takes them."""
    from PIL import Image

    files = sorted((DIGITS / "samples").glob("*.png"))[:4]
    pixels = [np.asarray(Image.open(file).convert("RGB").resize((32, 32)), np.float32) for file in files]
    return [((picture - 127.5) / 127.5)[np.newaxis] for picture in pixels]

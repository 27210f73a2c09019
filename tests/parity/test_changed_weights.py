"""Weights of Core ML packages beside those of their source: folded, transposed, rounded, and changed."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.convert import to_coreml
from generator.convert.coreml_quantizer import quantized
from generator.mil import read_package
from generator.parity.changed_weights import compare_weights
from generator.sources import load
from generator.spec import ModelArtifact, ModelSource, QuantizationRecipe, SourceFormat
from generator.spec.quantization import Quantization
from generator.spec.source_model import SourceModel
from generator.usecases.verify import verify
from generator.usecases.verifying.request import Verdict, VerifyRequest
from tests.support.conversions import source_of
from tests.support.fakes import FakeProgress
from tests.support.mil_programs import write_package

DIGITS = Path("sample_models/digits/digits.keras")
WEIGHTS = "Data/com.apple.CoreML/weights/weight.bin"
SHAPES = ((32, 16, 3, 3), (64, 32, 3, 3), (1024, 64))


@pytest.fixture(scope="module")
def source() -> SourceModel:
    return load(ModelSource(DIGITS, SourceFormat.KERAS))


@pytest.fixture(scope="module")
def half(source: SourceModel) -> ModelArtifact:
    return to_coreml(source, QuantizationRecipe.FLOAT16, "digits")


def known(source: SourceModel) -> list[NDArray[np.float32]]:
    return [variable.numpy() for variable in source.function.variables]


def with_changed(artifact: ModelArtifact, shape: tuple[int, ...], count: int = 1, factor: float = 1.5) -> ModelArtifact:
    """The artefact with the first numbers of the weight of that shape a little larger."""
    function = read_package(artifact.files).function()
    (weight,) = (each.value for each in function.constants if np.shape(each.value) == shape)
    changed = weight.copy()
    changed.reshape(-1)[:count] *= np.asarray(factor, weight.dtype)
    stored = artifact.files[WEIGHTS]
    assert stored.count(weight.tobytes()) == 1
    return replace(artifact, files={**artifact.files, WEIGHTS: stored.replace(weight.tobytes(), changed.tobytes())})


def test_folded_and_rounded_weights_are_the_sources(source: SourceModel, half: ModelArtifact) -> None:
    compared = compare_weights(half.files, known(source))
    assert compared.changed == ()
    assert compared.unknown == 0


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("count", [1, 5])
def test_changed_numbers_are_counted(
    source: SourceModel, half: ModelArtifact, shape: tuple[int, ...], count: int
) -> None:
    (found,) = compare_weights(with_changed(half, shape, count).files, known(source)).changed
    assert (found.changed, found.size) == (count, math.prod(shape))
    assert found.error < 1
    assert f"{count} {'is' if count == 1 else 'are'} not the source's" in found.sentence


def test_weights_stored_in_another_way_tell_nothing(source: SourceModel, half: ModelArtifact) -> None:
    small = quantized(half, Quantization(QuantizationRecipe.PRUNED_W50_AFP16), "digits")
    compared = compare_weights(small.files, known(source))
    assert compared.changed == ()


def test_weights_of_another_model_tell_nothing(source: SourceModel, half: ModelArtifact) -> None:
    draws = np.random.default_rng(3)
    others = [np.array(draws.standard_normal(weight.shape), np.float32) for weight in known(source)]
    compared = compare_weights(half.files, others)
    assert compared.changed == ()
    assert compared.unknown == 5


def test_depthwise_and_transposed_convolutions_are_recognised() -> None:
    import tensorflow as tf

    draws = np.random.default_rng(3)
    depthwise = draws.normal(size=(3, 3, 4, 2)).astype(np.float32)
    transposed = draws.normal(size=(3, 3, 5, 8)).astype(np.float32)

    def model(x: object) -> object:
        features = tf.nn.depthwise_conv2d(x, depthwise, [1, 1, 1, 1], "SAME")
        return tf.nn.conv2d_transpose(features, transposed, [1, 8, 8, 5], 1, "SAME")

    artifact = to_coreml(source_of(model, "y", x=(1, 8, 8, 4)), QuantizationRecipe.FLOAT16, "m")
    compared = compare_weights(artifact.files, [depthwise, transposed])
    assert (compared.changed, compared.unknown) == ((), 0)
    (found,) = compare_weights(with_changed(artifact, (8, 1, 3, 3)).files, [depthwise, transposed]).changed
    assert (found.kind, found.changed) == ("conv", 1)


def test_verify_finds_a_changed_weight_that_float16_hides(half: ModelArtifact, tmp_path: Path) -> None:
    sound = write_package(half, tmp_path / "sound.mlpackage")
    changed = write_package(with_changed(half, (32, 16, 3, 3), factor=1.05), tmp_path / "changed.mlpackage")
    first, second = verify(VerifyRequest(DIGITS, (sound, changed)), FakeProgress()).models
    assert first.verdict is Verdict.AGREES
    assert first.notes == ()
    assert second.verdict is Verdict.DIFFERS
    (finding,) = second.findings
    assert "Of the 4608 weights of conv" in finding
    assert all(output.range_error < 1e-2 for output in second.outputs)

"""Each thing that coremltools converts without a word into something else: wrong without our help, right with it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.convert import coreml, to_coreml
from generator.errors import ConversionError
from generator.mil import read_package
from generator.sources.frameworks import import_tensorflow as tf
from generator.spec import ModelArtifact, QuantizationRecipe
from generator.spec.source_model import SourceModel
from tests.support.conversions import run_coreml, source_of

FULL = QuantizationRecipe.FLOAT32
PICTURE = (1, 6, 8, 3)


def resized(to: tuple[int, int], **convention: bool) -> Callable[[Any], Any]:
    return lambda x: tf().raw_ops.ResizeNearestNeighbor(images=x, size=tf().constant(to), **convention)


def symmetric(x: Any) -> Any:
    return tf().pad(x, [[0, 0], [2, 1], [0, 3], [0, 0]], "SYMMETRIC")


WRONG = [
    pytest.param(lambda x: tf().math.reciprocal(x * x), 0.1, id="reciprocal of small values"),
    pytest.param(lambda x: tf().math.rsqrt(x * x), 1e-4, id="rsqrt of 1e-8"),
    pytest.param(lambda x: tf().nn.l2_normalize(x, -1), 1e-5, id="a short vector made one of length 1"),
    pytest.param(lambda x: tf().math.divide_no_nan(x, tf().nn.relu(x)), 1.0, id="no number by 0"),
    pytest.param(resized((4, 5)), 1.0, id="nearest neighbour to less"),
    pytest.param(resized((3, 4), half_pixel_centers=True), 1.0, id="nearest neighbour to a half, by centres"),
    pytest.param(resized((4, 5), half_pixel_centers=True), 1.0, id="nearest neighbour to less, by centres"),
    pytest.param(symmetric, 1.0, id="padding that repeats the edge"),
]


@pytest.mark.parametrize(("function", "scale"), WRONG)
def test_what_coremltools_gets_wrong_is_right(
    monkeypatch: pytest.MonkeyPatch, function: Callable[[Any], Any], scale: float
) -> None:
    source = source_of(function, "y", x=PICTURE)
    assert range_error(source, to_coreml(source, FULL, "m"), scale) <= 1e-6
    monkeypatch.setattr(coreml, "coreml_shims", nullcontext)
    assert not range_error(source, to_coreml(source, FULL, "m"), scale) <= 1e-5


def range_error(source: SourceModel, artifact: ModelArtifact, scale: float) -> float:
    drawn: NDArray[np.float64] = np.random.default_rng(4).normal(size=PICTURE)
    inputs = {"x": (scale * drawn).astype(np.float32)}
    wanted, given = source.run(inputs)["y"], run_coreml(artifact, inputs)["y"]
    return float(np.abs(wanted - given).max() / np.abs(wanted).max())


def test_aligned_corners_which_coremltools_refuses_are_looked_up() -> None:
    source = source_of(resized((4, 5), align_corners=True), "y", x=PICTURE)
    assert range_error(source, to_coreml(source, FULL, "m"), 1.0) == 0


def test_whole_factors_stay_an_upsampling() -> None:
    artifact = to_coreml(source_of(resized((12, 16), half_pixel_centers=True), "y", x=PICTURE), FULL, "m")
    assert "gather" not in operations(artifact)


def test_bilinear_resizes_are_given_the_size_and_no_factor_that_is_almost_right() -> None:
    source = source_of(lambda x: tf().image.resize(x, (5, 7)), "y", x=PICTURE)
    artifact = to_coreml(source, FULL, "m")
    assert operations(artifact) == ["transpose", "resize_bilinear", "transpose"]
    assert range_error(source, artifact, 1.0) <= 3e-6


def test_reflection_stays_a_padding() -> None:
    source = source_of(lambda x: tf().pad(x, [[0, 0], [2, 1], [0, 3], [0, 0]], "REFLECT"), "y", x=PICTURE)
    artifact = to_coreml(source, FULL, "m")
    assert operations(artifact) == ["transpose", "pad", "transpose"]
    assert range_error(source, artifact, 1.0) == 0


def test_layer_normalisation_stays_one_operation() -> None:
    gain = np.linspace(0.5, 2, 6).astype(np.float32)

    def normalised(x: Any) -> Any:
        mean, variance = tf().nn.moments(x, [-1], keepdims=True)
        return tf().nn.batch_normalization(x, mean, variance, gain, gain, 1e-6)

    artifact = to_coreml(source_of(normalised, "y", x=(1, 4, 6)), FULL, "m")
    assert operations(artifact) == ["layer_norm"]


def test_size_that_only_the_running_model_knows_is_refused_by_the_layer_s_name() -> None:
    def shrunk(x: Any) -> Any:
        wanted = tf().cast(tf().math.round(x[0, 0, 0, :2]), tf().int32)
        return tf().reduce_sum(tf().compat.v1.image.resize_nearest_neighbor(x, wanted, name="shrink"))

    with pytest.raises(ConversionError, match=r"“shrink”.* only known when the model runs") as refusal:
        to_coreml(source_of(shrunk, "y", x=PICTURE), FULL, "m")
    assert refusal.value.hint


def test_nothing_stays_in_the_temporary_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    to_coreml(source_of(lambda x: tf().nn.relu(x + 1.0), "y", x=PICTURE), FULL, "m")
    # TensorFlow keeps the code that it makes until the process ends.
    assert [path for path in tmp_path.iterdir() if not path.name.startswith("__autograph_generated_file")] == []


def operations(artifact: ModelArtifact) -> list[str]:
    return [kind for kind, _ in read_package(artifact.files).operations() if kind != "const"]

"""The vectors in an app are the source model's own answers, few, and those that show most."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.errors import ParityError
from generator.parity.golden import golden_files
from generator.parity.natural_images import natural_images
from generator.processing import Frame, preprocess
from generator.spec import (
    Activation,
    DType,
    ImageSize,
    ModelSource,
    ModelSpec,
    Postprocessing,
    QuantizationParams,
    SourceFormat,
    TensorSpec,
)
from generator.spec.source_model import SourceModel, Tensors
from tests.support.frames import frame_showing, random_picture
from tests.support.specs import digits_preprocessing, digits_spec
from tests.support.vector_tables import array, rows, ulps_apart

_LIMIT = 1_000_000
_WEIGHTS = np.random.default_rng(2).normal(0, 1, (5 * 3, 10)).astype(np.float32)


def _source(spec: ModelSpec, spoil: float = 0.0) -> SourceModel:
    """A model with random weights on a coarse grid of the tensor; adds `spoil` to each logit."""

    def run(tensors: Tensors) -> dict[str, NDArray[np.float32]]:
        tensor = tensors["image"]
        assert tensor.dtype == np.float32
        assert tensor.shape == spec.preprocessing.tensor_shape
        step = (tensor.shape[1] // 5, tensor.shape[2] // 5)
        features = tensor[0, :: step[0], :: step[1]][:5, :1].reshape(-1)
        return {"probabilities": (features @ _WEIGHTS + np.float32(spoil))[np.newaxis]}

    inputs = (TensorSpec("image", spec.preprocessing.tensor_shape),)
    return SourceModel(ModelSource(Path("m.keras"), SourceFormat.KERAS), inputs, spec.outputs, None, run)


def _spec(size: int = 32) -> ModelSpec:
    return digits_spec(
        inputs=(TensorSpec("image", (1, size, size, 3)),),
        preprocessing=digits_preprocessing(size=ImageSize(size, size)),
        postprocessing=Postprocessing(Activation.SOFTMAX, top_k=3),
    )


def test_vectors_hold_frame_tensor_output_and_results() -> None:
    spec = _spec()
    source = _source(spec)
    frames = [
        frame_showing(random_picture(20 + index, 31, index), 90 * index, index == 1, padding=4, pad_last_row=False)
        for index in range(3)
    ]
    files = golden_files(source, spec, frames)
    table = rows(files["golden.tsv"])
    assert [row["name"] for row in table] == ["golden-0", "golden-1", "golden-2"]
    for row in table:
        pixels = files["golden.bin"][int(row["frame_offset"]) :][: int(row["frame_bytes"])]
        frame = Frame(
            pixels,
            int(row["frame_width"]),
            int(row["frame_height"]),
            int(row["row_stride"]),
            int(row["rotation"]),
            row["mirrored"] == "1",
        )
        assert frame in frames
        tensor = preprocess(frame, spec.preprocessing, spec.inputs[0])
        assert int(row["input_bytes"]) == tensor.nbytes
        assert np.array_equal(array(files["golden.bin"], row["input_offset"], tensor.size, "float32"), tensor.ravel())
        output = source.run({"image": tensor})["probabilities"][0]
        assert np.array_equal(array(files["golden.bin"], row["output_offset"], 10, "float32"), output)
        indices = [int(index) for index in row["indices"].split(",")]
        assert indices == np.argsort(-output, kind="stable")[:3].tolist()
        exponentials = np.exp(output.astype(np.float64) - output.max())
        expected = (exponentials / exponentials.sum()).astype(np.float32)[indices]
        assert ulps_apart(np.array(row["scores"].split(","), np.float32), expected) <= 1


def test_quantised_artefact_gets_its_own_tensor_and_the_source_a_float() -> None:
    params = QuantizationParams(1 / 127.5, -1)
    spec = digits_spec(
        inputs=(TensorSpec("image", (1, 32, 32, 3), DType.INT8, params),), postprocessing=Postprocessing()
    )
    frame = natural_images(1, ImageSize(40, 30))[0]
    files = golden_files(_source(spec), spec, [frame])
    row = rows(files["golden.tsv"])[0]
    stored = array(files["golden.bin"], row["input_offset"], 32 * 32 * 3, "int8")
    assert np.array_equal(stored, preprocess(frame, spec.preprocessing, spec.inputs[0]).ravel())


def test_files_are_the_same_each_time() -> None:
    spec = _spec()
    frames = natural_images(6, ImageSize(48, 40))
    assert golden_files(_source(spec), spec, frames) == golden_files(_source(spec), spec, frames)


@pytest.mark.parametrize(("size", "vectors"), [(32, 4), (96, 4), (224, 1)])
def test_files_stay_small(size: int, vectors: int) -> None:
    spec = _spec(size)
    files = golden_files(_source(spec), spec, natural_images(6, ImageSize(64, 48)))
    assert len(rows(files["golden.tsv"])) == vectors
    assert len(files["golden.bin"]) < _LIMIT


def test_vectors_show_different_classes_the_surest_first() -> None:
    spec = _spec()
    source = _source(spec)
    frames = natural_images(12, ImageSize(40, 40))
    scores = [source.run({"image": preprocess(f, spec.preprocessing, spec.inputs[0])})["probabilities"] for f in frames]
    winners = {int(score.argmax()) for score in scores}
    table = rows(golden_files(source, spec, frames)["golden.tsv"])
    assert len({row["indices"].split(",")[0] for row in table}) == min(4, len(winners))
    leads = [float(first) - float(second) for first, second, _ in (row["scores"].split(",") for row in table)]
    assert leads == sorted(leads, reverse=True)


@pytest.mark.parametrize("spoil", [float("nan"), float("inf")])
def test_model_without_finite_answers_is_refused(spoil: float) -> None:
    spec = _spec()
    with pytest.raises(ParityError, match="not a finite number on any of 2"):
        golden_files(_source(spec, spoil), spec, natural_images(2, ImageSize(8, 8)))

"""Advice rests on measurements: it is given where they are bad, and not where they are good or missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from generator.analysis import Advice, AdviceKind
from generator.evaluation.accuracy_loss import AccuracyLoss
from generator.evaluation.choice import Candidate
from generator.evaluation.dataset import Dataset, read_dataset
from generator.evaluation.intervals import Interval
from generator.parity import Accelerator, AcceleratorOutcome, AcceleratorReport, RefusedOperator, natural_images
from generator.processing import Frame
from generator.spec import (
    ImageSize,
    IosRuntime,
    ModelArtifact,
    ModelFormat,
    ModelSource,
    ModelSpec,
    Platform,
    QuantizationRecipe,
    SourceFormat,
    TensorSpec,
)
from generator.spec.source_model import SourceModel
from generator.usecases.advice import Evidence, advise
from generator.usecases.verified import VerifiedArtifact
from tests.support.specs import digits_preprocessing, digits_spec
from tests.support.tflite_files import TinyClassifier, tiny_artifact, tiny_source, tiny_spec, tiny_weights

_MODEL = TinyClassifier((1, 4, 4, 3), 4 * tiny_weights((1, 4, 4, 3)))
_FRAMES = natural_images(4, ImageSize(16, 12), 1)


def _evidence(model: TinyClassifier = _MODEL, **changes: Any) -> Evidence:
    artifact = replace(tiny_artifact(model), **changes.pop("artifact", {}))
    verified = VerifiedArtifact(artifact, (), accelerators=changes.pop("accelerators", ()))
    source, spec = tiny_source(model), tiny_spec(model)
    return replace(Evidence(source, spec, {ModelFormat.TFLITE: verified}, _FRAMES), **changes)


def _kinds(advice: Sequence[Advice]) -> list[AdviceKind]:
    return [each.kind for each in advice]


def test_a_small_sound_model_needs_no_advice() -> None:
    assert advise(_evidence()) == ()


def test_a_layer_that_is_most_of_a_large_file_is_named() -> None:
    shape = (1, 160, 160, 3)
    (advice,) = advise(_evidence(TinyClassifier(shape, 4 * tiny_weights(shape)), artifact={}))

    assert advice.kind is AdviceKind.LARGEST_LAYERS
    assert "“raw” is 100 % of the model" in advice.message
    assert "1.2 MB" in advice.evidence


@pytest.mark.parametrize(("recipe", "expected"), [("static_wi8_ai8", True), ("dynamic_wi8_afp32", False)])
def test_training_with_quantisation_is_advised_where_fixed_ranges_lose(recipe: str, expected: bool) -> None:
    loss = AccuracyLoss(500, 40, 5)
    tried = Candidate(QuantizationRecipe(recipe), 1000, Interval(0.86, 0.83, 0.89), loss)

    found = advise(_evidence(candidates=(tried,)))

    assert (AdviceKind.QUANTIZATION_AWARE_TRAINING in _kinds(found)) is expected
    assert all("7.00 points lost" in each.evidence for each in found)


def test_a_loss_that_chance_explains_is_no_advice() -> None:
    tried = Candidate(QuantizationRecipe.STATIC_WI8_AI8, 1000, Interval(0.95, 0.76, 0.99), AccuracyLoss(20, 1, 0))

    assert advise(_evidence(candidates=(tried,))) == ()


@pytest.mark.parametrize(
    ("taken", "pieces"),
    # RESHAPE, FULLY_CONNECTED, SOFTMAX: nothing behind the first operator that is refused is taken.
    [(1, "It takes 1 of 3 operators, in one piece."), (2, "It takes 2 of 3 operators.")],
)
def test_what_the_gpu_leaves_is_told(taken: int, pieces: str) -> None:
    report = AcceleratorReport(
        "tiny.tflite",
        Accelerator.GPU,
        AcceleratorOutcome.TAKEN_PARTLY,
        None,
        "it takes a part",
        refused=(RefusedOperator("FULLY_CONNECTED", "too wide", ("raw",)),),
        operators=(taken, 3),
    )

    (advice,) = advise(_evidence(accelerators=(report,)))

    assert advice.kind is AdviceKind.DELEGATE
    assert "FULLY_CONNECTED (too wide)" in advice.message
    assert pieces in advice.evidence


def test_the_core_ml_delegate_counts_where_an_app_has_it() -> None:
    odd = TinyClassifier((1, 4, 4, 3), _MODEL.weights, custom_operator="FlexRoll")
    evidence = _evidence(odd, artifact={"select_tf_ops": ("Roll",)}, platforms=(Platform.IOS,), frames=())

    with_delegate = advise(replace(evidence, ios_runtime=IosRuntime.TFLITE))
    without = advise(evidence)

    assert _kinds(with_delegate) == [AdviceKind.SELECT_TF_OPS, AdviceKind.DELEGATE]
    assert "FlexRoll of “custom”" in with_delegate[1].message
    assert "not tried" in with_delegate[1].evidence
    assert _kinds(without) == [AdviceKind.SELECT_TF_OPS]
    assert "“custom” needs TensorFlow's own Roll" in without[0].message


def test_an_output_that_no_app_reads_is_named() -> None:
    model = TinyClassifier((1, 4, 4, 3), _MODEL.weights, raw_output_name="logits")
    evidence = _evidence(model)
    spec = replace(evidence.spec, outputs=(TensorSpec("probabilities", (1, 4)), TensorSpec("logits", (1, 4))))

    (advice,) = advise(replace(evidence, spec=spec))

    assert advice.kind is AdviceKind.DEAD_OUTPUT
    assert "“logits”: it is read by no app" in advice.message


def _by_brightness(*, by_detail: bool) -> tuple[SourceModel, ModelSpec]:
    """Two classes: whether a picture is bright, or else whether neighbouring pixels differ."""
    spec = digits_spec(
        inputs=(TensorSpec("image", (1, 64, 64, 3)),),
        outputs=(TensorSpec("probabilities", (1, 10)),),
        preprocessing=digits_preprocessing(size=ImageSize(64, 64)),
    )

    def run(inputs: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[np.float32]]:
        picture = inputs["image"]
        seen = np.abs(np.diff(picture, axis=2)).mean() > 0.3 if by_detail else picture.mean() > 0
        scores = np.full((1, 10), 0.01, np.float32)
        scores[0, int(seen)] = 0.9
        return {"probabilities": scores}

    source = ModelSource(Path("two.keras"), SourceFormat.KERAS)
    return SourceModel(source, spec.inputs, spec.outputs, None, run), spec


def _dataset(folder: Path, count: int, *, by_detail: bool) -> Dataset:
    for label in range(2):
        (folder / str(label)).mkdir(parents=True)
        for number in range(count // 2):
            pixels = np.full((64, 64, 3), 60 + number if not label or by_detail else 150 + number, np.uint8)
            if by_detail and label:
                pixels[:, ::2] += 100
            Image.fromarray(pixels).save(folder / str(label) / f"{number}.png")
    return read_dataset(folder, tuple("0123456789"))


@pytest.mark.parametrize(
    ("by_detail", "count", "expected"), [(False, 120, True), (True, 120, False), (False, 40, False)]
)
def test_a_smaller_input_is_advised_where_the_answers_stay(
    tmp_path: Path, by_detail: bool, count: int, expected: bool
) -> None:
    model, spec = _by_brightness(by_detail=by_detail)
    dataset = _dataset(tmp_path, count, by_detail=by_detail)

    found = advise(Evidence(model, spec, {}, (), dataset=dataset))

    assert (AdviceKind.INPUT_SIZE in _kinds(found)) is expected
    if expected:
        assert "train it at 24×24" in found[0].message
        assert "0.0 points of top-1 lost on 120 pictures" in found[0].evidence


def test_the_users_own_pictures_serve_without_labels() -> None:
    model, spec = _by_brightness(by_detail=False)
    frames = [Frame.from_rgb(np.full((64, 64, 3), 60 + number, np.uint8)) for number in range(140)]

    assert advise(Evidence(model, spec, {}, ())) == ()
    (advice,) = advise(Evidence(model, spec, {}, (), own_frames=frames))

    assert "of 100 answers change" in advice.evidence


def test_packages_are_left_to_core_ml() -> None:
    package = ModelArtifact(ModelFormat.COREML, QuantizationRecipe.FLOAT32, {"model": b""}, (), ())
    source, spec = tiny_source(_MODEL), tiny_spec(_MODEL)

    assert advise(Evidence(source, spec, {ModelFormat.COREML: VerifiedArtifact(package, ())}, _FRAMES)) == ()

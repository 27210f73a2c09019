"""A `.tflite` is executed in a process of its own and has to compute what its source model computes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.errors import SourceError
from generator.metadata import with_tflite_metadata
from generator.parity import COLUMNS, Outcome, ParityReport, check_tflite, natural_images
from generator.processing import Frame
from generator.spec import ChannelOrder, ImageSize, LabelSet, ModelArtifact
from tests.support.frames import random_picture
from tests.support.tflite_files import TinyClassifier, tiny_artifact, tiny_source, tiny_spec, tiny_weights

_SHAPE = (1, 4, 4, 3)
# Strong weights: each picture has an answer of its own.
_MODEL = TinyClassifier(_SHAPE, 4 * tiny_weights(_SHAPE))


@pytest.fixture(scope="module", name="frames")
def pictures() -> list[Frame]:
    return natural_images(4, ImageSize(24, 18), 1) + [Frame.from_rgb(random_picture(9, 7, seed)) for seed in range(4)]


def _check(
    frames: list[Frame], artifact: ModelArtifact, source: TinyClassifier = _MODEL, **changes: Any
) -> ParityReport:
    (report,) = check_tflite(tiny_source(source), artifact, tiny_spec(source, **changes), frames)
    return report


def test_a_sound_artefact_passes(frames: list[Frame]) -> None:
    report = _check(frames, tiny_artifact(_MODEL))

    assert report.passed
    assert report.outcome is Outcome.PASSED
    assert len(report.rows) == len(frames)
    assert report.executed_by.startswith("LiteRT 2.")
    assert report.executed_by.endswith("interpreter, CPU")
    assert report.notes == ()
    assert "8 of 8 pictures agree" in report.summary
    assert report.worst is not None
    assert report.worst.agreement.raw_error < 1e-5


def test_an_artefact_with_metadata_passes(frames: list[Frame]) -> None:
    assert _check(frames, with_tflite_metadata(tiny_artifact(_MODEL), tiny_spec(_MODEL))).passed


def test_a_sound_float16_artefact_passes_by_its_own_limits(frames: list[Frame]) -> None:
    half = replace(_MODEL, float16=True)

    report = _check(frames, tiny_artifact(half))

    assert report.passed
    assert "float16" in report.thresholds
    assert report.worst is not None
    assert 1e-6 < report.worst.agreement.raw_error < 0.05


def test_float16_weights_do_not_pass_as_float32(frames: list[Frame]) -> None:
    coarse = replace(_MODEL, weights=_MODEL.weights.astype(np.float16).astype(np.float32) * np.float32(1.003))

    assert _check(frames, tiny_artifact(coarse)).failed


@pytest.mark.parametrize("change", [0.02, -0.02, 1.0, np.nan, np.inf])
def test_perturbed_weights_fail(frames: list[Frame], change: float) -> None:
    weights = _MODEL.weights.copy()
    weights[5, 2] += change

    report = _check(frames, tiny_artifact(replace(_MODEL, weights=weights)))

    assert report.failed
    assert report.summary.startswith("tiny.tflite does not compute what the source model computes")


def test_missing_weights_fail(frames: list[Frame]) -> None:
    assert _check(frames, tiny_artifact(replace(_MODEL, weights=np.zeros_like(_MODEL.weights)))).failed


def test_wrong_channel_order_fails(frames: list[Frame]) -> None:
    by_pixel: NDArray[np.float32] = _MODEL.weights.reshape(4, 4, 3, -1)[:, :, ::-1]
    swapped = replace(_MODEL, weights=np.ascontiguousarray(by_pixel).reshape(_MODEL.weights.shape))

    assert _check(frames, tiny_artifact(swapped)).failed


def test_turned_pictures_fail(frames: list[Frame]) -> None:
    turned = np.rot90(_MODEL.weights.reshape(4, 4, 3, -1)).reshape(_MODEL.weights.shape)

    assert _check(frames, tiny_artifact(replace(_MODEL, weights=np.ascontiguousarray(turned)))).failed


def test_swapped_classes_fail_and_the_report_names_picture_class_and_distance(frames: list[Frame]) -> None:
    order = [1, 0, 2, 3]
    swapped = replace(_MODEL, weights=np.ascontiguousarray(_MODEL.weights[:, order]), bias=_MODEL.bias[order])

    report = _check(frames, tiny_artifact(swapped))

    assert report.failed
    worst = report.worst
    assert worst is not None
    assert worst.furthest_expected.name in {"cat", "dog"}
    assert abs(worst.furthest_expected.score - worst.furthest_actual.score) == pytest.approx(
        worst.agreement.score_error, rel=1e-3
    )
    assert f"{worst.picture}: “{worst.furthest_expected.name}” scores" in report.summary


def test_swapped_outputs_fail(frames: list[Frame]) -> None:
    source = replace(_MODEL, raw_output_name="logits")
    crossed = replace(_MODEL, output_name="logits", raw_output_name="probabilities")

    assert _check(frames, tiny_artifact(source), source).passed
    assert _check(frames, tiny_artifact(source, crossed.file()), source).failed


def test_a_wrong_second_output_fails(frames: list[Frame]) -> None:
    source = replace(_MODEL, raw_output_name="logits")
    # A shift of all raw scores leaves the probabilities as they are.
    shifted = replace(source, bias=source.bias + np.float32(0.5))

    report = _check(frames, tiny_artifact(source, shifted.file()), source)

    assert report.failed
    assert report.worst is not None
    assert report.worst.agreement.raw_error == pytest.approx(0.5, rel=1e-3)


def test_another_preprocessing_than_the_models_makes_no_difference_to_parity(frames: list[Frame]) -> None:
    preprocessing = replace(tiny_spec(_MODEL).preprocessing, channel_order=ChannelOrder.BGR)

    assert _check(frames, tiny_artifact(_MODEL), preprocessing=preprocessing).passed


def test_a_model_that_says_the_same_of_everything_is_noted(frames: list[Frame]) -> None:
    blind = replace(_MODEL, weights=np.zeros_like(_MODEL.weights))

    report = _check(frames, tiny_artifact(blind), blind)

    assert report.passed
    assert len(report.notes) == 1
    assert "the same answer" in report.notes[0]


def test_a_table_row_has_a_cell_for_each_column(frames: list[Frame]) -> None:
    report = _check(frames[:1], tiny_artifact(_MODEL), labels=LabelSet(()))

    assert [len(row.cells()) for row in report.rows] == [len(COLUMNS)]
    assert report.rows[0].cells()[0] == "picture 1"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "refused"),
        (b"not a model", "refused"),
        (TinyClassifier(custom_operator="Unheard").file(), "Unheard"),
        (TinyClassifier(input_name="other").file(), "image"),
        (TinyClassifier(output_name="other").file(), "no output “probabilities”"),
        (TinyClassifier(signature_key="").file(), "0 signatures"),
        (TinyClassifier((1, 2, 2, 3), tiny_weights((1, 2, 2, 3))).file(), "refused"),
    ],
    ids=["empty", "text", "custom operator", "input name", "output name", "no signature", "shape"],
)
def test_what_the_interpreter_refuses_is_a_finding(frames: list[Frame], content: bytes, reason: str) -> None:
    report = _check(frames[:2], tiny_artifact(_MODEL, content))

    assert report.failed
    assert reason in report.failure
    assert report.rows == ()
    assert "could not be compared" in report.summary


def test_another_number_of_values_is_a_finding(frames: list[Frame]) -> None:
    source = replace(tiny_source(_MODEL), run=lambda _: {"probabilities": np.full((1, 5), 0.2, np.float32)})

    (report,) = check_tflite(source, tiny_artifact(_MODEL), tiny_spec(_MODEL), frames[:1])

    assert report.failed
    assert report.failure == "output “probabilities” has 4 values instead of 5"


def test_a_model_that_answers_nan_is_to_blame_itself(frames: list[Frame]) -> None:
    broken = TinyClassifier(_SHAPE, np.full_like(_MODEL.weights, np.nan))
    with pytest.raises(SourceError, match="answers picture 1 with NaN or infinity in “probabilities”"):
        _check(frames, tiny_artifact(broken), broken)


def test_no_frames_are_refused() -> None:
    with pytest.raises(ValueError, match="without frames"):
        _check([], tiny_artifact(_MODEL))

"""Pixels are normalised as often as in training: never guessed, never silently twice."""

from __future__ import annotations

import pytest

from generator.errors import SpecError
from generator.spec import ChannelOrder, Normalization
from generator.spec.source_model import GraphNormalization
from generator.usecases.normalization import (
    NormalizationPreset,
    ResolvedNormalization,
    preset_normalization,
    resolve_normalization,
)
from generator.usecases.refusals import Refusals
from tests.support.fakes import FakeQuestions

HALF = Normalization((127.5,), (127.5,))
IDENTITY = Normalization.identity()
IN_GRAPH = GraphNormalization("(value - 127.5) / 127.5 behind input “image”", HALF)
OF_SMALL_VALUES = GraphNormalization("(value - 0.485) / 0.229, which expects values smaller than pixels", None)


def resolve(
    given: Normalization | None, graph: GraphNormalization | None, twice: bool = False
) -> ResolvedNormalization:
    return resolve_normalization(given, graph, ChannelOrder.RGB, Refusals(), twice=twice)


def test_what_the_user_gives_is_used() -> None:
    assert resolve(HALF, None) == ResolvedNormalization(HALF)


@pytest.mark.parametrize("given", [None, IDENTITY])
def test_a_graph_that_normalises_gets_pixels_and_the_user_is_told(given: Normalization | None) -> None:
    resolved = resolve(given, IN_GRAPH)
    assert resolved.normalization == IDENTITY
    assert "(value - 127.5) / 127.5" in resolved.note
    assert "0..255 as they are" in resolved.note


def test_twice_is_refused_and_the_way_out_is_named() -> None:
    with pytest.raises(SpecError, match="done twice") as caught:
        resolve(HALF, IN_GRAPH)
    assert "--normalize-twice" in caught.value.hint


def test_twice_is_done_if_training_did_so_and_said_aloud() -> None:
    resolved = resolve(HALF, IN_GRAPH, twice=True)
    assert resolved.normalization == HALF
    assert "twice, as you asked" in resolved.note


@pytest.mark.parametrize("graph", [None, OF_SMALL_VALUES])
def test_where_nobody_can_be_asked_nothing_is_guessed(graph: GraphNormalization | None) -> None:
    with pytest.raises(SpecError, match="not known") as caught:
        resolve(None, graph)
    assert "A wrong guess looks like a bad model" in caught.value.hint
    assert "--normalize zero-to-one" in caught.value.hint


@pytest.mark.parametrize("graph", [None, OF_SMALL_VALUES])
def test_what_is_not_known_is_asked(graph: GraphNormalization | None) -> None:
    questions = FakeQuestions(answer=HALF)
    assert resolve_normalization(None, graph, ChannelOrder.RGB, questions, twice=False).normalization == HALF
    assert len(questions.asked) == 1
    if graph:
        assert "0.485" in questions.asked[0]


def test_a_graph_that_expects_small_values_takes_what_the_user_gives() -> None:
    given = preset_normalization(NormalizationPreset.ZERO_TO_ONE, ChannelOrder.RGB)
    assert resolve(given, OF_SMALL_VALUES).normalization == given


@pytest.mark.parametrize(
    ("preset", "pixel", "value"),
    [
        (NormalizationPreset.NONE, 200.0, 200.0),
        (NormalizationPreset.ZERO_TO_ONE, 255.0, 1.0),
        (NormalizationPreset.MINUS_ONE_TO_ONE, 0.0, -1.0),
        (NormalizationPreset.IMAGENET, 255 * 0.485, 0.0),
        (NormalizationPreset.IMAGENET, 255 * (0.485 + 0.229), 1.0),
    ],
)
def test_presets_mean_what_training_code_does(preset: NormalizationPreset, pixel: float, value: float) -> None:
    numbers = preset_normalization(preset, ChannelOrder.RGB)
    assert (pixel - numbers.mean[0]) / numbers.std[0] == pytest.approx(value)


def test_imagenets_numbers_follow_the_order_of_the_channels() -> None:
    rgb = preset_normalization(NormalizationPreset.IMAGENET, ChannelOrder.RGB)
    bgr = preset_normalization(NormalizationPreset.IMAGENET, ChannelOrder.BGR)
    assert (bgr.mean, bgr.std) == (rgb.mean[::-1], rgb.std[::-1])


def test_imagenets_numbers_are_not_for_grayscale() -> None:
    with pytest.raises(SpecError, match="three colour channels"):
        preset_normalization(NormalizationPreset.IMAGENET, ChannelOrder.GRAYSCALE)

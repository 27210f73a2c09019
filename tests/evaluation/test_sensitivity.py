"""The layers that cost most are found, with few measurements."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from generator.evaluation.sensitivity import LayerLoss, decibels, lossy_layers, noise_power

LAYERS = [f"layer{index}" for index in range(64)]


class AdditiveLoss:
    """Noise that adds up, and how often it was asked for."""

    def __init__(self, **costs: float) -> None:
        self.costs = costs
        self.asked: list[tuple[str, ...]] = []

    def __call__(self, layers: Sequence[str]) -> float:
        self.asked.append(tuple(layers))
        return sum(self.costs.get(layer, 1e-6) for layer in layers)


def test_the_expensive_layers_are_found_in_the_order_of_what_they_cost() -> None:
    loss = AdditiveLoss(layer5=0.3, layer40=0.6)
    assert lossy_layers(LAYERS, loss) == (LayerLoss("layer40", 0.6), LayerLoss("layer5", 0.3))


def test_few_measurements_are_enough_where_few_layers_are_to_blame() -> None:
    loss = AdditiveLoss(layer5=0.3, layer40=0.6)
    lossy_layers(LAYERS, loss)
    assert len(loss.asked) < len(LAYERS) / 2


def test_no_layer_is_named_where_all_cost_the_same() -> None:
    assert lossy_layers(LAYERS, AdditiveLoss()) == ()


@pytest.mark.parametrize("layers", [[], ["layer0"]])
def test_a_model_that_loses_nothing_has_no_such_layers(layers: list[str]) -> None:
    assert lossy_layers(layers, lambda _: 0.0) == ()


def test_noise_is_told_in_proportion_to_the_signal() -> None:
    expected = [{"scores": np.array([3.0, 4.0], np.float32)}, {"scores": np.array([0.0, 5.0], np.float32)}]
    actual = [{"scores": np.array([3.0, 4.5], np.float32)}, {"scores": np.array([0.5, 5.0], np.float32)}]
    assert noise_power(expected, actual) == pytest.approx(0.01)
    assert decibels(0.01) == pytest.approx(20.0)
    assert decibels(0.0) == float("inf")


@pytest.mark.parametrize(("answer", "noise"), [(np.nan, np.inf), (np.inf, np.inf)])
def test_an_answer_that_is_no_number_is_infinite_noise(answer: float, noise: float) -> None:
    expected, actual = ([{"scores": np.array([value], np.float32)}] for value in (1.0, answer))
    assert noise_power(expected, actual) == noise


def test_nothing_that_comes_back_as_nothing_is_no_noise() -> None:
    nothing = [{"scores": np.zeros(3, np.float32)}]
    assert noise_power(nothing, nothing) == 0.0
    assert noise_power(nothing, [{"scores": np.ones(3, np.float32)}]) == np.inf

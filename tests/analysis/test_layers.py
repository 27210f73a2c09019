"""Bytes and floats are found where they are, by the source model's layers."""

from __future__ import annotations

from generator.analysis import float_layers, largest_layers
from tests.support.graphs import graph

_LAYERS = ("first", "second")


def test_the_largest_layer_comes_first_with_its_share() -> None:
    found = largest_layers(
        [graph("A: x w v -> m_1/first_1/Relu", "B: m_1/first_1/Relu u -> m_1/second_1/MatMul",
               constants={"w": 10, "v": 10, "u": 60})],
        _LAYERS,
    )  # fmt: skip

    assert [(each.layer, each.size, each.share) for each in found] == [("second", 60, 0.75), ("first", 20, 0.25)]


def test_weights_that_are_widened_first_belong_to_who_reads_them() -> None:
    found = largest_layers(
        [graph("DEQUANTIZE: w -> wide", "CAST: wide -> wider", "A: x wider -> m_1/first_1/Relu", constants={"w": 10})],
        _LAYERS,
    )

    assert [(each.layer, each.size) for each in found] == [("first", 10)]


def test_a_shared_constant_counts_once() -> None:
    found = largest_layers(
        [graph("A: x w -> m_1/first_1/Relu", "B: m_1/first_1/Relu w -> m_1/second_1/Relu", constants={"w": 10})],
        _LAYERS,
    )

    assert [(each.layer, each.size) for each in found] == [("first", 10)]


def test_loops_count() -> None:
    found = largest_layers(
        [graph("WHILE: x -> y"), graph("A: a w -> m_1/second_1/MatMul", constants={"w": 7})], _LAYERS
    )

    assert [(each.layer, each.size) for each in found] == [("second", 7)]


def test_a_model_without_constants_has_no_largest_layer() -> None:
    assert largest_layers([graph("A: x -> y")], _LAYERS) == ()


def test_floats_between_integers_are_found() -> None:
    mixed = graph(
        "CONV_2D: x w -> m_1/first_1/Relu",
        "DEQUANTIZE: m_1/first_1/Relu -> wide",
        "ROLL: wide u -> m_1/second_1/Roll",
        "QUANTIZE: m_1/second_1/Roll -> y",
        constants={"w": 8, "u": 4},
        types={"x": "int8", "w": "int8", "m_1/first_1/Relu": "int8", "y": "int8"},
    )

    assert [(each.layer, each.kinds, each.size) for each in float_layers([mixed], _LAYERS)] == [
        ("second", ("ROLL",), 4)
    ]


def test_large_float_weights_beside_integer_ones_are_found() -> None:
    weights = graph(
        "CONV_2D: x w b -> m_1/first_1/Relu",
        "CONV_2D: m_1/first_1/Relu v -> m_1/second_1/Relu",
        constants={"w": 9000, "b": 64, "v": 9000},
        types={"w": "int8"},
    )

    assert [each.layer for each in float_layers([weights], _LAYERS)] == ["second"]


def test_a_float_model_was_not_quantised() -> None:
    assert float_layers([graph("CONV_2D: x w -> y", constants={"w": 9000})], _LAYERS) == ()

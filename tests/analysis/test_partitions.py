"""The pieces that a delegate would run are those that TensorFlow Lite forms."""

from __future__ import annotations

import pytest

from generator.analysis import CORE_ML_DELEGATE, coverage, takes_first
from generator.spec.operator_graph import GraphOperator, OperatorGraph
from tests.support.graphs import graph


def _without_cpu(_graph: OperatorGraph, operator: GraphOperator) -> bool:
    return operator.kind != "CPU"


def _pieces(*steps: str) -> int:
    return coverage(graph(*steps), _without_cpu, ()).partitions


@pytest.mark.parametrize(
    ("steps", "pieces"),
    [
        (("A: x -> a", "B: a -> b"), 1),
        (("A: x -> a", "CPU: a -> b", "B: b -> c"), 2),
        (("CPU: x -> a", "A: a -> b", "B: b -> c"), 1),
        (("CPU: x -> a", "CPU: a -> b"), 0),
        # Two branches, of which one goes through the CPU: all that doesn't wait for it is one piece.
        (("A: x -> a", "CPU: x -> c", "B: a -> b", "ADD: b c -> sum"), 2),
        # What the CPU gives is ready before the delegate begins, if the CPU's operator comes first.
        (("CPU: x -> c", "A: x -> a", "ADD: a c -> sum"), 1),
        (("A: x -> a", "CPU: a -> b", "B: b -> c", "CPU: c -> d", "C: d -> e"), 3),
    ],
)
def test_pieces_are_cut_where_the_cpu_has_to_run_between(steps: tuple[str, ...], pieces: int) -> None:
    assert _pieces(*steps) == pieces


def test_what_is_left_is_named_with_its_layers() -> None:
    found = coverage(
        graph("CONV: x -> m_1/first_1/Relu", "CPU: m_1/first_1/Relu -> m_1/odd_1/Roll", "CPU: m_1/odd_1/Roll -> y"),
        _without_cpu,
        ("first", "odd"),
    )

    assert (found.taken, found.total, found.partitions) == (1, 3, 1)
    assert found.left == (("CPU", ("odd", "y")),)


def test_a_delegate_that_stops_early_leaves_the_rest() -> None:
    found = coverage(graph("A: x -> a", "B: a -> b", "A: b -> c"), takes_first(1), ())

    assert (found.taken, found.partitions, found.left) == (1, 1, (("B", ("b",)), ("A", ("c",))))


def test_operators_that_wait_for_each_other_end_the_search() -> None:
    assert _pieces("A: b -> a", "B: a -> b") == 0


def test_an_empty_graph_has_no_pieces() -> None:
    assert coverage(OperatorGraph((), (), (), ()), _without_cpu, ()).partitions == 0


def test_the_core_ml_delegate_takes_floats_alone() -> None:
    floats = graph("CONV_2D: x w -> y", constants={"w": 8})
    integers = graph("CONV_2D: x w -> y", constants={"w": 8}, types=dict.fromkeys("xwy", "int8"))

    assert coverage(floats, CORE_ML_DELEGATE.takes, ()).taken == 1
    assert coverage(integers, CORE_ML_DELEGATE.takes, ()).taken == 0


def test_the_core_ml_delegate_takes_weights_of_float16_along() -> None:
    halves = graph("DEQUANTIZE: w -> wide", "CONV_2D: x wide -> y", constants={"w": 8}, types={"w": "float16"})
    computed = graph("DEQUANTIZE: x -> y", types={"x": "int8"})

    assert coverage(halves, CORE_ML_DELEGATE.takes, ()).partitions == 1
    assert coverage(computed, CORE_ML_DELEGATE.takes, ()).taken == 0

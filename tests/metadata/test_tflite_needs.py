"""What a file needs of a runtime, and its graphs, are read without running it."""

from __future__ import annotations

from typing import Any

import pytest

from generator.errors import MetadataError
from generator.metadata import operator_graphs, runtime_needs
from tests.support.tflite_damage import edited
from tests.support.tflite_files import TinyClassifier

_PLAIN = TinyClassifier().file()


def _operator(tree: Any) -> Any:
    return tree.subgraphs[0].operators[-1]


def test_a_plain_file_needs_nothing() -> None:
    needs = runtime_needs(_PLAIN)

    assert (needs.select_tf_ops, needs.stateful) == ((), False)


def test_custom_operators_of_others_are_not_tensorflows() -> None:
    assert runtime_needs(TinyClassifier(custom_operator="Unheard").file()).select_tf_ops == ()
    assert runtime_needs(TinyClassifier(custom_operator="FlexRoll").file()).select_tf_ops == ("Roll",)


def test_a_variable_tensor_is_memory() -> None:
    def remember(tree: Any) -> None:
        tree.subgraphs[0].tensors[1].isVariable = True

    assert runtime_needs(edited(remember)(_PLAIN)).stateful


def test_graphs_tell_constants_from_what_is_computed() -> None:
    (graph,) = operator_graphs(_PLAIN)

    assert [operator.kind for operator in graph.operators] == ["RESHAPE", "FULLY_CONNECTED", "SOFTMAX"]
    connected = graph.operators[1]
    assert graph.name_of(connected) == "raw"
    assert [(tensor.dtype, tensor.size) for tensor in graph.constants_of(connected)] == [
        ("float32", 48 * 4 * 4),
        ("float32", 4 * 4),
    ]
    assert graph.output_names == ("probabilities",)
    assert [graph.tensors[index].name for index in graph.outputs] == ["scores"]


def test_what_an_operator_does_without_is_left_out() -> None:
    def without_bias(tree: Any) -> None:
        operator = tree.subgraphs[0].operators[1]
        operator.inputs = [*operator.inputs[:2], -1]

    (graph,) = operator_graphs(edited(without_bias)(_PLAIN))

    assert len(graph.operators[1].inputs) == 2


@pytest.mark.parametrize(
    ("field", "value"), [("opcodeIndex", 9), ("outputs", [99]), ("inputs", [99]), ("inputs", [-2])]
)
def test_what_points_outside_the_file_is_damage(field: str, value: Any) -> None:
    with pytest.raises(MetadataError):
        operator_graphs(edited(lambda tree: setattr(_operator(tree), field, value))(_PLAIN))


def test_a_tensor_without_its_buffer_is_damage() -> None:
    def lose(tree: Any) -> None:
        tree.subgraphs[0].tensors[0].buffer = 99

    with pytest.raises(MetadataError):
        operator_graphs(edited(lose)(_PLAIN))


@pytest.mark.parametrize("content", [b"", b"not a model", _PLAIN[:300]])
def test_no_model_is_damage(content: bytes) -> None:
    with pytest.raises(MetadataError):
        operator_graphs(content)
    with pytest.raises(MetadataError):
        runtime_needs(content)

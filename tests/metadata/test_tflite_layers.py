"""A refused operator is found in the network by the tensors that such operators write."""

from __future__ import annotations

from typing import Any

import pytest

from generator.errors import MetadataError
from generator.metadata import operator_layers
from tests.support.tflite_files import TinyClassifier


def changed(**fields: Any) -> bytes:
    """A classifier whose last operator has other `fields`."""
    import flatbuffers
    from ai_edge_litert import schema_py_generated as schema

    model = schema.ModelT.InitFromPackedBuf(TinyClassifier().file(), 0)
    for name, value in fields.items():
        setattr(model.subgraphs[0].operators[-1], name, value)
    builder = flatbuffers.Builder(1024)
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def test_layers_stand_by_type_in_the_files_order() -> None:
    layers = operator_layers(TinyClassifier(custom_operator="Unheard").file())

    assert layers == {
        "RESHAPE": ("flat",),
        "FULLY_CONNECTED": ("raw",),
        "SOFTMAX": ("scores",),
        "Unheard": ("custom",),
    }


def test_operators_of_one_type_are_all_named() -> None:
    assert operator_layers(changed(opcodeIndex=1))["FULLY_CONNECTED"] == ("raw", "scores")


def test_an_operator_with_several_outputs_is_named_by_the_first() -> None:
    assert operator_layers(changed(outputs=[3, 2]))["SOFTMAX"] == ("scores",)


def test_an_operator_without_outputs_is_named_nonetheless() -> None:
    assert operator_layers(changed(outputs=[]))["SOFTMAX"] == ("an operator without outputs",)


@pytest.mark.parametrize("fields", [{"opcodeIndex": 9}, {"outputs": [99]}, {"outputs": [-1]}])
def test_what_points_outside_the_file_is_damage(fields: dict[str, Any]) -> None:
    with pytest.raises(MetadataError):
        operator_layers(changed(**fields))


@pytest.mark.parametrize("content", [b"", b"not a model", TinyClassifier().file()[:300]])
def test_no_model_is_damage(content: bytes) -> None:
    with pytest.raises(MetadataError):
        operator_layers(content)

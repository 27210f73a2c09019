"""Inputs and outputs are joined by name, else by shape, else by position, and values find their way through layouts."""

from __future__ import annotations

import numpy as np
import pytest

from generator.parity.comparison import IncomparableError
from generator.parity.port_matching import match_ports
from generator.parity.ports import Port, PortKind
from generator.spec import QuantizationParams

_PICTURE = Port("image", (1, 4, 6, 3))


def test_names_join_whatever_the_order() -> None:
    matching = match_ports("input", [Port("a", (1, 2)), Port("b", (1, 2))], [Port("b", (1, 2)), Port("a", (1, 2))])
    assert [(link.source.name, link.artifact.name) for link in matching.links] == [("a", "a"), ("b", "b")]
    assert matching.notes == ()


def test_names_that_core_ml_spells_otherwise_join() -> None:
    (link,) = match_ports("output", [Port("dense-1", (1, 2))], [Port("dense_1", (1, 2))]).links
    assert link.artifact.name == "dense_1"


def test_other_names_are_joined_by_shape_which_is_noted() -> None:
    source = [Port("boxes", (1, 9, 4)), Port("scores", (1, 9))]
    matching = match_ports("output", source, [Port("Identity", (1, 9)), Port("Identity_1", (1, 9, 4))])
    assert [link.artifact.name for link in matching.links] == ["Identity_1", "Identity"]
    assert matching.notes[0] == "Output “Identity_1” was taken for “boxes” by its shape."


def test_equal_shapes_are_joined_by_position_which_is_noted() -> None:
    matching = match_ports("output", [Port("a", (1, 2)), Port("b", (1, 2))], [Port("x", (1, 2)), Port("y", (1, 2))])
    assert [link.artifact.name for link in matching.links] == ["x", "y"]
    assert "by its position" in matching.notes[0]


def test_a_spare_output_is_noted_and_a_missing_one_refused() -> None:
    matching = match_ports("output", [Port("a", (1, 2))], [Port("a", (1, 2)), Port("b", (1, 5))])
    assert matching.notes == ("The artefact's output “b” has no counterpart in the source and was not compared.",)
    with pytest.raises(IncomparableError, match="nothing for the source's output “b” 1×5"):
        match_ports("output", [Port("a", (1, 2)), Port("b", (1, 5))], [Port("a", (1, 2))])
    with pytest.raises(IncomparableError, match="takes 2 inputs, and the source 1"):
        match_ports("input", [Port("a", (1, 2))], [Port("a", (1, 2)), Port("b", (1, 5))])


def test_channels_move_there_and_back() -> None:
    (link,) = match_ports("input", [_PICTURE], [Port("image", (1, 3, 4, 6))]).links
    values = np.arange(72, dtype=np.float32).reshape(1, 4, 6, 3)
    moved = link.to_artifact(values)
    assert moved.shape == (1, 3, 4, 6)
    assert moved[0, 2, 1, 5] == values[0, 1, 5, 2]
    np.testing.assert_array_equal(link.to_source(moved), values)


def test_quantised_ports_take_and_give_real_values() -> None:
    quantised = Port("x", (1, 3), "int8", QuantizationParams(0.5, -3))
    (link,) = match_ports("input", [Port("x", (1, 3))], [quantised]).links
    raw = link.to_artifact(np.array([[0.0, 1.0, -1.5]], np.float32))
    assert raw.dtype == np.int8
    assert raw.tolist() == [[-3, -1, -6]]
    np.testing.assert_array_equal(link.to_source(raw), [[0.0, 1.0, -1.5]])


def test_axes_of_one_and_axes_of_any_size_fit() -> None:
    (link,) = match_ports("output", [Port("x", (1, 5))], [Port("x", (5,))]).links
    assert link.axes is None
    (link,) = match_ports("input", [_PICTURE], [Port("image", (-1, -1, -1, 3))]).links
    assert link.to_artifact(np.zeros((1, 4, 6, 3), np.float32)).shape == (1, 4, 6, 3)


def test_a_model_that_takes_pixels_joins_with_one_that_takes_a_tensor() -> None:
    pixels = Port("photo", (4, 6, 3), "uint8", kind=PortKind.PICTURE)
    (link,) = match_ports("input", [_PICTURE], [pixels]).links
    assert link.artifact is pixels
    with pytest.raises(IncomparableError):
        match_ports("input", [Port("image", (1, 6, 4, 3))], [pixels])

"""Outputs that say nothing are found by what they say."""

from __future__ import annotations

import numpy as np

from generator.analysis import dead_outputs
from tests.support.graphs import graph

_VALUES = [np.array([[number, 1.0]], np.float32) for number in range(3)]


def test_outputs_that_differ_and_are_read_live() -> None:
    assert dead_outputs([{"scores": value} for value in _VALUES], {"scores"}, None) == ()


def test_an_output_that_never_changes_is_dead() -> None:
    (dead,) = dead_outputs([{"scores": value, "fixed": _VALUES[0]} for value in _VALUES], {"scores", "fixed"}, None)

    assert (dead.name, dead.why) == ("fixed", "has the same values on all 3 pictures")


def test_an_output_that_repeats_another_is_dead() -> None:
    (dead,) = dead_outputs([{"scores": value, "twin": value.copy()} for value in _VALUES], {"scores", "twin"}, None)

    assert (dead.name, dead.why) == ("twin", "has the values of “scores” on all 3 pictures")


def test_an_output_that_nobody_reads_is_dead_with_what_it_costs() -> None:
    model = graph(
        "A: x w -> features",
        "B: features -> scores",
        "C: features u -> between",
        "D: between v -> embedding",
        constants={"w": 1, "u": 20, "v": 300},
    )

    (dead,) = dead_outputs([{"scores": v, "embedding": -v} for v in _VALUES], {"scores"}, model)

    assert (dead.name, dead.why, dead.operators, dead.size) == ("embedding", "is read by no app", 2, 320)


def test_one_picture_shows_no_constant() -> None:
    assert dead_outputs([{"scores": _VALUES[0]}], {"scores"}, None) == ()

"""Decides how a worker hands back every step of a run: the steps as JSON in a first entry, their values in a second."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np

from generator.parity.worker.exchange import Arrays

_STEPS = "steps"

TracedStep = tuple[str, str, list[str], list[str]]
"""Type, name, keys of the outputs, keys of the inputs."""


def packed(steps: Sequence[TracedStep], values: Arrays) -> list[Arrays]:
    """What a worker answers."""
    return [{_STEPS: np.frombuffer(json.dumps(steps).encode(), np.uint8)}, values]


def unpacked(answer: Sequence[Arrays]) -> tuple[list[TracedStep], Arrays]:
    """The steps and the values; raises `ValueError` or `KeyError` if that is no trace."""
    table, values = answer
    steps = json.loads(table[_STEPS].tobytes())
    return [(str(kind), str(name), list(outputs), list(inputs)) for kind, name, outputs, inputs in steps], values

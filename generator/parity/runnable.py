"""Decides what source models and artefacts have in common once they can be run: inputs, outputs, answers, a trace."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from generator.parity.execution import Execution
from generator.parity.ports import Port
from generator.spec import QuantizationRecipe
from generator.spec.source_model import Tensors


@dataclass(frozen=True)
class Step:
    """One operation of a run.

    Attributes:
        kind: the operation's type, in the format's own words.
        name: of its first output, as the file calls it.
        outputs: keys of what it gave in `Trace.values`.
        inputs: likewise what it was given; constants are left out.
    """

    kind: str
    name: str
    outputs: tuple[str, ...]
    inputs: tuple[str, ...]


@dataclass(frozen=True)
class Trace:
    """A run on one picture, step by step.

    Attributes:
        steps: in the order of their execution.
        values: by key, the model's inputs among them; real values. Texts and lists are left out.
    """

    steps: tuple[Step, ...]
    values: Mapping[str, NDArray[Any]]


class UntraceableError(Exception):
    """The values between a model's inputs and outputs can't be had; the message says why."""


@dataclass(frozen=True)
class RunnableModel:
    """A model, whatever its format.

    Attributes:
        name: of the file, for people.
        precision: how it stores its weights; None for integers and other compressed ones.
        runs: each executes it on pictures' inputs by port, in the ports' own types, by another runtime.
        trace: executes it on one picture's inputs with wide arithmetic; raises `UntraceableError`.
        weights: all that it was trained to have, of a source model; none where that can't be told.
    """

    name: str
    inputs: tuple[Port, ...]
    outputs: tuple[Port, ...]
    precision: QuantizationRecipe | None
    runs: tuple[Callable[[Sequence[Tensors]], Execution], ...]
    trace: Callable[[Tensors], Trace]
    weights: Callable[[], tuple[NDArray[Any], ...]] = tuple

"""Decides which outputs of a model say nothing: never another value, the same as another's, or read by nobody."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.spec.operator_graph import OperatorGraph

Answers = Mapping[str, NDArray[Any]]


@dataclass(frozen=True)
class DeadOutput:
    """An output that could go.

    Attributes:
        name: by which callers know it.
        why: continues “it …”.
        operators: that compute nothing but this output.
        size: bytes of their constants.
    """

    name: str
    why: str
    operators: int = 0
    size: int = 0


def dead_outputs(
    answers: Sequence[Answers], read: Collection[str], graph: OperatorGraph | None
) -> tuple[DeadOutput, ...]:
    """The outputs that say nothing on these pictures.

    Args:
        answers: of the model, by output name, one for each picture.
        read: outputs that the apps look at.
        graph: of an artefact, to tell what computing them costs; None if there is none.
    """
    found: dict[str, str] = {}
    names = list(answers[0]) if answers else []
    for number, name in enumerate(names):
        values = [np.asarray(answer[name]) for answer in answers]
        twin = next((other for other in names[:number] if _same(answers, name, other)), None)
        if len(values) > 1 and all(np.array_equal(values[0], each) for each in values[1:]):
            found[name] = f"has the same values on all {len(values)} pictures"
        elif twin is not None:
            found[name] = f"has the values of “{twin}” on all {len(values)} pictures"
        elif name not in read:
            found[name] = "is read by no app"
    return tuple(DeadOutput(name, why, *_cost(graph, name)) for name, why in found.items())


def _same(answers: Sequence[Answers], name: str, other: str) -> bool:
    return all(np.array_equal(answer[name], answer[other]) for answer in answers)


def _cost(graph: OperatorGraph | None, name: str) -> tuple[int, int]:
    """How many operators nobody else needs, and the bytes of their constants."""
    if graph is None or name not in graph.output_names:
        return 0, 0
    others = [index for index, output in zip(graph.outputs, graph.output_names, strict=True) if output != name]
    needed = _needed(graph, others)
    unneeded = [number for number in range(len(graph.operators)) if number not in needed]
    mine = _needed(graph, list(graph.outputs)) & set(unneeded)
    size = sum(tensor.size for number in mine for tensor in graph.constants_of(graph.operators[number]))
    return len(mine), size


def _needed(graph: OperatorGraph, outputs: Collection[int]) -> set[int]:
    """Numbers of the operators that `outputs` depend on."""
    wanted, needed = set(outputs), set()
    for number in reversed(range(len(graph.operators))):
        operator = graph.operators[number]
        if wanted & set(operator.outputs):
            needed.add(number)
            wanted |= set(operator.inputs)
    return needed

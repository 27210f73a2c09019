"""Decides into how many pieces a graph falls when a delegate takes some of its operators."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from generator.analysis.delegates import Takes
from generator.spec.layers import layer_of
from generator.spec.operator_graph import GraphOperator, OperatorGraph


@dataclass(frozen=True)
class Coverage:
    """How much of a graph a delegate takes.

    Attributes:
        taken: operators that it takes, of `total`.
        partitions: pieces that it runs, each of which costs two changes between it and the CPU.
        left: kinds of operators that it leaves, with the layers that they belong to.
    """

    taken: int
    total: int
    partitions: int
    left: tuple[tuple[str, tuple[str, ...]], ...]


def coverage(graph: OperatorGraph, takes: Takes, layers: Collection[str]) -> Coverage:
    """What a delegate makes of `graph`.

    Pieces are formed as TensorFlow Lite forms them (PartitionGraphIntoIndependentNodeSubsets in graph_info.cc): what is
    ready and belongs to the same side is collected until nothing more is, then the sides change.

    Args:
        graph: the model's own; loops and branches stay with the CPU.
        takes: whether the delegate takes an operator.
        layers: names of the source model's layers.
    """
    sides = [takes(graph, operator) for operator in graph.operators]
    left: dict[str, dict[str, None]] = {}
    for operator, taken in zip(graph.operators, sides, strict=True):
        if not taken:
            left.setdefault(operator.kind, {})[layer_of(graph.name_of(operator), layers)] = None
    return Coverage(
        taken=sum(sides),
        total=len(sides),
        partitions=_pieces(graph, sides),
        left=tuple((kind, tuple(places)) for kind, places in left.items()),
    )


def _pieces(graph: OperatorGraph, sides: list[bool]) -> int:
    """The delegate's pieces."""
    made = {index for operator in graph.operators for index in operator.outputs}
    ready = set(range(len(graph.tensors))) - made
    waiting = list(zip(graph.operators, sides, strict=True))
    pieces = 0
    side = next((taken for operator, taken in waiting if _is_ready(operator, ready)), False)
    while waiting:
        rest = _collected(waiting, side, ready)
        if len(rest) < len(waiting):
            pieces += side
        elif not any(_is_ready(operator, ready) for operator, _ in rest):
            # A graph whose operators wait for each other, which no interpreter runs.
            break
        waiting, side = rest, not side
    return pieces


def _collected(
    waiting: list[tuple[GraphOperator, bool]], side: bool, ready: set[int]
) -> list[tuple[GraphOperator, bool]]:
    """What is left after everything of `side` that can run has run; `ready` grows by what that gives."""
    rest = waiting
    while True:
        kept: list[tuple[GraphOperator, bool]] = []
        for operator, taken in rest:
            if taken is side and _is_ready(operator, ready):
                ready.update(operator.outputs)
            else:
                kept.append((operator, taken))
        if len(kept) == len(rest):
            return kept
        rest = kept


def _is_ready(operator: GraphOperator, ready: set[int]) -> bool:
    return all(index in ready for index in operator.inputs)

"""Decides how a model that remembers is run: each picture as if it were its first, unless a sequence is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.spec.source_model import Tensors

Run = Callable[[Tensors], dict[str, NDArray[np.float32]]]
RunSequence = Callable[[Sequence[Tensors]], list[dict[str, NDArray[np.float32]]]]


def remembers(function: Any) -> bool:
    """Whether a traced function changes variables, so that what it answers depends on what it was asked before."""
    return any(kind.startswith("Assign") and kind.endswith("VariableOp") for kind in _kinds(function.graph))


def forgetting(run: Run, function: Any) -> tuple[Run, RunSequence]:
    """`run` as the first of a sequence, and for a whole one; both begin with the state that the model has now.

    Args:
        run: shares its variables with `function`.
        function: as traced.
    """
    initial = [(variable, variable.numpy().copy()) for variable in function.variables if not variable.trainable]

    def forget() -> None:
        for variable, value in initial:
            variable.assign(value)

    def first(arrays: Tensors) -> dict[str, NDArray[np.float32]]:
        return sequence([arrays])[0]

    def sequence(pictures: Sequence[Tensors]) -> list[dict[str, NDArray[np.float32]]]:
        forget()
        try:
            return [run(arrays) for arrays in pictures]
        finally:
            # Converters freeze what they find.
            forget()

    return first, sequence


def _kinds(graph: Any) -> Iterator[str]:
    """The types of all operations, those of loops and branches included."""
    definition = graph.as_graph_def()
    yield from (node.op for node in definition.node)
    for function in definition.library.function:
        yield from (node.op for node in function.node_def)

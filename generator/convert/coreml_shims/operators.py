"""Decides how long coremltools lowers a TensorFlow operator our way: one conversion."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Lowering = Callable[[Any, Any], None]
"""Adds what a node of TensorFlow's graph becomes to coremltools' context of values by name."""


@contextmanager
def registered(operator: str, lowering: Lowering) -> Iterator[None]:
    """Registers `lowering` for an operator that coremltools doesn't ship with, unless a newer one brings its own."""
    registry = _registry()
    if operator in registry:
        yield
        return
    registry[operator] = lowering
    try:
        yield
    finally:
        del registry[operator]


@contextmanager
def replaced(operator: str, replacement: Callable[[Lowering], Lowering]) -> Iterator[None]:
    """Lowers `operator` by what `replacement` makes of coremltools' own lowering."""
    registry = _registry()
    original = registry[operator]
    registry[operator] = replacement(original)
    try:
        yield
    finally:
        registry[operator] = original


def _registry() -> dict[str, Lowering]:
    from coremltools.converters.mil.frontend.tensorflow.tf_op_registry import _TF_OPS_REGISTRY

    registry: dict[str, Lowering] = _TF_OPS_REGISTRY
    return registry

"""Decides how long coremltools knows a TensorFlow operator that it doesn't ship with: one conversion."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def registered(operator: str, lowering: Callable[[Any, Any], None]) -> Iterator[None]:
    """Registers `lowering` for `operator`, unless a newer coremltools brings its own."""
    from coremltools.converters.mil.frontend.tensorflow.tf_op_registry import _TF_OPS_REGISTRY as REGISTRY

    if operator in REGISTRY:
        yield
        return
    REGISTRY[operator] = lowering
    try:
        yield
    finally:
        del REGISTRY[operator]

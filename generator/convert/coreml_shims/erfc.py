"""Decides what `Erfc` becomes in Core ML: TensorFlow writes the exact GELU with it, coremltools knows only `Erf`."""

from __future__ import annotations

from typing import Any


def erfc(context: Any, node: Any) -> None:
    """`erfc(x) = 1 - erf(x)`, the definition; exact for GELU, where the result is multiplied by x."""
    from coremltools.converters.mil.mil import Builder as mb  # noqa: N813 - coremltools' own name for it

    error_function = mb.erf(x=context[node.inputs[0]])
    context.add(node.name, mb.sub(x=1.0, y=error_function, name=node.name))

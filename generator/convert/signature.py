"""Decides which node of a traced function belongs to which input and output name."""

from __future__ import annotations

from typing import Any


def input_nodes(function: Any) -> dict[str, str]:
    """Input name -> name of its placeholder in the graph, in the function's order."""
    (by_name,), _ = function.structured_input_signature
    # TensorFlow flattens a dictionary in the order of its sorted keys; what the function captures comes last.
    return {name: tensor.op.name for name, tensor in zip(sorted(by_name), function.inputs, strict=False)}


def output_nodes(function: Any) -> dict[str, str]:
    """Output name -> name of the node that returns it, in the function's order."""
    return {name: function.structured_outputs[name].op.name for name in sorted(function.structured_outputs)}

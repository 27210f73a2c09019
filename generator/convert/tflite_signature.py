"""Decides what is added to a converted TFLite model, a signature with real names, and what is left out of it.

The converter writes no signature for a concrete function and calls outputs `Identity`; runtimes address tensors by
signature name, so the names go in here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_KEY = b"serving_default"


def add_signature(model: Any, inputs: Sequence[str], outputs: Sequence[str]) -> None:
    """Names the inputs and outputs of a `ModelT`, as signature `serving_default` and as tensors.

    Args:
        model: as converted from one concrete function, which keeps the function's order of inputs and outputs.
        inputs: names in the function's order.
        outputs: likewise.

    A model with variables was converted with its signature; its tensors alone are named then.
    """
    from tensorflow.lite.python import schema_py_generated as schema

    graph = model.subgraphs[0]
    if model.signatureDefs:
        _name_tensors(graph, model.signatureDefs[0])
        return
    signature = schema.SignatureDefT()
    signature.signatureKey = _KEY
    signature.subgraphIndex = 0
    signature.inputs = _named(graph, inputs, graph.inputs)
    signature.outputs = _named(graph, outputs, graph.outputs)
    model.signatureDefs = [signature]


def drop_conversion_metadata(model: Any) -> None:
    """Takes out the converter's record of itself: it holds a fingerprint of bytes whose order nobody guarantees."""
    kept = [entry for entry in model.metadata or [] if entry.name != b"CONVERSION_METADATA"]
    for entry in model.metadata or []:
        if entry not in kept:
            model.buffers[entry.buffer].data = None
    model.metadata = kept


def _name_tensors(graph: Any, signature: Any) -> None:
    for entry in (*signature.inputs, *signature.outputs):
        graph.tensors[entry.tensorIndex].name = entry.name


def _named(graph: Any, names: Sequence[str], indices: Sequence[int]) -> list[Any]:
    from tensorflow.lite.python import schema_py_generated as schema

    entries = []
    for name, index in zip(names, indices, strict=True):
        graph.tensors[index].name = name.encode()
        entry = schema.TensorMapT()
        entry.name = name.encode()
        entry.tensorIndex = int(index)
        entries.append(entry)
    return entries

"""Decides how the values inside of a source model are had: from the graph that the converters were given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np

from generator.parity.runnable import Trace, UntraceableError
from generator.spec.source_model import SourceModel, Tensors

_FIRST_OUTPUT = re.compile(r":0$")
_NUMBERS = "biuf"


def trace_source(source: SourceModel, inputs: Tensors) -> Trace:
    """Every value of `source`'s graph that depends on `inputs`, by the name of its node; no steps.

    Raises:
        UntraceableError: TensorFlow can't compute them, as in a grouped convolution without XLA, or there is no graph.
    """
    if source.function is None:
        raise UntraceableError("the source model has no graph")
    import tensorflow as tf
    from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

    # A TensorFlow function with its weights frozen is one whose every node can be asked for.
    frozen = convert_variables_to_constants_v2(source.function)
    tensors = {_FIRST_OUTPUT.sub("", tensor.name): tensor for tensor in _computed(frozen)}
    nodes = dict(zip(sorted(spec.name for spec in source.inputs), frozen.inputs, strict=True))
    run = frozen.prune([nodes[name] for name in nodes], tensors)
    feeds = [tf.constant(inputs[name], nodes[name].dtype, shape=nodes[name].shape) for name in nodes]
    try:
        computed = run(*feeds)
    except tf.errors.OpError as failure:
        raise UntraceableError(f"TensorFlow can't compute the source's values: {failure.message}") from failure
    values = {name: np.asarray(value) for name, value in computed.items()}
    kinds = {name: str(tensor.op.type) for name, tensor in tensors.items()}
    return Trace((), values | {name: np.asarray(inputs[name]) for name in nodes}, kinds)


def _computed(frozen: Any) -> Iterator[Any]:
    """Tensors of numbers that depend on the inputs, in the graph's order."""
    known = {id(tensor.op) for tensor in frozen.inputs}
    for operation in frozen.graph.get_operations():
        if any(id(tensor.op) in known for tensor in operation.inputs):
            known.add(id(operation))
            yield from (tensor for tensor in operation.outputs if np.dtype(_numpy(tensor)).kind in _NUMBERS)


def _numpy(tensor: Any) -> Any:
    try:
        return tensor.dtype.as_numpy_dtype
    except TypeError:
        return object

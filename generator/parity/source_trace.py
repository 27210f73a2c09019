"""Decides how the values inside of a source model are had: from the graph that the converters were given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np

from generator.parity.runnable import Step, Trace, UntraceableError
from generator.spec.source_model import SourceModel, Tensors

_FIRST_OUTPUT = re.compile(r":0$")
_NUMBERS = frozenset(("float16", "float32", "float64", "int8", "int16", "int32", "int64", "uint8", "uint16", "bool"))


def trace_source(source: SourceModel, inputs: Tensors) -> Trace:
    """Every value of `source`'s graph that depends on `inputs`, by the name of its node.

    Raises:
        UntraceableError: TensorFlow can't compute them, as in a grouped convolution without XLA, or can't take the
            graph apart, or there is none.
    """
    if source.function is None:
        raise UntraceableError("the source model has no graph")
    import tensorflow as tf
    from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

    # Of a function with its weights frozen every node can be asked for, but none inside of a loop that was taken apart.
    try:
        frozen = convert_variables_to_constants_v2(source.function, lower_control_flow=False)
        operations = _computed(frozen)
        tensors = {_key(tensor): tensor for operation in operations for tensor in _numeric(operation)}
        nodes = dict(zip(sorted(spec.name for spec in source.inputs), frozen.inputs, strict=True))
        run = frozen.prune(list(nodes.values()), tensors)
        computed = run(*(tf.constant(inputs[name], node.dtype, shape=node.shape) for name, node in nodes.items()))
    except (tf.errors.OpError, TypeError, ValueError) as failure:
        # The last two are how TensorFlow refuses a graph or a value that it can't handle.
        reason = failure.message if isinstance(failure, tf.errors.OpError) else failure
        raise UntraceableError(f"TensorFlow can't compute the source's values: {reason}") from failure
    values = {_key(node): np.asarray(inputs[name]) for name, node in nodes.items()}
    values |= {key: np.asarray(value) for key, value in computed.items()}
    steps = [_step(operation, values) for operation in operations]
    outputs = {name: _key(tensor) for name, tensor in source.function.structured_outputs.items()}
    kinds = {key: step.kind for step in steps for key in step.outputs}
    named = {name: key for name, key in outputs.items() if key in values and name not in values}
    steps += [Step(kinds.get(key, ""), name, (name,), (key,)) for name, key in named.items()]
    return Trace(tuple(steps), values | {name: values[key] for name, key in named.items()})


def _computed(frozen: Any) -> list[Any]:
    """Operations that depend on the inputs, in the graph's order."""
    known = {tensor.op.name for tensor in frozen.inputs}
    found = []
    for operation in frozen.graph.get_operations():
        if any(tensor.op.name in known for tensor in operation.inputs):
            known.add(operation.name)
            found.append(operation)
    return found


def _numeric(operation: Any) -> Iterator[Any]:
    return (tensor for tensor in operation.outputs if tensor.dtype.name in _NUMBERS)


def _step(operation: Any, values: Tensors) -> Step:
    outputs = tuple(_key(tensor) for tensor in _numeric(operation))
    inputs = tuple(key for tensor in operation.inputs if (key := _key(tensor)) in values)
    return Step(str(operation.type), str(operation.name), outputs, inputs)


def _key(tensor: Any) -> str:
    return _FIRST_OUTPUT.sub("", str(tensor.name))

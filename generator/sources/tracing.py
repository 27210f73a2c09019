"""Decides how a Keras model is traced: once, for inference, with static shapes and real names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.errors import ConversionError, SourceError
from generator.sources.frameworks import import_keras, import_tensorflow
from generator.spec import TensorSpec
from generator.spec.source_model import Tensors


def trace(model: Any, inputs: Sequence[TensorSpec], outputs: Sequence[str]) -> Any:
    """The ConcreteFunction of `model` from a dictionary by input name to a dictionary by output name.

    Raises:
        SourceError: the model can't compute on these shapes.
    """
    tf = import_tensorflow()
    function = tf.function(_served(model, inputs, outputs))
    specs = {spec.name: tf.TensorSpec(spec.shape, spec.dtype.value, name=spec.name) for spec in inputs}
    try:
        with _inlined_functions():
            return function.get_concrete_function(specs)
    except Exception as failure:
        shapes = ", ".join(f"{spec.name} {'x'.join(map(str, spec.shape))}" for spec in inputs)
        raise SourceError(
            f"the model can't compute on {shapes}: {_first_line(failure)}",
            "Run it in Python on one example of that shape to see why.",
        ) from failure


def runner(
    model: Any, inputs: Sequence[TensorSpec], outputs: Sequence[str]
) -> Callable[[Tensors], dict[str, NDArray[np.float32]]]:
    """What `SourceModel.run` is: the model as Keras itself runs it, not as it was traced for the converters.

    So whatever tracing or a converter does wrong shows up as a difference. (Grouped convolutions also leave no choice:
    on a CPU TensorFlow computes them only in the form that no converter understands.)
    """
    tf = import_tensorflow()
    expected = {spec.name: spec for spec in inputs}

    @cache
    def function() -> Any:
        return tf.function(_served(model, inputs, outputs))

    def run(arrays: Tensors) -> dict[str, NDArray[np.float32]]:
        if arrays.keys() != expected.keys():
            raise ConversionError(f"the model takes {sorted(expected)}, not {sorted(arrays)}")
        tensors = {
            name: tf.constant(arrays[name], expected[name].dtype.value, shape=expected[name].shape) for name in expected
        }
        try:
            results = function()(tensors)
        except tf.errors.OpError as failure:
            raise ConversionError(f"the source model fails on an example: {_first_line(failure)}") from failure
        return {name: np.asarray(results[name].numpy(), np.float32) for name in outputs}

    return run


def _served(
    model: Any, inputs: Sequence[TensorSpec], outputs: Sequence[str]
) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    """A function that gives Keras its inputs in the structure it wants, and names what comes out."""
    keras = import_keras()
    order = [spec.name for spec in inputs]

    def serve(tensors: Mapping[str, Any]) -> dict[str, Any]:
        structured = keras.tree.pack_sequence_as(model.input, [tensors[name] for name in order])
        results = keras.tree.flatten(model(structured, training=False))
        return dict(zip(outputs, results, strict=True))

    return serve


@contextmanager
def _inlined_functions() -> Iterator[None]:
    """Writes the bodies of nested tf.functions into the graph.

    Keras wraps grouped convolutions in a function compiled by XLA, which no converter can look into.
    """
    tf = import_tensorflow()
    before = tf.config.functions_run_eagerly()
    tf.config.run_functions_eagerly(True)
    try:
        yield
    finally:
        tf.config.run_functions_eagerly(before)


def _first_line(failure: Exception) -> str:
    lines = [line.strip() for line in str(failure).splitlines() if line.strip()]
    return lines[-1] if lines else type(failure).__name__

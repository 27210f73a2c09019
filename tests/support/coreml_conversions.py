"""Converts TensorFlow functions to packages with coremltools alone, without what this project adds to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.mil import Precision, Program, read_package


def program_of(model: Any, folder: Path) -> Program:
    """The program in a package that coremltools writes of its model."""
    package = folder / "model.mlpackage"
    model.save(str(package))
    return read_package(package)


def converted_function(function: Any, *, target: str, float16: bool = False) -> Any:
    """A concrete TensorFlow function as coremltools' model; `target` is e.g. `iOS17`."""
    import coremltools as ct

    return ct.convert(
        [function],
        source="tensorflow",
        minimum_deployment_target=ct.target[target],
        compute_precision=ct.precision.FLOAT16 if float16 else ct.precision.FLOAT32,
        skip_model_load=True,
    )


def evaluated_beside_tensorflow(
    function: Callable[..., Any], inputs: Sequence[NDArray[Any]], folder: Path, *, target: str = "iOS17"
) -> tuple[list[Any], list[NDArray[Any]], set[str]]:
    """A function's results by the evaluator and by TensorFlow, and the operations that it was converted to."""
    import tensorflow as tf

    specs = [tf.TensorSpec(array.shape, array.dtype) for array in inputs]
    concrete = tf.function(function, autograph=False).get_concrete_function(*specs)
    program = program_of(converted_function(concrete, target=target), folder)
    given = {tensor.name.split(":")[0]: array for tensor, array in zip(concrete.inputs, inputs, strict=False)}
    named = {feature.name: given[feature.name] for feature in program.inputs}
    actual = list(program.evaluate(named, Precision.PROGRAM).values())
    expected = [np.asarray(value) for value in tf.nest.flatten(function(*map(tf.constant, inputs)))]
    return actual, expected, {name for name, _ in program.operations()}

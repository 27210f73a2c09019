"""Decides the way from a model file to a `SourceModel`: check, build, trace, read the graph."""

from __future__ import annotations

from typing import Any

from generator.errors import SourceError
from generator.sources.final_activation import final_activation
from generator.sources.graph_normalization import graph_normalization
from generator.sources.keras_model import layer_names, load_keras
from generator.sources.memory import forgetting, remembers
from generator.sources.signature import input_specs, output_names
from generator.sources.tracing import runner, trace
from generator.spec import DType, ImageSize, ModelSource, TensorSpec
from generator.spec.source_model import SourceModel


def load(source: ModelSource, input_size: ImageSize | None = None) -> SourceModel:
    """Loads and traces the model at `source`.

    Args:
        source: the file and its format, see `detect_format`.
        input_size: for a model that takes pictures of any size: the one to fix.

    Raises:
        DynamicInputSizeError: the model takes pictures of any size, and `input_size` is None.
        SourceError: the file is missing, damaged or unsafe, or the model can't be fixed to static shapes.
    """
    model = load_keras(source)
    inputs = input_specs(model, input_size)
    names = output_names(model, [spec.name for spec in inputs])
    function = trace(model, inputs, names)
    run, sequence = runner(model, inputs, names), None
    if remembers(function):
        run, sequence = forgetting(run, function)
    return SourceModel(
        source=source,
        inputs=inputs,
        outputs=tuple(_output(name, function.structured_outputs[name]) for name in names),
        function=function,
        run=run,
        graph_normalization=graph_normalization(function),
        final_activation=final_activation(function),
        stateful=sequence is not None,
        sequence=sequence,
        layers=layer_names(model),
    )


def _output(name: str, tensor: Any) -> TensorSpec:
    if not tensor.shape.is_fully_defined():
        raise SourceError(
            f"output “{name}” has the dynamic shape {tensor.shape}",
            "Build the model so that the shape of the output follows from that of the input, and save it again.",
        )
    return TensorSpec(name, tuple(tensor.shape.as_list()), DType(tensor.dtype.name))

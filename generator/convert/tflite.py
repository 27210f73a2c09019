"""Decides how a traced model becomes a TFLite file: from its one concrete function, with a signature of real names."""

from __future__ import annotations

from typing import Any

from generator.convert.quiet import quiet
from generator.convert.select_tf_ops import keeps_variables, select_tf_ops, settle
from generator.convert.signature import input_nodes, output_nodes
from generator.convert.tflite_copy import copied
from generator.convert.tflite_file import artifact_tensors, parse, serialize
from generator.convert.tflite_signature import add_signature, drop_conversion_metadata
from generator.convert.unsupported import tflite_refusal
from generator.errors import ConversionError
from generator.spec import ModelArtifact, ModelFormat, QuantizationRecipe
from generator.spec.source_model import SourceModel


def to_tflite(model: SourceModel, recipe: QuantizationRecipe, name: str, *, borrowing: bool = False) -> ModelArtifact:
    """The model as `<name>.tflite`, float32 inputs and outputs, the same bytes for the same model.

    A model that is a `.tflite` already stays as it is.

    Args:
        model: as loaded and traced.
        recipe: FLOAT16 stores the weights in 16 bits; runtimes without float16 arithmetic widen them when they load.
        name: stem of the file.
        borrowing: whether operators that TFLite lacks may be TensorFlow's own, which need TensorFlow's kernels in the
            app: Select TF ops.

    Raises:
        SelectTfOpsNeededError: the converter can't express the model without borrowing.
        ConversionError: it can't express the model, naming the operators and their layers if it tells.
    """
    if model.converted:
        return copied(model, model.converted, recipe, name)
    flatbuffer = parse(_converted(model, recipe, borrowing))
    add_signature(flatbuffer, list(input_nodes(model.function)), list(output_nodes(model.function)))
    drop_conversion_metadata(flatbuffer)
    settle(flatbuffer)
    inputs, outputs = artifact_tensors(flatbuffer)
    files = {f"{name}.tflite": serialize(flatbuffer)}
    return ModelArtifact(
        ModelFormat.TFLITE,
        recipe,
        files,
        inputs,
        outputs,
        select_tf_ops=select_tf_ops(flatbuffer),
        stateful=keeps_variables(flatbuffer),
    )


def _converted(model: SourceModel, recipe: QuantizationRecipe, borrowing: bool) -> bytes:
    import tensorflow as tf

    with quiet():
        converter = tf.lite.TFLiteConverter.from_concrete_functions([model.function], _owner(model))
        if borrowing:
            converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS, tf.lite.OpsSet.SELECT_TF_OPS]
        if recipe is QuantizationRecipe.FLOAT16:
            converter.optimizations = [tf.lite.Optimize.DEFAULT]
            converter.target_spec.supported_types = [tf.float16]
        try:
            return bytes(converter.convert())
        except Exception as failure:
            raise tflite_refusal(failure, model.layers) or _refusal(failure) from failure


def _owner(model: SourceModel) -> Any:
    """Who owns the variables; without one, the converter freezes all of them."""
    import tensorflow as tf

    if not model.stateful:
        return None
    # TensorFlow keeps them as a set, and numbers those that share a name in the order in which it gets them.
    order = {id(handle): number for number, (handle, _) in enumerate(model.function.graph.captures)}
    owner = tf.Module()
    owner.weights = sorted(model.function.variables, key=lambda variable: order[id(variable.handle)])
    owner.function = model.function
    return owner


def _refusal(failure: Exception) -> ConversionError:
    lines = [line for line in str(failure).splitlines() if line.strip()] or [type(failure).__name__]
    return ConversionError(f"the TFLite converter failed: {lines[0]}")

"""Decides how a traced model becomes a TFLite file: from its one concrete function, with a signature of real names."""

from __future__ import annotations

import re
from typing import Any

from generator.convert.quiet import quiet
from generator.convert.signature import input_nodes, output_nodes
from generator.convert.tflite_copy import copied
from generator.convert.tflite_file import artifact_tensors, parse, serialize
from generator.convert.tflite_signature import add_signature, drop_conversion_metadata
from generator.errors import ConversionError
from generator.spec import ModelArtifact, ModelFormat, QuantizationRecipe
from generator.spec.source_model import SourceModel

_UNSUPPORTED = re.compile(r"'tf\.(\w+)' op is neither")


def to_tflite(model: SourceModel, recipe: QuantizationRecipe, name: str) -> ModelArtifact:
    """The model as `<name>.tflite`, float32 inputs and outputs, the same bytes for the same model.

    A model that is a `.tflite` already stays as it is.

    Args:
        model: as loaded and traced.
        recipe: FLOAT16 stores the weights in 16 bits; runtimes without float16 arithmetic widen them when they load.
        name: stem of the file.

    Raises:
        ConversionError: the converter can't express the model, naming the operator if it tells.
    """
    if model.converted:
        return copied(model, model.converted, recipe, name)
    flatbuffer = parse(_converted(model.function, recipe))
    add_signature(flatbuffer, list(input_nodes(model.function)), list(output_nodes(model.function)))
    drop_conversion_metadata(flatbuffer)
    inputs, outputs = artifact_tensors(flatbuffer)
    files = {f"{name}.tflite": serialize(flatbuffer)}
    return ModelArtifact(ModelFormat.TFLITE, recipe, files, inputs, outputs)


def _converted(function: Any, recipe: QuantizationRecipe) -> bytes:
    import tensorflow as tf

    with quiet():
        converter = tf.lite.TFLiteConverter.from_concrete_functions([function])
        if recipe is QuantizationRecipe.FLOAT16:
            converter.optimizations = [tf.lite.Optimize.DEFAULT]
            converter.target_spec.supported_types = [tf.float16]
        try:
            return bytes(converter.convert())
        except Exception as failure:
            raise _refusal(failure) from failure


def _refusal(failure: Exception) -> ConversionError:
    operators = sorted(set(_UNSUPPORTED.findall(str(failure))))
    if operators:
        return ConversionError(
            f"TFLite has no operator for TensorFlow's {', '.join(operators)}",
            "Express that part of the model with other layers, or leave it to the app.",
        )
    lines = [line for line in str(failure).splitlines() if line.strip()] or [type(failure).__name__]
    return ConversionError(f"the TFLite converter failed: {lines[0]}")

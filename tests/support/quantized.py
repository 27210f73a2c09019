"""Builds the Android project of the digits sample with inputs and outputs of 8 bits, as TensorFlow quantises them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.convert.quiet import quiet
from generator.convert.signature import input_nodes, output_nodes
from generator.convert.tflite_file import artifact_tensors, parse, serialize
from generator.convert.tflite_signature import add_signature
from generator.parity import golden_files, natural_images
from generator.processing import Frame, preprocess
from generator.processing.conformance import conformance_files
from generator.render import RenderRequest
from generator.sources import load
from generator.spec import DType, ModelArtifact, ModelFormat, ModelSource, QuantizationRecipe, SourceFormat
from generator.spec.source_model import SourceModel
from generator.tasks import TASKS
from tests.support.command_line import DIGITS
from tests.support.rendering import render_request
from tests.support.specs import digits_preprocessing, digits_project, digits_spec

_PICTURES = 64


def quantized_digits(dtype: DType) -> RenderRequest:
    """What the Android renderer takes; golden vectors are still the float model's."""
    source = load(ModelSource(DIGITS, SourceFormat.KERAS))
    frames = natural_images(_PICTURES, digits_preprocessing().size, 1)
    artifact = _converted(source, dtype, frames)
    spec = digits_spec(inputs=artifact.inputs, outputs=artifact.outputs)
    return render_request(
        project=digits_project(model=spec),
        artifact=artifact,
        tolerances=TASKS[spec.task].tolerances(artifact, spec, 0.0),
        golden=golden_files(source, spec, frames),
        conformance=conformance_files(),
    )


def _converted(source: SourceModel, dtype: DType, frames: Sequence[Frame]) -> ModelArtifact:
    import tensorflow as tf

    (tensor,) = source.inputs

    def pictures() -> Iterator[list[NDArray[Any]]]:
        for frame in frames:
            yield [np.asarray(preprocess(frame, digits_preprocessing(), tensor), np.float32)]

    with quiet():
        converter = tf.lite.TFLiteConverter.from_concrete_functions([source.function])
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
        converter.representative_dataset = pictures
        converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
        converter.inference_input_type = converter.inference_output_type = getattr(tf, dtype.value)
        flatbuffer = parse(bytes(converter.convert()))
    add_signature(flatbuffer, list(input_nodes(source.function)), list(output_nodes(source.function)))
    inputs, outputs = artifact_tensors(flatbuffer)
    files = {"digits.tflite": serialize(flatbuffer)}
    return ModelArtifact(ModelFormat.TFLITE, QuantizationRecipe.FLOAT32, files, inputs, outputs)

"""Builds small Core ML packages for tests, as a converter would hand them on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from generator.spec import ModelArtifact, ModelFormat, QuantizationRecipe
from tests.support.tflite_files import TinyClassifier, tiny_spec

SPECIFICATION = "Data/com.apple.CoreML/model.mlmodel"


def tiny_program(model: TinyClassifier) -> ModelArtifact:
    """`model` as an ML Program with its weights in a file of their own."""
    import coremltools as ct
    from coremltools.converters.mil import Builder as mb  # noqa: N813

    def network(**inputs: Any) -> Any:
        flat = mb.reshape(x=inputs[model.input_name], shape=(1, int(np.prod(model.shape))))
        raw = mb.linear(x=flat, weight=np.ascontiguousarray(model.weights.T), bias=model.bias)
        return mb.softmax(x=raw, axis=-1, name=model.output_name)

    def image(image: Any) -> Any:
        return network(image=image)

    program = mb.program(input_specs=[mb.TensorSpec(shape=model.shape)], opset_version=ct.target.iOS17)(image)
    converted = ct.convert(
        program,
        convert_to="mlprogram",
        minimum_deployment_target=ct.target.iOS17,
        compute_precision=ct.precision.FLOAT32,
        skip_model_load=True,
    )
    spec = tiny_spec(model)
    weights = (Path(converted.weights_dir) / "weight.bin").read_bytes()
    files = package_files(converted.get_spec().SerializeToString(deterministic=True), weights)
    return ModelArtifact(ModelFormat.COREML, QuantizationRecipe.FLOAT32, files, spec.inputs, spec.outputs)


def package_files(specification: bytes, weights: bytes = bytes(64)) -> dict[str, bytes]:
    """The files of a package that holds `specification` and `weights`."""
    entry = {
        "author": "com.apple.CoreML",
        "description": "CoreML Model Specification",
        "name": "model.mlmodel",
        "path": "com.apple.CoreML/model.mlmodel",
    }
    manifest = {"fileFormatVersion": "1.0.0", "itemInfoEntries": {"model": entry}, "rootModelIdentifier": "model"}
    return {
        "Manifest.json": json.dumps(manifest).encode(),
        SPECIFICATION: specification,
        "Data/com.apple.CoreML/weights/weight.bin": weights,
    }

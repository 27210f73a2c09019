"""Decides how a traced model becomes a Core ML package: an ML Program from the same concrete function as TFLite's."""

from __future__ import annotations

import traceback
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.convert.coreml_layers import program_layers
from generator.convert.coreml_names import Renaming
from generator.convert.coreml_package import package_files
from generator.convert.coreml_shims import coreml_shims
from generator.convert.coreml_spec import artifact_tensors, rename
from generator.convert.coreml_unsupported import coreml_refusal, refuse_memory
from generator.convert.quiet import quiet
from generator.convert.signature import input_nodes, output_nodes
from generator.convert.tflite_copy import refuse_tflite
from generator.errors import ConversionError
from generator.spec import DType, ModelArtifact, ModelFormat, QuantizationRecipe, TensorSpec
from generator.spec.source_model import SourceModel

# Writes epsilon 1e-5 where the arithmetic it replaces has none: 2e-4 off in a ResNet50. Lost in the noise of float16.
_INEXACT = "common::fuse_elementwise_to_batchnorm"


def to_coreml(
    model: SourceModel,
    recipe: QuantizationRecipe,
    name: str,  # noqa: ARG001 - every converter is told; here it is the folder's, which whoever writes it makes
) -> ModelArtifact:
    """The model as the files of a `.mlpackage`, float32 inputs and outputs, the same bytes for the same model.

    Args:
        model: as loaded and traced.
        recipe: FLOAT16 stores the weights and computes in 16 bits, which the Neural Engine needs.
        name: stem of the package's folder; the paths of the files are relative to that.

    Raises:
        ConversionError: coremltools can't express the model, naming the operator if it tells.
    """
    refuse_tflite(model)
    refuse_memory(model)
    nodes = input_nodes(model.function) | output_nodes(model.function)
    # Left to itself, coremltools writes the package where only a proper exit of the process removes it.
    with quiet(), TemporaryDirectory(prefix="mobilegen-") as folder:
        converted = _converted(model, recipe, Path(folder) / "model.mlpackage")
        spec = converted.get_spec()
        renaming = Renaming(nodes)
        layers = program_layers(spec, model.function, model.layers)
        rename(spec, renaming)
        inputs, outputs = artifact_tensors(spec)
        files = package_files(spec, Path(converted.weights_dir))
    layers = {renaming(operation): names for operation, names in layers.items()}
    return ModelArtifact(ModelFormat.COREML, recipe, files, inputs, outputs, layers=layers)


def _converted(model: SourceModel, recipe: QuantizationRecipe, package: Path) -> Any:
    import coremltools as ct

    half = recipe is QuantizationRecipe.FLOAT16
    passes = ct.PassPipeline.DEFAULT
    if not half:
        passes.remove_passes({_INEXACT})
    try:
        with coreml_shims():
            return ct.convert(
                [model.function],
                source="tensorflow",
                convert_to="mlprogram",
                # What the generated app itself demands; a lower target would forbid newer operators and gain nobody.
                minimum_deployment_target=ct.target.iOS17,
                compute_precision=ct.precision.FLOAT16 if half else ct.precision.FLOAT32,
                inputs=_inputs(model),
                outputs=_outputs(model),
                pass_pipeline=passes,
                package_dir=str(package),
                skip_model_load=True,
            )
    except Exception as failure:
        # coremltools' frames hold a temporary folder and copies of the weights, which would live on with the message.
        traceback.clear_frames(failure.__traceback__)
        if isinstance(failure, ConversionError):
            raise
        raise coreml_refusal(failure, model) or _refusal(failure) from failure


def _inputs(model: SourceModel) -> list[Any]:
    import coremltools as ct

    nodes = input_nodes(model.function)
    return [ct.TensorType(name=nodes[spec.name], shape=spec.shape, dtype=_array(spec)) for spec in model.inputs]


def _outputs(model: SourceModel) -> list[Any]:
    import coremltools as ct

    nodes = output_nodes(model.function)
    return [ct.TensorType(name=nodes[spec.name], dtype=_array(spec)) for spec in model.outputs]


def _array(spec: TensorSpec) -> Any:
    """The type of the array in Swift; left to itself, coremltools makes it Float16 where it computes in float16."""
    import numpy as np

    if spec.dtype in (DType.FLOAT32, DType.FLOAT16):
        return np.float32
    if spec.dtype in (DType.INT32, DType.INT64):
        return np.int32
    raise ConversionError(
        f"Core ML has no arrays of {spec.dtype.value}, which “{spec.name}” is",
        "Give the model inputs and outputs of float32 or int32 and save it again.",
    )


def _refusal(failure: Exception) -> ConversionError:
    lines = [line for line in str(failure).splitlines() if line.strip()] or [type(failure).__name__]
    return ConversionError(f"the Core ML converter failed: {lines[0]}")

"""Decides how a finished Core ML package is made smaller: by coremltools' compression of weights, layer by layer."""

from __future__ import annotations

import shutil
import traceback
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.convert.coreml_layers import kept_operations, told
from generator.convert.coreml_package import SPECIFICATION, package_files
from generator.convert.coreml_recipe import LEAST_SIZE, Weight, is_small, storage
from generator.convert.nothing_smaller import NothingSmallerError
from generator.convert.quiet import quiet
from generator.errors import ConversionError
from generator.spec import DType, ModelArtifact, ModelFormat, QuantizationRecipe
from generator.spec.quantization import Quantization

# Core ML's versions of the specification since iOS 17, by the version of iOS that reads them first.
_SPECIFICATIONS = {(17, 0): 8, (18, 0): 9}
_OLDEST_IOS = min(_SPECIFICATIONS)
_PRUNED = frozenset({QuantizationRecipe.PRUNED_W50_AFP16})
_LINEAR = frozenset({QuantizationRecipe.LINEAR_WI8_AFP16, QuantizationRecipe.BLOCKWISE_WI4_AFP16})
_SHOWN = 3
# What coremltools stores in the file of weights at all.
_TINY = 10
# Left as they are, weights of more than a tenth would belie the size that the recipe promises.
_LEFT = 0.1


def quantized(
    artifact: ModelArtifact,
    quantization: Quantization,
    name: str,  # noqa: ARG001 - every quantizer is told; here it is the folder's, which whoever writes it makes
) -> ModelArtifact:
    """`artifact` by a recipe, the same bytes for the same package. Float recipes leave it as it is.

    Weights alone are stored otherwise; what the program computes with and takes and gives stays as it is. Small weights
    stay, too (`coreml_recipe.is_small`).

    Args:
        artifact: float16, or float32 where float16 breaks the model; as its converter made it.
        quantization: a recipe for Core ML.
        name: stem of the package's folder.

    Raises:
        ConversionError: the recipe can't take an operation, which is named with its layer; finds nothing to make
            smaller; there is no layer of such a name to keep in floating point; or what is asked for contradicts
            itself.
    """
    recipe = quantization.recipe
    _check(artifact, quantization)
    if recipe.is_float:
        return artifact
    with quiet(), TemporaryDirectory(prefix="mobilegen-") as folder:
        package = Path(folder) / "model.mlpackage"
        _write(artifact, package, _SPECIFICATIONS[recipe.minimum_ios])
        files = _compressed(package, artifact, quantization)
    return replace(artifact, recipe=recipe, files=files, kept_float=quantization.keep_float)


def _check(artifact: ModelArtifact, quantization: Quantization) -> None:
    recipe = quantization.recipe
    if ModelFormat.COREML not in recipe.formats:
        raise ConversionError(f"Core ML knows no {recipe.value}", "Choose another recipe.")
    if not artifact.recipe.is_float or artifact.weights:
        raise ConversionError(
            f"{recipe.value} starts from floating-point weights, and these are {artifact.precision} already",
            "Quantise the model that it was made from.",
        )
    if quantization.io is not DType.FLOAT32:
        raise ConversionError(f"{recipe.value} has no inputs of {quantization.io.value}", "Leave --io out.")


def _write(artifact: ModelArtifact, package: Path, specification_version: int) -> None:
    """The package on disk, for an iOS that knows how the weights will be stored; newer ones read all that older do."""
    from coremltools.proto import Model_pb2

    for path, content in artifact.files.items():
        (package / path).parent.mkdir(parents=True, exist_ok=True)
        (package / path).write_bytes(content)
    if specification_version > _SPECIFICATIONS[_OLDEST_IOS]:
        spec = Model_pb2.Model.FromString(artifact.files[SPECIFICATION])
        spec.specificationVersion = specification_version
        (package / SPECIFICATION).write_bytes(spec.SerializeToString())


def _compressed(package: Path, artifact: ModelArtifact, quantization: Quantization) -> dict[str, bytes]:
    import coremltools as ct

    try:
        model = ct.models.MLModel(str(package), skip_model_load=True)
        plan = _plan(_weights(model), artifact, quantization)
        config = ct.optimize.coreml.OptimizationConfig(op_name_configs=plan)
        made = _compressor(quantization.recipe)(model, config)
    except Exception as failure:
        # coremltools' frames hold copies of the weights, which would live on with the message.
        traceback.clear_frames(failure.__traceback__)
        if isinstance(failure, ConversionError):
            raise
        lines = [line for line in str(failure).splitlines() if line.strip()] or [type(failure).__name__]
        raise ConversionError(f"coremltools failed at {quantization.recipe.value}: {lines[0]}") from failure
    try:
        return package_files(made.get_spec(), Path(made.weights_dir))
    finally:
        # Left to coremltools, it stays until the process exits properly.
        shutil.rmtree(made.package_path)


def _compressor(recipe: QuantizationRecipe) -> Any:
    import coremltools.optimize.coreml as compression

    if recipe in _LINEAR:
        return compression.linear_quantize_weights
    return compression.prune_weights if recipe in _PRUNED else compression.palettize_weights


def _weights(model: Any) -> list[Weight]:
    """What operations multiply, add or look up that isn't a tiny constant, in the program's order."""
    import coremltools.optimize.coreml as compression

    return [
        Weight(
            name=name,
            values=found.val,
            kind=found.child_ops[0].op_type,
            operation=found.child_ops[0].name,
            port=_port(found.child_ops[0], name),
        )
        for name, found in compression.get_weights_metadata(model, weight_threshold=_TINY).items()
        if found.val.dtype.kind == "f" and found.child_ops
    ]


def _port(operation: Any, weight: str) -> str:
    return next((port for port, name in operation.params_name_mapping.items() if name == weight), "")


def _plan(weights: Sequence[Weight], artifact: ModelArtifact, quantization: Quantization) -> dict[str, Any]:
    """How each weight that changes is stored, by its name."""
    recipe = quantization.recipe
    kept = kept_operations(artifact.layers, quantization.keep_float)
    open_questions = [weight for weight in weights if weight.operation not in kept]
    candidates = [weight for weight in open_questions if not is_small(weight, recipe)]
    plan = {weight.name: config for weight in candidates if (config := storage(weight, recipe)) is not None}
    beyond = [weight for weight in candidates if weight.name not in plan]
    if _bytes(beyond) > _LEFT * _bytes(weights):
        operations = dict.fromkeys(told(weight.kind, weight.operation, artifact.layers) for weight in beyond)
        raise ConversionError(
            f"{recipe.value} can't take the weights of {_listed(list(operations))}", "Choose another recipe."
        )
    if not plan:
        raise NothingSmallerError(
            f"{recipe.value} finds nothing in this model to make smaller{_largest(open_questions, artifact)}",
            "Leave --quantize out.",
        )
    return plan


def _bytes(weights: Sequence[Weight]) -> int:
    return sum(weight.values.nbytes for weight in weights)


def _largest(weights: Sequence[Weight], artifact: ModelArtifact) -> str:
    if not weights:
        return ""
    largest = max(weights, key=lambda weight: weight.values.size)
    place = told(largest.kind, largest.operation, artifact.layers)
    return f": the largest weight, of {place}, has {largest.values.size} numbers, and {LEAST_SIZE} or more are worth it"


def _listed(places: Sequence[str]) -> str:
    more = len(places) - _SHOWN
    return ", ".join(places[:_SHOWN]) + (f" and {more} more" if more > 0 else "")

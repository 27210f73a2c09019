"""Decides how a Core ML package, ours or foreign, is opened for a comparison."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator import mil
from generator.metadata import describe_coreml, stored_contract
from generator.parity import coreml_runners
from generator.parity.ports import Port, PortKind
from generator.parity.runnable import RunnableModel
from generator.parity.traces import trace_artifact
from generator.spec import ImageSize, ModelArtifact, ModelFormat, QuantizationRecipe
from generator.usecases.verify_opened import OpenedModel, sized

_PROGRAM = "ML Program"
_TAKEN = ("array", "image")
_GIVEN = ("array", "image", "dictionary")


def opened_coreml(path: Path, files: dict[str, bytes], size: ImageSize | None) -> OpenedModel:
    """The package with these files.

    Raises:
        MetadataError, PackageError: it is damaged.
        SpecError: it takes pictures of any size, and `size` is None.
    """
    contract = stored_contract(ModelFormat.COREML, files)
    artifact = ModelArtifact(ModelFormat.COREML, QuantizationRecipe.FLOAT32, files, (), ())
    described = describe_coreml(files)
    if described.description != _PROGRAM:
        kind = f"it is a {described.description}, and only ML Programs are evaluated"
        return OpenedModel(path, None, contract, artifact, unable=kind)
    program = mil.read_package(files)
    strange = next((feature for feature in program.inputs if feature.kind not in _TAKEN), None)
    if strange:
        return OpenedModel(path, None, contract, artifact, unable=f"its input “{strange.name}” is a {strange.kind}")
    precision = _precision(program)
    artifact = replace(artifact, recipe=precision or QuantizationRecipe.FLOAT32)
    model = RunnableModel(
        path.name,
        tuple(sized(_port(feature), size) for feature in program.inputs),
        tuple(_port(feature) for feature in program.outputs if feature.kind in _GIVEN),
        precision,
        tuple(partial(runner.run, artifact) for runner in coreml_runners(sys.platform)),
        partial(trace_artifact, artifact),
    )
    return OpenedModel(path, model, contract, artifact)


def _port(feature: mil.Feature) -> Port:
    if feature.kind == "image":
        channels = feature.color_space.channels if feature.color_space else 3
        return Port(feature.name, (feature.height, feature.width, channels), "uint8", kind=PortKind.PICTURE)
    if feature.kind == "dictionary":
        return Port(feature.name, (-1,), kind=PortKind.SCORES)
    # The evaluator gives float32 whatever the description says, and takes what can be cast to what it says.
    return Port(feature.name, feature.shape, feature.dtype.lower() or "float32")


def _precision(program: mil.Program) -> QuantizationRecipe | None:
    """Float16 if the program computes in it; None if it makes its weights of something smaller."""
    function = program.function()
    if function.decompressions:
        return None
    types = {str(output.type) for operation in function.block.operations for output in operation.outputs}
    return QuantizationRecipe.FLOAT16 if any("FLOAT16" in each for each in types) else QuantizationRecipe.FLOAT32

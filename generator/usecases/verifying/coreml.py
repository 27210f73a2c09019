"""Decides how a Core ML package, ours or foreign, is opened for a comparison."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator import mil
from generator.metadata import describe_coreml, stored_contract
from generator.metadata.coreml_precision import coreml_precision
from generator.mil.program import walk
from generator.parity import coreml_runners
from generator.parity.ports import Port, PortKind
from generator.parity.runnable import RunnableModel
from generator.parity.traces import trace_artifact
from generator.spec import ImageSize, ModelArtifact, ModelFormat, QuantizationRecipe
from generator.usecases.verifying.opened import OpenedModel, sized

_PROGRAM = "ML Program"
_TAKEN = ("array", "image")
_GIVEN = ("array", "image", "dictionary", "int64", "double")
_SCALARS = {"int64": "int64", "double": "float64"}


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
    given = _compared(program)
    unable = _unable(program, given)
    if unable:
        return OpenedModel(path, None, contract, artifact, unable=unable)
    precision = coreml_precision(program)
    artifact = replace(artifact, recipe=precision or QuantizationRecipe.FLOAT32)
    model = RunnableModel(
        path.name,
        tuple(sized(_port(feature), size) for feature in program.inputs),
        tuple(map(_port, given)),
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
    if feature.kind in _SCALARS:
        return Port(feature.name, (), _SCALARS[feature.kind])
    # The evaluator gives float32 whatever the description says, and takes what can be cast to what it says.
    return Port(feature.name, feature.shape, feature.dtype.lower() or "float32")


def _compared(program: mil.Program) -> tuple[mil.Feature, ...]:
    """All outputs but a classifier's label, which follows from its probabilities."""
    function = program.function()
    labels = {each.outputs[0].slot for each in walk(function.block) if each.type == "classify" and each.outputs}
    return tuple(feature for feature in program.outputs if function.results[feature.name] not in labels)


def _unable(program: mil.Program, given: Sequence[mil.Feature]) -> str:
    """Why the program can't be compared as a whole; empty if it can."""
    for feature in program.inputs:
        if feature.kind not in _TAKEN:
            return f"its input “{feature.name}” is a {feature.kind}"
    for feature in given:
        if feature.kind not in _GIVEN:
            return f"its output “{feature.name}” is a {feature.kind}"
    return "" if given else "it gives nothing but a label"

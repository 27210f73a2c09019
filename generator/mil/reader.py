"""Decides how a Core ML package becomes a program, and refuses every one that can't be evaluated as it is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.mil.blocks import BlockReader
from generator.mil.errors import PackageError
from generator.mil.features import Feature, read_features
from generator.mil.package import Files, FolderFiles, MemoryFiles, Weights, read_specification, specification_path
from generator.mil.program import Block, Function, Program, Variable
from generator.mil.scope import Scope, Slots
from generator.mil.types import DictionaryType, TensorType

_DEFAULT_FUNCTION = "main"


def read_package(source: Path | Mapping[str, bytes]) -> Program:
    """The program of a Core ML package.

    Weights of a folder are mapped into memory, not read; whatever is read stays within a small multiple of the files'
    own size, however large the shapes are that they declare.

    Args:
        source: an `.mlpackage` folder, or its files by their paths in it.

    Raises:
        PackageError: the package is damaged, hostile or not an ML Program.
    """
    if isinstance(source, Path) and not source.is_dir():
        raise PackageError(f"There is no Core ML package “{source.name}”; a package is a folder.")
    files: Files = FolderFiles(source) if isinstance(source, Path) else MemoryFiles(source)
    path = specification_path(files)
    model = read_specification(files, path)
    kind = model.WhichOneof("Type")
    if kind != "mlProgram":
        raise PackageError(f"The Core ML package holds a model of the type {kind}, not an ML Program.")
    try:
        return _program(model, Weights(files, path))
    except RecursionError as error:
        raise PackageError("The ML Program is nested too deeply.") from error


def _program(model: Any, weights: Weights) -> Program:
    description = model.description
    described = {function.name: function for function in description.functions}
    functions = {
        name: _function(name, message, described.get(name, description), weights)
        for name, message in sorted(model.mlProgram.functions.items())
    }
    default = description.defaultFunctionName or _DEFAULT_FUNCTION
    if default not in functions:
        raise PackageError(f"The ML Program has no function “{default}”.")
    metadata = MappingProxyType(dict(description.metadata.userDefined))
    return Program(MappingProxyType(functions), default, int(model.specificationVersion), metadata)


def _function(name: str, message: Any, description: Any, weights: Weights) -> Function:
    where = f"function “{name}”"
    if message.opset not in message.block_specializations:
        raise PackageError(f"{where} has no block for its opset “{message.opset}”.")
    slots, scope = Slots(), Scope()
    reader = BlockReader(slots, weights)
    parameters = reader.variables(message.inputs, scope, where)
    block = reader.block(message.block_specializations[message.opset], scope, where)
    inputs, outputs, states = map(read_features, (description.input, description.output, description.state))
    _check_parameters(parameters, (*inputs, *states), where)
    return Function(
        name=name,
        opset=message.opset,
        inputs=inputs,
        outputs=outputs,
        states=states,
        parameters=parameters,
        block=block,
        constants=tuple(slots.constants),
        decompressions=tuple(reader.decompressions),
        slots=len(slots.types),
        results=MappingProxyType(_results(outputs, block, description.predictedFeatureName, slots, where)),
    )


def _check_parameters(parameters: tuple[Variable, ...], features: tuple[Feature, ...], where: str) -> None:
    taken, described = {parameter.name for parameter in parameters}, {feature.name for feature in features}
    if taken != described:
        odd = ", ".join(sorted(taken ^ described))
        raise PackageError(f"{where}: the program and its description don't agree on the inputs ({odd}).")


def _results(features: tuple[Feature, ...], block: Block, label: str, slots: Slots, where: str) -> dict[str, int]:
    """The slot of each output feature: by its name, or else a classifier's by what it is."""
    named = dict(zip(block.output_names, block.outputs, strict=True))
    by_kind = {
        "label": [slot for slot in block.outputs if _is_scalar(slots, slot)],
        "dictionary": [slot for slot in block.outputs if isinstance(slots.types[slot], DictionaryType)],
    }
    found: dict[str, int] = {}
    for feature in features:
        kind = "label" if feature.name == label else feature.kind
        candidates = [named[feature.name]] if feature.name in named else by_kind.get(kind, [])
        if len(candidates) != 1:
            raise PackageError(f"{where}: no value of the program is the output “{feature.name}”.")
        found[feature.name] = candidates[0]
    return found


def _is_scalar(slots: Slots, slot: int) -> bool:
    declared = slots.types[slot]
    return isinstance(declared, TensorType) and declared.shape == () and not declared.is_float

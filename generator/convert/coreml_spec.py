"""Decides the names inside a Core ML specification, and what its inputs and outputs are in our terms."""

from __future__ import annotations

from typing import Any

from generator.convert.coreml_names import Renaming
from generator.errors import ConversionError
from generator.spec import DType, TensorSpec


def rename(spec: Any, renaming: Renaming) -> None:
    """Renames inputs, outputs and every value of an ML Program in place, nested blocks included."""
    for feature in [*spec.description.input, *spec.description.output]:
        feature.name = renaming(feature.name)
    for function in spec.mlProgram.functions.values():
        for value in function.inputs:
            value.name = renaming(value.name)
        for block in function.block_specializations.values():
            _rename_block(block, renaming)


def artifact_tensors(spec: Any) -> tuple[tuple[TensorSpec, ...], tuple[TensorSpec, ...]]:
    """Inputs and outputs as the specification declares them."""
    inputs = tuple(_tensor(feature) for feature in spec.description.input)
    return inputs, tuple(_tensor(feature) for feature in spec.description.output)


def _rename_block(block: Any, renaming: Renaming) -> None:
    for value in block.inputs:
        value.name = renaming(value.name)
    for operation in block.operations:
        for argument in operation.inputs.values():
            for binding in argument.arguments:
                if binding.HasField("name"):
                    binding.name = renaming(binding.name)
        for value in operation.outputs:
            value.name = renaming(value.name)
        _rename_label(operation, renaming)
        for nested in operation.blocks:
            _rename_block(nested, renaming)
    block.outputs[:] = [renaming(name) for name in block.outputs]


def _rename_label(operation: Any, renaming: Renaming) -> None:
    """The operation's own name, which Xcode and profilers show."""
    if "name" in operation.attributes:
        strings = operation.attributes["name"].immediateValue.tensor.strings
        strings.values[:] = [renaming(name) for name in strings.values]


def _tensor(feature: Any) -> TensorSpec:
    from coremltools.proto import FeatureTypes_pb2

    array = feature.type.multiArrayType
    types = FeatureTypes_pb2.ArrayFeatureType
    names = {types.FLOAT32: DType.FLOAT32, types.FLOAT16: DType.FLOAT16, types.INT32: DType.INT32}
    if array.dataType not in names:
        raise ConversionError(f"Core ML gives “{feature.name}” a type that no array in Swift has")
    return TensorSpec(feature.name, tuple(int(extent) for extent in array.shape), names[array.dataType])

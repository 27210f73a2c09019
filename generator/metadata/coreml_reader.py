"""Decides what is told about a Core ML package, ours or foreign, without running it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.errors import MetadataError
from generator.metadata.coreml_package import MANIFEST, parse_specification, specification_path
from generator.metadata.coreml_writer import CONTRACT_KEY, LABELS_KEY
from generator.metadata.description import (
    FIRST_LABELS,
    MetadataDescription,
    ModelDescription,
    OperatorCount,
    TensorDescription,
)
from generator.spec import ModelFormat, Normalization

_ARRAY_TYPES = {65552: "float16", 65568: "float32", 65600: "float64", 131104: "int32", 131080: "int8"}
_NETWORKS = ("neuralNetwork", "neuralNetworkClassifier", "neuralNetworkRegressor")
_CUSTOM = ("custom", "custom_layer")


def describe_coreml(files: Mapping[str, bytes]) -> ModelDescription:
    """Describes a Core ML package from its files (paths relative to the `.mlpackage`), or a lone `.mlmodel`.

    Raises:
        MetadataError: the package is damaged or is none.
    """
    path = specification_path(files)
    model = parse_specification(files[path])
    kind = model.WhichOneof("Type")
    weights = sum(len(content) for name, content in files.items() if name not in (path, MANIFEST))
    return ModelDescription(
        format=ModelFormat.COREML,
        size=sum(map(len, files.values())),
        schema=f"Core ML specification {model.specificationVersion}",
        description="ML Program" if kind == "mlProgram" else kind,
        subgraphs=len(model.mlProgram.functions) if kind == "mlProgram" else 1,
        inputs=tuple(map(_tensor, model.description.input)),
        outputs=tuple(map(_tensor, model.description.output)),
        signatures=(),
        operators=_operators(model, kind),
        weights_size=weights,
        metadata=_metadata(model.description.metadata),
        notes=() if kind == "mlProgram" else ("The weights are part of the specification and not counted.",),
    )


def _tensor(feature: Any) -> TensorDescription:
    kind = feature.type.WhichOneof("Type") or "unknown"
    shape, dtype = _array(feature.type.multiArrayType) if kind == "multiArrayType" else ((), kind.removesuffix("Type"))
    if kind == "imageType":
        image = feature.type.imageType
        shape = (image.height, image.width)
    return TensorDescription(feature.name, shape, dtype, feature.name, description=feature.shortDescription)


def _array(array: Any) -> tuple[tuple[int, ...], str]:
    shape = tuple(array.shape)
    if array.WhichOneof("ShapeFlexibility") == "shapeRange":
        ranges = array.shapeRange.sizeRanges
        shape = tuple(bound.lowerBound if bound.lowerBound == bound.upperBound else -1 for bound in ranges)
    return shape, _ARRAY_TYPES.get(array.dataType, f"type {array.dataType}")


def _operators(model: Any, kind: str) -> tuple[OperatorCount, ...]:
    if kind == "mlProgram":
        names = _program_operations(model.mlProgram)
    elif kind in _NETWORKS:
        names = (layer.WhichOneof("layer") or "unknown" for layer in getattr(model, kind).layers)
    else:
        names = iter(())
    ordered = sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))
    return tuple(OperatorCount(name, count, custom=name in _CUSTOM) for name, count in ordered)


def _program_operations(program: Any) -> Iterator[str]:
    """Types of all operations but constants, those of loops and branches included."""
    pending = [block for function in program.functions.values() for block in function.block_specializations.values()]
    while pending:
        block = pending.pop()
        for operation in block.operations:
            pending.extend(operation.blocks)
            if operation.type != "const":
                yield operation.type


def _metadata(metadata: Any) -> MetadataDescription | None:
    entries = dict(metadata.userDefined)
    labels = entries.pop(LABELS_KEY, "")
    lines = labels.split("\n") if labels else []
    contract = entries.get(CONTRACT_KEY, "")
    described = MetadataDescription(
        description=metadata.shortDescription,
        version=metadata.versionString,
        author=metadata.author,
        license=metadata.license,
        label_count=len(lines),
        first_labels=tuple(lines[:FIRST_LABELS]),
        normalization=_normalization(contract),
        entries=tuple(sorted(entries.items())),
    )
    return described if described != MetadataDescription() else None


def _normalization(contract: str) -> Normalization | None:
    """The normalisation in our own contract, if that is there."""
    if not contract:
        return None
    try:
        preprocessing = json.loads(contract)["preprocessing"]
        return Normalization(_numbers(preprocessing["mean"]), _numbers(preprocessing["std"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise MetadataError(f"The entry “{CONTRACT_KEY}” of the Core ML package is damaged.") from error


def _numbers(values: Iterable[Any]) -> tuple[float, ...]:
    return tuple(float(value) for value in values)

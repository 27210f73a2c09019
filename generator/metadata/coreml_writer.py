"""Decides what a Core ML package says about itself, and under which keys the contract and the labels stand in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.errors import MetadataError
from generator.metadata.contract_json import contract_json
from generator.metadata.coreml_package import parse_specification, specification_path
from generator.metadata.labels_file import labels_content
from generator.metadata.texts import input_text, output_text
from generator.spec import ModelArtifact, ModelSpec

CONTRACT_KEY = "dev.mobilegen.contract"
LABELS_KEY = "dev.mobilegen.labels"


def with_coreml_metadata(artifact: ModelArtifact, spec: ModelSpec) -> ModelArtifact:
    """The package with the contract's texts, labels (one for each line) and JSON in its specification.

    Writing twice gives the same bytes; other user-defined keys stay.

    Raises:
        MetadataError: the package is damaged, isn't the contract's, or a text can't be encoded.
    """
    path = specification_path(artifact.files)
    model = parse_specification(artifact.files[path])
    description = model.description
    _check_names("input", {tensor.name for tensor in spec.inputs}, description.input)
    _check_names("output", {tensor.name for tensor in spec.outputs}, description.output)
    try:
        _describe_features(spec, description)
        _describe_model(spec, description.metadata)
    except (UnicodeEncodeError, ValueError) as error:
        raise MetadataError(f"A text can't be written into the Core ML package ({error}).") from error
    return replace(artifact, files={**artifact.files, path: model.SerializeToString(deterministic=True)})


def _check_names(kind: str, expected: set[str], features: Any) -> None:
    actual = {feature.name for feature in features}
    if actual != expected:
        found, wanted = (", ".join(sorted(names)) or "none" for names in (actual, expected))
        raise MetadataError(
            f"The package's {kind}s are {found}, but the contract's are {wanted}.",
            "Convert the model again, or correct the names in the contract.",
        )


def _describe_features(spec: ModelSpec, description: Any) -> None:
    inputs = {tensor.name: tensor for tensor in spec.inputs}
    outputs = {tensor.name: tensor for tensor in spec.outputs}
    for feature in description.input:
        feature.shortDescription = input_text(spec, inputs[feature.name])
    for feature in description.output:
        feature.shortDescription = output_text(spec, outputs[feature.name])


def _describe_model(spec: ModelSpec, metadata: Any) -> None:
    metadata.shortDescription = spec.info.description
    metadata.author = spec.info.author
    metadata.versionString = spec.info.version
    metadata.license = spec.info.license
    metadata.userDefined[CONTRACT_KEY] = contract_json(spec)
    if len(spec.labels):
        metadata.userDefined[LABELS_KEY] = labels_content(spec).decode().removesuffix("\n")
    else:
        metadata.userDefined.pop(LABELS_KEY, None)

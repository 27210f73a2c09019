"""Decides whether one of our own artefacts says, once it is finished, everything that its contract says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.metadata import ModelDescription, StoredContract, describe_coreml, describe_tflite, stored_contract
from generator.metadata.description import TensorDescription
from generator.spec import ModelArtifact, ModelFormat, ModelSpec, TensorSpec
from generator.usecases.contract_check import contract_differences, contract_of


def read_back(artifact: ModelArtifact, spec: ModelSpec) -> tuple[str, ...]:
    """What the artefact says otherwise than the contract, or not at all; each text continues “the artefact's …”.

    Raises:
        MetadataError: the artefact is damaged.
    """
    description = _description(artifact)
    stored = stored_contract(artifact.format, artifact.files) or StoredContract()
    return (
        *_tensor_differences("input", spec.inputs, description.inputs),
        *_tensor_differences("output", spec.outputs, description.outputs),
        *_untold(spec, stored),
        *contract_differences(contract_of(spec), stored),
    )


def _description(artifact: ModelArtifact) -> ModelDescription:
    if artifact.format is ModelFormat.COREML:
        return describe_coreml(artifact.files)
    (content,) = artifact.files.values()
    return describe_tflite(content)


def _tensor_differences(
    kind: str, tensors: Sequence[TensorSpec], described: Sequence[TensorDescription]
) -> Iterator[str]:
    by_name = {tensor.signature_name: tensor for tensor in described}
    wanted = {tensor.name: tensor for tensor in tensors}
    if by_name.keys() != wanted.keys():
        names, found = (", ".join(f"“{name}”" for name in sorted(known)) for known in (wanted, by_name))
        yield f"{kind} is called {found} instead of {names}"
        return
    for name, tensor in wanted.items():
        if by_name[name].shape != tensor.shape:
            yield f"{kind} “{name}” has the shape {list(by_name[name].shape)} instead of {list(tensor.shape)}"
        if by_name[name].dtype != tensor.dtype.value:
            yield f"{kind} “{name}” holds {by_name[name].dtype} instead of {tensor.dtype.value}"


def _untold(spec: ModelSpec, stored: StoredContract) -> Iterator[str]:
    """What every artefact of ours must say; other parts of the contract stand in Core ML packages alone."""
    if len(spec.labels) and not stored.labels:
        yield f"{len(spec.labels)} labels are missing"
    if stored.normalization is None:
        yield "normalisation is missing"

"""Labels and preprocessing that an artefact tells of are compared with the contract; the first difference is named."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.metadata import StoredContract, stored_contract, with_coreml_metadata, with_tflite_metadata
from generator.spec import (
    Activation,
    ChannelOrder,
    LabelSet,
    ModelArtifact,
    ModelFormat,
    ModelSpec,
    Normalization,
    Postprocessing,
    ResizeMode,
)
from generator.usecases.contract_check import contract_differences, contract_of
from tests.support.coreml_files import tiny_program
from tests.support.tflite_files import TinyClassifier, tiny_artifact, tiny_spec

# coremltools leaves temporary folders to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore")

_MODEL = TinyClassifier()


@pytest.fixture(scope="module")
def bare_package() -> ModelArtifact:
    return tiny_program(_MODEL)


def _stored(artifact: ModelArtifact) -> StoredContract:
    contract = stored_contract(artifact.format, artifact.files)
    assert contract is not None
    return contract


@pytest.mark.parametrize("kind", list(ModelFormat))
def test_an_artefact_with_the_contracts_metadata_tells_the_contract(
    kind: ModelFormat, bare_package: ModelArtifact
) -> None:
    spec = tiny_spec(_MODEL)
    stored = _stored(_annotated(kind, bare_package, spec))
    assert contract_differences(contract_of(spec), stored) == ()
    assert stored.labels == spec.labels.names
    assert stored.normalization is not None
    assert stored.normalization.per_channel(3) == Normalization((127.5,) * 3, (127.5,) * 3)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"labels": LabelSet(("cat", "bird", "dog", "fish"))},
            "labels differ in 2 of 4 places: the first is “bird”, yours “dog”",
        ),
        ({"mean": (0.0,)}, "mean is 0, yours 127.5"),
        ({"std": (127.5, 127.5, 255.0)}, "std is 127.5, 127.5, 255, yours 127.5"),
    ],
)
@pytest.mark.parametrize("kind", list(ModelFormat))
def test_another_contract_is_told_by_its_first_difference(
    kind: ModelFormat, change: dict[str, Any], said: str, bare_package: ModelArtifact
) -> None:
    spec = tiny_spec(_MODEL)
    stored = _stored(_annotated(kind, bare_package, _changed(spec, change)))
    assert contract_differences(contract_of(spec), stored) == (said,)


def test_swapped_labels_contradict_the_packages_own_contract(bare_package: ModelArtifact) -> None:
    from coremltools.proto import Model_pb2

    package = with_coreml_metadata(bare_package, tiny_spec(_MODEL))
    (path,) = (name for name in package.files if name.endswith(".mlmodel"))
    model = Model_pb2.Model()
    model.ParseFromString(package.files[path])
    model.description.metadata.userDefined["dev.mobilegen.labels"] = "dog\ncat\nbird\nfish"
    stored = _stored(replace(package, files={**package.files, path: model.SerializeToString()}))
    assert contract_differences(StoredContract(), stored) == (
        "labels are not those that its contract was written with (their SHA-256 differs)",
    )


def test_every_other_choice_is_compared() -> None:
    spec = tiny_spec(_MODEL, postprocessing=Postprocessing(Activation.SOFTMAX))
    preprocessing = replace(spec.preprocessing, channel_order=ChannelOrder.BGR, resize_mode=ResizeMode.LETTERBOX)
    found = contract_differences(contract_of(spec), contract_of(tiny_spec(_MODEL, preprocessing=preprocessing)))
    assert found == (
        "channel order is bgr instead of rgb",
        "resize mode is letterbox instead of center-crop",
        "activation is none instead of softmax",
    )


def test_labels_of_another_number_are_a_difference() -> None:
    two, three = StoredContract(labels=("a", "b")), StoredContract(labels=("a", "b", "c"))
    assert contract_differences(two, three) == ("number of labels is 3 instead of 2",)


def test_what_is_not_told_is_no_difference() -> None:
    assert contract_differences(contract_of(tiny_spec(_MODEL)), StoredContract()) == ()


def test_an_artefact_without_metadata_tells_nothing(bare_package: ModelArtifact) -> None:
    assert stored_contract(ModelFormat.COREML, bare_package.files) is None
    assert stored_contract(ModelFormat.TFLITE, tiny_artifact(_MODEL).files) is None


def _annotated(kind: ModelFormat, package: ModelArtifact, spec: ModelSpec) -> ModelArtifact:
    if kind is ModelFormat.COREML:
        return with_coreml_metadata(package, spec)
    return with_tflite_metadata(tiny_artifact(_MODEL), spec)


def _changed(spec: ModelSpec, change: dict[str, Any]) -> ModelSpec:
    if "labels" in change:
        return replace(spec, labels=change["labels"])
    normalization = replace(spec.preprocessing.normalization, **change)
    return replace(spec, preprocessing=replace(spec.preprocessing, normalization=normalization))

"""A finished artefact is read back, and says in its metadata exactly what the contract says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.metadata import with_coreml_metadata, with_tflite_metadata
from generator.spec import LabelSet, ModelArtifact, ModelFormat, ModelSpec, Normalization, TensorSpec
from generator.usecases.read_back import read_back
from tests.support.coreml_files import tiny_program
from tests.support.tflite_files import TinyClassifier, tiny_artifact, tiny_spec

# coremltools leaves temporary folders to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore")

MODEL = TinyClassifier()
SPEC = tiny_spec(MODEL)


@pytest.fixture(scope="module")
def bare() -> dict[ModelFormat, ModelArtifact]:
    return {ModelFormat.TFLITE: tiny_artifact(MODEL), ModelFormat.COREML: tiny_program(MODEL)}


def annotated(bare: dict[ModelFormat, ModelArtifact], kind: ModelFormat, spec: ModelSpec = SPEC) -> ModelArtifact:
    annotate = with_coreml_metadata if kind is ModelFormat.COREML else with_tflite_metadata
    return annotate(bare[kind], spec)


@pytest.mark.parametrize("kind", list(ModelFormat))
def test_what_was_written_is_what_is_read(bare: dict[ModelFormat, ModelArtifact], kind: ModelFormat) -> None:
    assert read_back(annotated(bare, kind), SPEC) == ()


@pytest.mark.parametrize("kind", list(ModelFormat))
def test_swapped_labels_and_other_numbers_are_named(bare: dict[ModelFormat, ModelArtifact], kind: ModelFormat) -> None:
    names = SPEC.labels.names
    swapped = replace(SPEC, labels=LabelSet((names[0], names[2], names[1], *names[3:])))
    preprocessing = replace(SPEC.preprocessing, normalization=Normalization((127.5,), (127.5, 127.5, 255.0)))

    (said,) = read_back(annotated(bare, kind, swapped), SPEC)
    assert said == f"labels differ in 2 of {len(names)} places: the first is “{names[2]}”, yours “{names[1]}”"
    other = annotated(bare, kind, replace(SPEC, preprocessing=preprocessing))
    assert read_back(other, SPEC) == ("std is 127.5, 127.5, 255, yours 127.5",)


@pytest.mark.parametrize("kind", list(ModelFormat))
def test_what_is_not_said_is_missing(bare: dict[ModelFormat, ModelArtifact], kind: ModelFormat) -> None:
    assert read_back(bare[kind], SPEC) == ("4 labels are missing", "normalisation is missing")
    assert "4 labels are missing" in read_back(annotated(bare, kind, replace(SPEC, labels=LabelSet(()))), SPEC)


@pytest.mark.parametrize("kind", list(ModelFormat))
def test_other_names_and_shapes_of_tensors_are_named(bare: dict[ModelFormat, ModelArtifact], kind: ModelFormat) -> None:
    artifact = annotated(bare, kind)
    renamed = replace(SPEC, outputs=(TensorSpec("scores", SPEC.outputs[0].shape),))
    widened = replace(SPEC, outputs=(TensorSpec("probabilities", (1, 5)),))

    assert read_back(artifact, renamed)[0] == "output is called “probabilities” instead of “scores”"
    assert read_back(artifact, widened)[0] == "output “probabilities” has the shape [1, 4] instead of [1, 5]"

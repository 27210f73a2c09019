"""What stands in a Core ML package after the contract was written into it, and what is told about any package."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generator.errors import MetadataError
from generator.metadata import CONTRACT_KEY, LABELS_KEY, OperatorCount, describe_coreml, with_coreml_metadata
from generator.spec import (
    ChannelOrder,
    ImagePreprocessing,
    ImageSize,
    LabelSet,
    ModelArtifact,
    ModelInfo,
    Normalization,
    TensorSpec,
)
from tests.support.coreml_files import SPECIFICATION, package_files, tiny_program
from tests.support.mil_programs import write_package
from tests.support.texts import NASTY
from tests.support.tflite_files import TinyClassifier, tiny_spec

pytestmark = pytest.mark.filterwarnings("ignore")
_MODEL = TinyClassifier()


@pytest.fixture(scope="module", name="program")
def ml_program() -> ModelArtifact:
    return tiny_program(_MODEL)


def _specification(artifact: ModelArtifact) -> Any:
    from coremltools.proto import Model_pb2

    model = Model_pb2.Model()
    model.ParseFromString(artifact.files[SPECIFICATION])
    return model


def test_texts_labels_and_contract(program: ModelArtifact) -> None:
    description = _specification(with_coreml_metadata(program, tiny_spec(_MODEL))).description

    assert description.metadata.shortDescription == "Tells four animals apart."
    assert description.metadata.author == "A. Uthor"
    assert description.metadata.versionString == "1.2.0"
    assert description.metadata.license == "Apache-2.0"
    assert description.metadata.userDefined[LABELS_KEY] == "cat\ndog\nbird\nfish"
    assert description.input[0].shortDescription.startswith("Upright picture of 4 x 4 pixels")
    assert description.output[0].shortDescription == "One score for each class."
    contract = json.loads(description.metadata.userDefined[CONTRACT_KEY])
    assert contract["preprocessing"]["mean"] == [127.5, 127.5, 127.5]
    assert contract["inputs"] == [{"dtype": "float32", "name": "image", "shape": [1, 4, 4, 3]}]
    assert contract["labels"]["count"] == 4


def test_the_contract_names_the_channel_order(program: ModelArtifact) -> None:
    picture = ImagePreprocessing(ImageSize(4, 4), Normalization((0.0,), (1.0,)), channel_order=ChannelOrder.BGR)

    written = _specification(with_coreml_metadata(program, tiny_spec(_MODEL, preprocessing=picture)))

    contract = json.loads(written.description.metadata.userDefined[CONTRACT_KEY])
    assert contract["preprocessing"]["channel_order"] == "bgr"


def test_contract_json_has_sorted_keys(program: ModelArtifact) -> None:
    written = _specification(with_coreml_metadata(program, tiny_spec(_MODEL)))
    text = written.description.metadata.userDefined[CONTRACT_KEY]

    assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"))


def test_nothing_but_the_description_changes(program: ModelArtifact) -> None:
    before, after = _specification(program), _specification(with_coreml_metadata(program, tiny_spec(_MODEL)))
    old_keys = dict(before.description.metadata.userDefined)

    assert after.mlProgram == before.mlProgram
    assert {key: after.description.metadata.userDefined[key] for key in old_keys} == old_keys


def test_writing_twice_changes_nothing(program: ModelArtifact) -> None:
    once = with_coreml_metadata(program, tiny_spec(_MODEL))

    assert with_coreml_metadata(program, tiny_spec(_MODEL)) == once
    assert with_coreml_metadata(once, tiny_spec(_MODEL)) == once


def test_old_texts_do_not_survive(program: ModelArtifact) -> None:
    once = with_coreml_metadata(program, tiny_spec(_MODEL))
    bare = tiny_spec(_MODEL, labels=LabelSet(()), info=ModelInfo())

    assert with_coreml_metadata(once, bare) == with_coreml_metadata(program, bare)


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_texts_arrive_verbatim(program: ModelArtifact, text: str) -> None:
    labels = (text or "x", "dog", "bird", "fish")
    spec = tiny_spec(_MODEL, labels=LabelSet(labels), info=ModelInfo(text, text, text, text))

    metadata = describe_coreml(with_coreml_metadata(program, spec).files).metadata

    assert metadata is not None
    assert (metadata.description, metadata.author, metadata.version, metadata.license) == (text,) * 4
    assert metadata.first_labels == labels


def test_description_of_a_package(program: ModelArtifact) -> None:
    described = describe_coreml(with_coreml_metadata(program, tiny_spec(_MODEL)).files)

    assert (described.schema, described.description) == ("Core ML specification 8", "ML Program")
    assert (described.inputs[0].name, described.inputs[0].shape) == ("image", (1, 4, 4, 3))
    assert (described.outputs[0].dtype, described.outputs[0].shape) == ("float32", (1, 4))
    assert OperatorCount("linear", 1) in described.operators
    assert "const" not in {operator.name for operator in described.operators}
    assert described.weights_size == len(program.files["Data/com.apple.CoreML/weights/weight.bin"])
    assert described.metadata is not None
    assert described.metadata.normalization == Normalization((127.5,) * 3, (127.5,) * 3)


def test_names_that_differ_are_refused(program: ModelArtifact) -> None:
    spec = tiny_spec(_MODEL, outputs=(TensorSpec("scores", (1, 4)),))

    with pytest.raises(MetadataError, match="outputs are probabilities, but the contract's are scores"):
        with_coreml_metadata(program, spec)


def test_a_number_that_json_lacks_is_refused(program: ModelArtifact) -> None:
    picture = ImagePreprocessing(ImageSize(4, 4), Normalization((float("nan"),), (1.0,)))

    with pytest.raises(MetadataError, match="JSON"):
        with_coreml_metadata(program, tiny_spec(_MODEL, preprocessing=picture))


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"a": b"", "b": b""},
        {"Manifest.json": b"{"},
        {"Manifest.json": b"[" * 100_000},
        {"Manifest.json": b'{"itemInfoEntries": [], "rootModelIdentifier": "model"}'},
        {"Manifest.json": b'{"itemInfoEntries": {"m": {"path": "../x"}}, "rootModelIdentifier": "m"}'},
        package_files(b""),
        package_files(b"\xff" * 100),
        {"model.mlmodel": b"text"},
    ],
)
def test_other_files_are_refused(files: dict[str, bytes]) -> None:
    with pytest.raises(MetadataError):
        describe_coreml(files)


def test_damaged_specifications_give_a_description_or_words(program: ModelArtifact) -> None:
    artifact = with_coreml_metadata(program, tiny_spec(_MODEL))
    content = artifact.files[SPECIFICATION]
    generator = np.random.default_rng(3)
    outcomes = {True: 0, False: 0}
    for _ in range(400):
        damaged = np.frombuffer(content, np.uint8).copy()
        damaged[generator.integers(0, len(damaged), 2)] = generator.integers(0, 256, 2)
        cut = int(generator.choice((len(content), int(generator.integers(len(content))))))
        outcomes[_survives(replace(artifact, files=package_files(damaged.tobytes()[:cut])))] += 1

    assert all(outcomes.values())


def _survives(artifact: ModelArtifact) -> bool:
    try:
        describe_coreml(artifact.files)
    except MetadataError:
        return False
    return True


def test_describing_a_package_loads_no_framework(program: ModelArtifact, tmp_path: Path) -> None:
    package = write_package(program, tmp_path / "model.mlpackage")
    code = f"""
import sys
from pathlib import Path
from generator.usecases.inspect_model import inspect_model
from tests.support.fakes import FakeProgress
print(inspect_model(Path({str(package)!r}), None, FakeProgress()).description)
print([name for name in ("tensorflow", "coremltools", "torch") if name in sys.modules])
"""
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert finished.stdout == "ML Program\n[]\n"

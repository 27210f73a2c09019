"""A source model and its artefacts are measured on the same pictures, by what an app around them would answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.errors import ConversionError, MetadataError, NotCheckedError, SpecError, UsageError
from generator.evaluation.dataset import Dataset, read_dataset
from generator.spec import (
    ImageSize,
    LabelSet,
    ModelArtifact,
    ModelFormat,
    ModelSource,
    ModelSpec,
    QuantizationRecipe,
    SourceFormat,
    TensorSpec,
)
from generator.spec.source_model import SourceModel
from generator.usecases.evaluating.evaluator import Evaluator
from generator.usecases.evaluating.opened import open_for_evaluation
from tests.support.fakes import FakeProgress
from tests.support.mil_packages import MilProgram
from tests.support.pictures import write_picture
from tests.support.specs import digits_preprocessing, digits_spec
from tests.support.tflite_files import TinyClassifier

_MODEL = TinyClassifier()
_CLASSES = _MODEL.weights.shape[1]
_LABELS = tuple("abcdefghij"[:_CLASSES])
_SPEC = digits_spec(
    name="tiny",
    inputs=(TensorSpec("image", (1, 4, 4, 3)),),
    outputs=(TensorSpec("probabilities", (1, _CLASSES)),),
    preprocessing=digits_preprocessing(size=ImageSize(4, 4)),
    labels=LabelSet(_LABELS),
)


def source_model(folder: Path, run: Callable[[NDArray[np.float32]], Any] = _MODEL.run) -> SourceModel:
    """The tiny classifier as if it had been trained; what stands in its file is asked for by its digest alone."""
    path = folder / "tiny.keras"
    path.write_bytes(b"weights")

    def execute(inputs: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[np.float32]]:
        return dict(run(inputs["image"]))

    return SourceModel(ModelSource(path, SourceFormat.KERAS), _SPEC.inputs, _SPEC.outputs, None, execute)


def tflite(model: TinyClassifier = _MODEL) -> ModelArtifact:
    files = {"tiny.tflite": model.file()}
    return ModelArtifact(ModelFormat.TFLITE, QuantizationRecipe.FLOAT32, files, _SPEC.inputs, _SPEC.outputs)


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    """Twelve pictures under the labels that the model gives them, but for two."""
    draws = np.random.default_rng(4)
    for number in range(12):
        write_picture(tmp_path / "data" / _LABELS[draws.integers(_CLASSES)] / f"{number:02}.png", 4, 4 + number)
    return read_dataset(tmp_path / "data", _LABELS)


@pytest.fixture
def progress() -> FakeProgress:
    return FakeProgress()


@pytest.fixture
def evaluator(tmp_path: Path, dataset: Dataset, progress: FakeProgress) -> Evaluator:
    return Evaluator(source_model(tmp_path), _SPEC, dataset, progress, tmp_path / "answers", jobs=2)


def test_the_same_model_gives_the_same_answers(evaluator: Evaluator, progress: FakeProgress) -> None:
    source, artifact = evaluator.source(), evaluator.artifact(tflite())
    assert artifact.accuracy.confusion == source.accuracy.confusion
    assert artifact.accuracy.agreement is not None
    assert artifact.accuracy.agreement.value == 1
    assert artifact.disagreements == ()
    assert artifact.loss is not None
    assert artifact.loss.points == 0
    assert (source.loss, source.accuracy.agreement) == (None, None)
    assert source.executed_by.startswith("TensorFlow")
    assert artifact.executed_by.startswith("LiteRT")
    assert progress.finished == ["Evaluating tiny.keras 12/12", "Evaluating tiny.tflite 12/12"]


def test_other_answers_are_counted_and_shown(evaluator: Evaluator, dataset: Dataset) -> None:
    other = replace(_MODEL, weights=-_MODEL.weights)
    evaluation = evaluator.artifact(tflite(other))
    agreement = evaluation.accuracy.agreement
    assert agreement is not None
    differing = len(evaluation.disagreements)
    assert differing == round((1 - agreement.value) * 12) > 0
    first = evaluation.disagreements[0]
    assert first.source != first.artifact
    assert first.path in {example.path for example in dataset.examples}
    right = [each.source == each.expected for each in evaluation.disagreements]
    assert right == sorted(right, reverse=True)


def test_nothing_is_asked_twice(tmp_path: Path, dataset: Dataset) -> None:
    asked = []

    def run(picture: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
        asked.append(picture)
        return _MODEL.run(picture)

    for _ in range(2):
        evaluator = Evaluator(source_model(tmp_path, run), _SPEC, dataset, FakeProgress(), tmp_path / "answers", 1)
        evaluation = evaluator.source()
        artifact = evaluator.artifact(tflite())
    assert len(asked) == 12
    assert evaluation.executed_by.startswith("TensorFlow")
    # Nothing was started to answer, and yet it is known who did.
    assert artifact.executed_by.startswith("LiteRT")


def test_another_contract_asks_anew(tmp_path: Path, dataset: Dataset) -> None:
    digests = set()
    for spec in (_SPEC, replace(_SPEC, preprocessing=digits_preprocessing(size=ImageSize(4, 4), pad_value=1))):
        progress = FakeProgress()
        evaluator = Evaluator(source_model(tmp_path), spec, dataset, progress, tmp_path / "answers", jobs=1)
        digests.add(evaluator.source().digest)
    assert len(digests) == 2
    assert len(list((tmp_path / "answers").glob("*.sqlite"))) == 2


def test_damaged_pictures_are_named(evaluator: Evaluator, dataset: Dataset) -> None:
    dataset.examples[1].path.write_bytes(b"damage")
    accuracy = evaluator.artifact(tflite()).accuracy
    assert accuracy.count == 11
    assert accuracy.damaged == (f"{dataset.examples[1].name}: it is no picture, or of an unknown kind",)


def test_pictures_that_are_all_damaged_are_refused(evaluator: Evaluator, dataset: Dataset) -> None:
    for example in dataset.examples:
        example.path.write_bytes(b"")
    with pytest.raises(SpecError, match="None of the 12 pictures"):
        evaluator.source()


def test_a_model_that_the_runtime_refuses_is_told(evaluator: Evaluator) -> None:
    with pytest.raises(ConversionError, match=r"tiny\.tflite.*refused"):
        evaluator.artifact(tflite(replace(_MODEL, custom_operator="Unknown")))


def test_what_nothing_here_can_run_is_told(evaluator: Evaluator) -> None:
    program = MilProgram()
    program.input("image", (1, 4, 4, 3))
    program.op("no_such_op", {"probabilities": ("FLOAT32", (1, _CLASSES))}, x="image")
    program.output("probabilities")
    artifact = replace(tflite(), format=ModelFormat.COREML, files=program.files())
    with pytest.raises(NotCheckedError, match="no_such_op"):
        evaluator.artifact(artifact)


def test_a_model_that_keeps_variables_has_no_answers_to_pictures(evaluator: Evaluator) -> None:
    artifact = replace(tflite(), files={"tiny.tflite": with_variable(_MODEL.file())})
    with pytest.raises(NotCheckedError, match="from one picture to the next"):
        evaluator.artifact(artifact)


def with_variable(content: bytes) -> bytes:
    """The same file with a tensor that is a variable."""
    import flatbuffers
    from ai_edge_litert import schema_py_generated as schema

    model = schema.ModelT.InitFromPackedBuf(content, 0)
    model.subgraphs[0].tensors[0].isVariable = True
    builder = flatbuffers.Builder(1024)
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def test_other_outputs_are_told(evaluator: Evaluator) -> None:
    artifact = replace(tflite(), outputs=(TensorSpec("scores", (1, _CLASSES)),))
    with pytest.raises(ConversionError, match="takes or gives something else"):
        evaluator.artifact(artifact)


def test_an_artefact_on_disk_is_fed_as_an_app_would(tmp_path: Path, evaluator: Evaluator) -> None:
    path = tmp_path / "tiny.tflite"
    path.write_bytes(_MODEL.file())
    opened = open_for_evaluation(path, _SPEC)
    assert (opened.precision, opened.findings) == ("float32", ())
    assert evaluator.model(opened.asked).accuracy == evaluator.artifact(tflite()).accuracy


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        (None, UsageError, "does not exist"),
        (b"text", MetadataError, "damaged"),
        (replace(_MODEL, raw_output_name="raw").file(), SpecError, "labels"),
        (TinyClassifier(shape=(1, 48), weights=_MODEL.weights).file(), SpecError, "not one picture"),
    ],
)
def test_what_is_no_classifier_of_these_labels_is_told(
    tmp_path: Path, content: bytes | None, error: type[Exception], message: str
) -> None:
    path = tmp_path / "other.tflite"
    if content is not None:
        path.write_bytes(content)
    spec: ModelSpec = replace(_SPEC, outputs=(TensorSpec("other", (1, _CLASSES)),))
    with pytest.raises(error, match=message):
        open_for_evaluation(path, spec)

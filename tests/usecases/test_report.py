"""A report lies beside what it tells of, and can be renewed from what lies in a project without touching the rest."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.errors import OutputError, SourceError, SpecError
from generator.evaluation.accuracy_loss import AccuracyLoss
from generator.evaluation.dataset import Dataset
from generator.evaluation.intervals import Interval
from generator.evaluation.measures import Accuracy
from generator.spec import (
    AppSpec,
    ModelArtifact,
    ModelFormat,
    ModelSource,
    Platform,
    QuantizationRecipe,
    SourceFormat,
)
from generator.spec.source_model import SourceModel
from generator.usecases.artifact_files import artifact_files
from generator.usecases.evaluating.evaluator import Evaluation
from generator.usecases.model_options import ModelOptions
from generator.usecases.new_project import NewProjectRequest, new_project
from generator.usecases.normalization import NormalizationPreset
from generator.usecases.refusals import Refusals
from generator.usecases.report import report_files
from generator.usecases.report_project import RenewedReport, ReportRequest, report_project
from generator.usecases.stages import Stages
from tests.support.fakes import FakeProgress, fake_stages
from tests.support.pictures import write_picture
from tests.support.templates import tiny_templates
from tests.support.trees import read_tree

GOLDEN = Path(__file__).parents[1] / "golden" / "digits"
FILES = {
    ModelFormat.TFLITE: GOLDEN / "android/inference/src/main/assets/digits.tflite",
    ModelFormat.COREML: GOLDEN / "ios/Models/digits.mlpackage",
}
REPORT = {"report.html", "report.json"}


def digits_stages(root: Path, **fakes: Any) -> Stages:
    """Stages that take no time, with the digits sample's real artefacts, and the real report."""
    stages = fake_stages(root / "templates", shape=(1, 32, 32, 3), classes=10, **fakes)

    def converter(kind: ModelFormat) -> Any:
        def made(model: SourceModel, recipe: QuantizationRecipe, name: str) -> ModelArtifact:  # noqa: ARG001
            return ModelArtifact(kind, recipe, artifact_files(FILES[kind], kind), model.inputs, model.outputs)

        return made

    return replace(
        stages,
        converters={kind: converter(kind) for kind in ModelFormat},
        annotators=dict.fromkeys(ModelFormat, lambda artifact, _spec: artifact),
        report=report_files,
    )


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project as `new` makes it, in the folder `app`."""
    root = tmp_path_factory.mktemp("report")
    tiny_templates(root / "templates")
    (root / "digits.keras").write_bytes(b"PK\x03\x04")
    request = NewProjectRequest(
        source=ModelSource(root / "digits.keras", SourceFormat.KERAS),
        app=AppSpec("Digit Reader", "com.example.digits"),
        output=root / "app",
        platforms=tuple(Platform),
        options=ModelOptions(normalization=NormalizationPreset.MINUS_ONE_TO_ONE),
    )
    new_project(request, Refusals(), FakeProgress(), digits_stages(root))
    return root


@pytest.fixture
def root(pristine: Path, tmp_path: Path) -> Path:
    shutil.copytree(pristine, tmp_path / "copy")
    return tmp_path / "copy"


def renewed(root: Path, **fakes: Any) -> RenewedReport:
    return report_project(ReportRequest(root / "app"), FakeProgress(), digits_stages(root, **fakes))


def data(root: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((root / "app" / "report.json").read_text("utf-8"))
    return found


def test_new_writes_the_report_of_what_it_made(pristine: Path) -> None:
    found = data(pristine)
    tflite, coreml = found["artifacts"]

    content = FILES[ModelFormat.TFLITE].read_bytes()
    assert found["title"] == "Digit Reader"
    assert (tflite["file"], coreml["file"]) == ("digits.tflite", "digits.mlpackage")
    assert (tflite["size"], tflite["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    assert (tflite["carried_by"], coreml["carried_by"]) == (["Android app"], ["iOS app"])
    assert dict(map(tuple, tflite["operators"]["counts"]))["CONV_2D"] == 3
    assert len(found["preprocessing"]["pictures"]) == 4
    assert found["accuracy_absent"].endswith("--eval FOLDER.")
    assert str(pristine) not in (pristine / "app" / "report.html").read_text("utf-8")


def test_report_is_renewed_and_nothing_else_is_touched(root: Path) -> None:
    (root / "app" / "report.html").unlink()
    (root / "app" / "report.json").write_text("an old one")
    (root / "app" / "android" / "README.md").write_text("my own")
    before = read_tree(root / "app")

    found = renewed(root)

    after = read_tree(root / "app")
    assert {name: after[name] for name in after if name not in REPORT} == {
        name: before[name] for name in before if name not in REPORT
    }
    assert set(after) >= REPORT
    assert found.page == (root / "app" / "report.html").resolve()
    assert (found.wrong, found.over_budget) == ((), ())
    assert data(root)["artifacts"] == data_without_change(root)


def data_without_change(root: Path) -> list[Any]:
    """What renewing once more says of the artefacts: the same."""
    renewed(root)
    found: list[Any] = data(root)["artifacts"]
    return found


def test_artefact_that_computes_something_else_is_reported_and_told(root: Path) -> None:
    found = renewed(root, broken={(ModelFormat.TFLITE, QuantizationRecipe.FLOAT32)})

    assert len(found.wrong) == 1
    assert data(root)["verdict"]["level"] == "bad"


def test_figure_over_its_budget_is_reported_and_told(root: Path) -> None:
    toml = root / "app" / "mobilegen.toml"
    text = toml.read_text("utf-8")
    changed = text.replace("size_mb = {good = 10.0, bad = 50.0}", "size_mb = {good = 0.1, bad = 0.3}")
    assert changed != text, text
    toml.write_text(changed, "utf-8")

    found = renewed(root)

    assert [sentence.partition(" is ")[0] for sentence in found.over_budget] == [
        "Size of digits.tflite",
        "Size of digits.mlpackage",
    ]
    assert not any("Size of digits" in note for note in found.notes), "nothing is told twice"
    assert data(root)["verdict"]["level"] == "bad"


def test_missing_artefact_is_named_and_nothing_is_written(root: Path) -> None:
    (root / "app/android/inference/src/main/assets/digits.tflite").unlink()
    before = read_tree(root / "app")

    with pytest.raises(OutputError, match=r"digits\.tflite is missing"):
        renewed(root)

    assert read_tree(root / "app") == before


def test_source_that_is_gone_is_named(root: Path) -> None:
    (root / "digits.keras").unlink()

    with pytest.raises(SourceError, match=r"digits\.keras"):
        renewed(root)


def test_source_with_other_inputs_is_no_source_of_this_project(root: Path) -> None:
    stages = replace(digits_stages(root), load=fake_stages(root / "templates", shape=(1, 8, 8, 3), classes=10).load)

    with pytest.raises(SpecError, match=r"inputs of “digits\.keras” are others"):
        report_project(ReportRequest(root / "app"), FakeProgress(), stages)


def test_accuracy_that_is_lost_is_told_and_fails(root: Path) -> None:
    write_picture(root / "data" / "Class 3" / "three.png", 8, 8)

    class Evaluator:
        def __init__(self, _model: object, _spec: object, dataset: Dataset, _progress: object) -> None:
            self.dataset = dataset

        def source(self) -> Evaluation:
            share = Interval(0.97, 0.94, 0.99)
            accuracy = Accuracy(300, share, None, (), (), share, None)
            return Evaluation("digits", accuracy, None, (), "nobody", "digest")

        def artifact(self, artifact: ModelArtifact) -> Evaluation:
            lost = 6 if artifact.format is ModelFormat.TFLITE else 3
            return replace(self.source(), loss=AccuracyLoss(300, lost, 0))

    stages = replace(digits_stages(root), evaluator=Evaluator)  # type: ignore[arg-type]  # as far as it is asked
    found = report_project(ReportRequest(root / "app", root / "data"), FakeProgress(), stages)

    (told,) = found.over_budget
    assert told.startswith("The TFLite model in float32 loses more than the 1 point of --max-drop: 2.00 points lost")
    assert data(root)["verdict"]["level"] == "bad"
    tflite, coreml = (artifact["accuracy"]["loss"] for artifact in data(root)["artifacts"])
    assert (tflite["points"], coreml["points"], coreml["limit"]) == (2.0, 1.0, 1.0)


def test_folder_without_a_project_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        report_project(ReportRequest(tmp_path), FakeProgress())


def test_app_with_tensorflow_lite_is_told_what_its_core_ml_delegate_takes(root: Path) -> None:
    toml = root / "app" / "mobilegen.toml"
    toml.write_text(toml.read_text("utf-8").replace('ios_runtime = "coreml"', 'ios_runtime = "both"'), "utf-8")
    shutil.copyfile(FILES[ModelFormat.TFLITE], root / "app/ios/Models/digits.tflite")

    renewed(root)

    by_file = {artifact["file"]: artifact["operators"]["delegates"] for artifact in data(root)["artifacts"]}
    (delegate,) = by_file["digits.tflite"]
    assert (delegate["taken"], delegate["total"], delegate["partitions"]) == (10, 10, 1)
    assert by_file["digits.mlpackage"] == []


def test_apps_with_different_models_of_one_format_are_told_apart(root: Path) -> None:
    toml = root / "app" / "mobilegen.toml"
    toml.write_text(toml.read_text("utf-8").replace('ios_runtime = "coreml"', 'ios_runtime = "tflite"'), "utf-8")
    (root / "app/ios/Models/digits.tflite").write_bytes(FILES[ModelFormat.TFLITE].read_bytes() + b"\0")

    with pytest.raises(OutputError, match="carry different models"):
        renewed(root)

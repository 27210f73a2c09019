"""A model becomes a folder with its apps, or a message and nothing at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.config import read
from generator.errors import MobilegenError, OutputError, SpecError
from generator.spec import (
    Activation,
    AppSpec,
    ChannelOrder,
    ImageSize,
    ModelFormat,
    ModelInfo,
    ModelSource,
    Normalization,
    Platform,
    QuantizationRecipe,
    SourceFormat,
)
from generator.spec.source_model import GraphNormalization
from generator.usecases.model_options import ModelOptions
from generator.usecases.new_project import NewProject, NewProjectRequest, new_project
from generator.usecases.normalization import NormalizationPreset
from generator.usecases.quantization_options import QuantizationOptions
from generator.usecases.refusals import Refusals
from generator.usecases.verified import ParityFailedError
from tests.support.fakes import ALL_BROKEN, FakeProgress, FakeQuestions, fake_stages
from tests.support.pictures import write_picture
from tests.support.templates import tiny_templates
from tests.support.texts import NASTY
from tests.support.trees import read_tree

_ZERO = Normalization((0.0,), (0.0,))
GIVEN = ModelOptions(normalization=NormalizationPreset.MINUS_ONE_TO_ONE)


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    return tiny_templates(tmp_path / "templates")


@pytest.fixture
def request_(tmp_path: Path) -> NewProjectRequest:
    model = tmp_path / "digits.keras"
    model.write_bytes(b"PK\x03\x04")
    return NewProjectRequest(
        source=ModelSource(model, SourceFormat.KERAS),
        app=AppSpec("Digit Reader", "com.example.digits"),
        output=tmp_path / "out",
        platforms=tuple(Platform),
        options=GIVEN,
    )


def made(request: NewProjectRequest, templates: Path, **stages: Any) -> NewProject:
    return new_project(request, Refusals(), FakeProgress(), fake_stages(templates, **stages))


def test_both_apps_and_their_record_are_written(request_: NewProjectRequest, templates: Path) -> None:
    project = made(request_, templates)
    files = read_tree(request_.output)
    assert list(files) == sorted(path.as_posix() for path in project.files)
    assert files["android/README.md"] == b"# Digit Reader\n"
    assert files["ios/README.md"] == b"digits.mlpackage"
    assert files["android/inference/src/main/assets/digits.tflite"].startswith(b"converted")
    assert files["ios/Models/digits.mlpackage/Data/model.mlmodel"].startswith(b"converted")
    assert (request_.output / "android/gradlew").stat().st_mode & 0o111
    assert read(request_.output / "mobilegen.toml") == project.project


@pytest.mark.parametrize(("accent", "recorded"), [("tomato", "#FF6347"), ("#2f63cb", "#2F63CB"), (None, "#00804C")])
def test_the_accent_is_recorded(
    request_: NewProjectRequest, templates: Path, accent: str | None, recorded: str
) -> None:
    """Also the one that comes from the name: another name later on doesn't change it."""
    made(replace(request_, app=replace(request_.app, accent=accent)), templates)
    assert read(request_.output / "mobilegen.toml").app.accent == recorded


@pytest.mark.parametrize("platform", list(Platform))
def test_only_the_wanted_app_is_made(request_: NewProjectRequest, templates: Path, platform: Platform) -> None:
    project = made(replace(request_, platforms=(platform,)), templates)
    assert {path.parts[0] for path in project.files} == {platform.value, "mobilegen.toml", "report.html", ".mobilegen"}
    assert list(project.artifacts) == list(project.project.formats(platform))


def test_the_same_request_gives_the_same_bytes(request_: NewProjectRequest, templates: Path) -> None:
    made(request_, templates)
    made(replace(request_, output=request_.output.with_name("again")), templates)
    assert read_tree(request_.output) == read_tree(request_.output.with_name("again"))


def test_stages_run_in_order_and_both_artefacts_come_from_one_load(
    request_: NewProjectRequest, templates: Path
) -> None:
    progress = FakeProgress()
    new_project(request_, Refusals(), progress, fake_stages(templates))
    assert progress.started == progress.finished
    assert progress.started == [
        "Loading the model",
        "Converting to TFLite",
        "Comparing TFLite with the model",
        "Converting to Core ML",
        "Comparing Core ML with the model",
        "Timing TFLite on this computer",
        "Timing Core ML on this computer",
        "Looking for what could be better",
        "Writing the report",
        "Computing golden vectors",
        "Rendering the projects",
        "Writing the projects",
    ]


def test_labels_reach_both_apps_verbatim(request_: NewProjectRequest, templates: Path, tmp_path: Path) -> None:
    names = [NASTY["template"], NASTY["emoji"], NASTY["right to left"]]
    (tmp_path / "labels.txt").write_text("\n".join(names), "utf-8")
    options = replace(GIVEN, labels=tmp_path / "labels.txt")
    made(replace(request_, options=options), templates)
    found = list(request_.output.rglob("labels.txt"))
    assert len(found) == 2
    assert all(path.read_text("utf-8").split("\n") == [*names, ""] for path in found)


def test_without_labels_classes_are_numbered_and_the_user_is_told(request_: NewProjectRequest, templates: Path) -> None:
    project = made(request_, templates)
    assert project.project.model.labels.names == ("Class 0", "Class 1", "Class 2")
    assert any("No labels were given" in note for note in project.notes)


def test_options_reach_the_contract(request_: NewProjectRequest, templates: Path) -> None:
    options = ModelOptions(
        normalization=Normalization((1.0, 2.0, 3.0), (4.0, 5.0, 6.0)),
        channel_order=ChannelOrder.BGR,
        top_k=2,
        score_threshold=0.25,
        quantization=QuantizationOptions((QuantizationRecipe.FLOAT16,)),
        info=ModelInfo("reads digits", "Ada", "2", "MIT"),
    )
    project = made(replace(request_, options=options), templates).project
    assert project.model.preprocessing.normalization == options.normalization
    assert project.model.preprocessing.channel_order is ChannelOrder.BGR
    assert project.model.preprocessing.size == ImageSize(8, 8)
    assert (project.model.postprocessing.top_k, project.model.postprocessing.score_threshold) == (2, 0.25)
    assert project.quantization.tflite is QuantizationRecipe.FLOAT16
    assert project.model.info == options.info


def test_more_answers_than_classes_are_cut_and_the_user_is_told(request_: NewProjectRequest, templates: Path) -> None:
    project = made(replace(request_, options=replace(GIVEN, top_k=20)), templates)
    assert project.project.model.postprocessing.top_k == 3
    assert "The model has 3 classes: the apps show that many, not the 20 of --top-k." in project.notes


def test_pictures_are_called_by_their_files(request_: NewProjectRequest, templates: Path, tmp_path: Path) -> None:
    for name in ("b.png", "a.jpg"):
        write_picture(tmp_path / "samples" / name, 12, 10)
    project = made(replace(request_, options=replace(GIVEN, samples=tmp_path / "samples")), templates)
    (report,) = project.artifacts[ModelFormat.COREML].reports
    assert [row.picture for row in report.rows][:3] == ["a.jpg", "b.png", "picture 2"]


@pytest.mark.parametrize(
    ("final", "classes", "given", "applied"),
    [
        (Activation.SOFTMAX, 3, None, Activation.NONE),
        (Activation.NONE, 3, None, Activation.SOFTMAX),
        (Activation.NONE, 1, None, Activation.SIGMOID),
        (Activation.NONE, 3, Activation.SIGMOID, Activation.SIGMOID),
        (Activation.NONE, 3, Activation.NONE, Activation.NONE),
    ],
)
def test_the_activation_is_applied_once(
    request_: NewProjectRequest,
    templates: Path,
    final: Activation,
    classes: int,
    given: Activation | None,
    applied: Activation,
) -> None:
    options = replace(GIVEN, activation=given)
    project = made(replace(request_, options=options), templates, final=final, classes=classes)
    assert project.project.model.postprocessing.activation is applied
    assert any("raw scores" in note for note in project.notes) == (given is None and final is Activation.NONE)


def test_a_model_of_any_size_is_loaded_at_the_size_that_was_asked_for(
    request_: NewProjectRequest, templates: Path
) -> None:
    questions = FakeQuestions(size=ImageSize(6, 4))
    project = new_project(request_, questions, FakeProgress(), fake_stages(templates, any_size=True))
    assert project.project.model.preprocessing.size == ImageSize(6, 4)
    assert len(questions.asked) == 1


def test_a_graph_that_normalises_is_reported(request_: NewProjectRequest, templates: Path) -> None:
    graph = GraphNormalization("value / 255", Normalization((0.0,), (255.0,)))
    project = made(replace(request_, options=ModelOptions()), templates, graph=graph)
    assert project.project.model.preprocessing.normalization == Normalization.identity()
    assert any("value / 255" in note for note in project.notes)


def test_pictures_of_the_users_own_become_golden_vectors(
    request_: NewProjectRequest, templates: Path, tmp_path: Path
) -> None:
    for name in ("b.png", "a.jpg"):
        write_picture(tmp_path / "samples" / name, 12, 10)
    (tmp_path / "samples/readme.txt").write_text("no picture")
    made(replace(request_, options=replace(GIVEN, samples=tmp_path / "samples")), templates)
    golden = read_tree(request_.output)["android/inference/src/main/assets/golden/golden.tsv"].decode().splitlines()
    columns = [dict(zip(golden[0].split("\t"), line.split("\t"), strict=True)) for line in golden[1:]]
    assert {(row["frame_width"], row["frame_height"]) for row in columns} == {("12", "10")}


REFUSED: list[tuple[str, type[MobilegenError], dict[str, Any], dict[str, Any]]] = [
    ("application_id", SpecError, {"app": AppSpec("Digit Reader", "digits")}, {}),
    ("accent", SpecError, {"app": AppSpec("Digit Reader", "com.example.digits", "bluish")}, {}),
    ("display_name", SpecError, {"app": AppSpec(" ", "com.example.digits")}, {}),
    ("U\\+D800, half of a character", SpecError, {"app": AppSpec("caf\ud800", "com.example.digits")}, {}),
    ("isn't empty", OutputError, {"output": Path(__file__).parent}, {}),
    ("labels file", SpecError, {"options": replace(GIVEN, labels=Path("none.txt"))}, {}),
    ("folder of samples", SpecError, {"options": replace(GIVEN, samples=Path("none"))}, {}),
    ("preprocessing.std: holds a zero", SpecError, {"options": ModelOptions(normalization=_ZERO)}, {}),
    ("not known", SpecError, {"options": ModelOptions()}, {}),
    ("top_k", SpecError, {"options": replace(GIVEN, top_k=0)}, {}),
    ("activation", SpecError, {"options": replace(GIVEN, activation=Activation.SOFTMAX)}, {}),
    ("any size", SpecError, {}, {"any_size": True}),
    ("not a picture", SpecError, {}, {"shape": (1, 64)}),
    ("preprocessing makes", SpecError, {"options": replace(GIVEN, channel_order=ChannelOrder.GRAYSCALE)}, {}),
    ("doesn't compute what the source model computes", ParityFailedError, {}, {"broken": ALL_BROKEN}),
]


@pytest.mark.parametrize(("message", "kind", "changes", "stages"), REFUSED)
def test_what_is_wrong_is_said_and_nothing_is_written(
    request_: NewProjectRequest,
    templates: Path,
    message: str,
    kind: type[MobilegenError],
    changes: dict[str, Any],
    stages: dict[str, Any],
) -> None:
    with pytest.raises(kind, match=message) as caught:
        made(replace(request_, **changes), templates, **stages)
    assert caught.value.hint
    assert not request_.output.exists()


@pytest.mark.parametrize(("message", "kind", "changes", "stages"), REFUSED[:8])
def test_what_can_be_checked_at_once_is_checked_before_the_model_is_loaded(
    request_: NewProjectRequest,
    templates: Path,
    message: str,
    kind: type[MobilegenError],
    changes: dict[str, Any],
    stages: dict[str, Any],
) -> None:
    progress = FakeProgress()
    with pytest.raises(kind, match=message):
        new_project(replace(request_, **changes), Refusals(), progress, fake_stages(templates, **stages))
    assert progress.started == []


def test_a_failed_comparison_carries_what_was_measured(request_: NewProjectRequest, templates: Path) -> None:
    options = replace(GIVEN, quantization=QuantizationOptions((QuantizationRecipe.FLOAT16,)))
    with pytest.raises(ParityFailedError) as caught:
        made(replace(request_, options=options), templates, broken=ALL_BROKEN)
    assert caught.value.message == "The TFLite and the Core ML model doesn't compute what the source model computes"
    assert caught.value.hint == "Nothing was written. It fails in float16 and in float32."
    assert [each.failed for each in caught.value.verified] == [True, True]

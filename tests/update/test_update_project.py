"""A project follows its model: asked for nothing that is known, told in words what changed, edits kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from generator.config import read
from generator.errors import MobilegenError, OutputError, SpecError
from generator.output import Resolution
from generator.spec import (
    Activation,
    AppSpec,
    ImageSize,
    ModelSource,
    Normalization,
    Platform,
    SourceFormat,
)
from generator.spec.source_model import GraphNormalization
from generator.usecases.model_options import ModelOptions
from generator.usecases.new_project import NewProjectRequest, new_project
from generator.usecases.normalization import NormalizationPreset
from generator.usecases.quantization_options import SelectTfOps
from generator.usecases.refusals import Refusals
from generator.usecases.stages import Stages
from generator.usecases.update_project import PlannedUpdate, UpdateRequest, apply_planned, planned_update
from tests.support.fakes import FakeProgress, FakeQuestions, fake_stages
from tests.support.pictures import write_picture
from tests.support.templates import tiny_templates
from tests.support.trees import read_tree

LABELS = "cat\ndog\nfox\n"


@dataclass(frozen=True)
class Project:
    """A project on the disk, its model and labels, and the templates of the mobilegen that made it."""

    root: Path
    templates: Path

    @property
    def model(self) -> Path:
        return self.root.parent / "digits.keras"

    @property
    def labels(self) -> Path:
        return self.root.parent / "labels.txt"

    def stages(self, **model: Any) -> Stages:
        return fake_stages(self.templates, **model)

    def planned(
        self, questions: Any = None, *, model: Mapping[str, Any] | None = None, **request: Any
    ) -> PlannedUpdate:
        wanted = UpdateRequest(self.root, **request)
        return planned_update(wanted, questions or Refusals(), FakeProgress(), self.stages(**(model or {})))

    def update(self, **anything: Any) -> PlannedUpdate:
        planned = self.planned(**anything)
        assert apply_planned(planned) == ()
        return planned

    def retrain(self) -> None:
        self.model.write_bytes(self.model.read_bytes() + b"more")


def make(folder: Path, text: str = LABELS, **options: Any) -> Project:
    project = Project(folder / "app", tiny_templates(folder / "templates"))
    project.model.write_bytes(b"PK\x03\x04")
    project.labels.write_text(text)
    given: dict[str, Any] = {"labels": project.labels, "normalization": NormalizationPreset.MINUS_ONE_TO_ONE, **options}
    stages = given.pop("stages", {})
    request = NewProjectRequest(
        source=ModelSource(project.model, SourceFormat.KERAS),
        app=AppSpec("Digit Reader", "com.example.digits"),
        output=project.root,
        platforms=tuple(Platform),
        options=ModelOptions(**given),
    )
    new_project(request, Refusals(), FakeProgress(), project.stages(**stages))
    return project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make(tmp_path)


def messages(planned: PlannedUpdate) -> list[str]:
    return [change.message for change in planned.changes]


def test_nothing_is_converted_where_nothing_changed(project: Project) -> None:
    before = read_tree(project.root)
    progress = FakeProgress()
    planned = planned_update(UpdateRequest(project.root), Refusals(), progress, project.stages())
    assert (planned.plan, progress.started) == (None, [])
    apply_planned(planned)
    assert read_tree(project.root) == before


def test_a_comment_in_the_config_is_no_change(project: Project) -> None:
    config = project.root / "mobilegen.toml"
    config.write_text("# mine\n" + config.read_text())
    assert project.planned().plan is None


def test_a_retrained_model_of_another_size(project: Project) -> None:
    (project.root / "android/app/Main.kt").write_text("mine\n")
    project.retrain()
    planned = project.update(model={"shape": (1, 16, 12, 3)})
    assert messages(planned) == ["input “image” 1×8×8×3 → 1×16×12×3", "pictures 8×8 → 12×16 pixels"]
    assert read(project.root / "mobilegen.toml").model.preprocessing.size == ImageSize(12, 16)
    assert (project.root / "android/app/Main.kt").read_text() == "mine\n"
    assert project.planned(model={"shape": (1, 16, 12, 3)}).plan is None
    notes = (project.root / "CHANGES.md").read_text()
    assert "## Update 1\n\n- input “image” 1×8×8×3 → 1×16×12×3\n- pictures 8×8 → 12×16 pixels\n" in notes


def test_an_update_makes_what_new_would_make(project: Project, tmp_path: Path) -> None:
    project.labels.write_text("cat\nowl\nfox\n")
    project.update()
    again = tmp_path / "again"
    again.mkdir()
    fresh, updated = read_tree(make(again, text="cat\nowl\nfox\n").root), read_tree(project.root)
    updated.pop("CHANGES.md")
    assert [path for path in updated.keys() | fresh.keys() if updated.get(path) != fresh.get(path)] == []


def test_labels_in_place_are_told_by_name(project: Project) -> None:
    project.labels.write_text("cat\nowl\nfox\n")
    planned = project.update()
    assert messages(planned) == ["1 label renamed: “dog” → “owl”"]
    assert planned.changes[0].breaking
    assert (project.root / "android/inference/src/main/assets/labels.txt").read_text() == "cat\nowl\nfox\n"


def test_other_labels_need_no_conversion(project: Project) -> None:
    def started() -> list[str]:
        progress = FakeProgress()
        planned_update(UpdateRequest(project.root), Refusals(), progress, project.stages())
        return [title for title in progress.started if "TFLite" in title or "Loading" in title]

    project.labels.write_text("cat\nowl\nfox\n")
    compared = "Comparing TFLite with the model"
    assert started()[:3] == ["Loading the model", "Taking the TFLite model that is there", compared]
    artifact = project.root / "android/inference/src/main/assets/digits.tflite"
    content = artifact.read_bytes()
    # What somebody touched isn't what was converted.
    artifact.write_bytes(content + b"mine")
    assert started()[:3] == ["Loading the model", "Converting to TFLite", compared]
    artifact.write_bytes(content)
    project.retrain()
    assert started()[:3] == ["Loading the model", "Converting to TFLite", compared]


def test_other_files_are_recorded(project: Project, tmp_path: Path) -> None:
    (tmp_path / "v2").mkdir()
    other = tmp_path / "v2/better.keras"
    other.write_bytes(b"PK\x03\x04 2")
    labels = tmp_path / "v2/names.txt"
    labels.write_text("a\nb\nc\nd\n")
    project.labels.unlink()
    project.update(model={"classes": 4}, labels=labels)
    config = read(project.root / "mobilegen.toml")
    assert config.labels_path == labels
    planned = planned_update(
        UpdateRequest(project.root, model=other), Refusals(), FakeProgress(), project.stages(classes=4)
    )
    apply_planned(planned)
    assert messages(planned) == ["model file digits.keras → better.keras"]
    config = read(project.root / "mobilegen.toml")
    assert config.source.path == other
    # Its files keep their names: code and projects refer to them.
    assert config.model.name == "digits"


def test_a_conflict_writes_nothing(project: Project) -> None:
    labels = project.root / "android/inference/src/main/assets/labels.txt"
    labels.write_text("cat\nmine\nfox\n")
    project.labels.write_text("cat\nowl\nfox\n")
    before = read_tree(project.root)
    planned = project.planned()
    assert planned.plan is not None
    assert [change.path.name for change in planned.plan.conflicts] == ["labels.txt"]
    with pytest.raises(OutputError, match="has conflicts"):
        apply_planned(planned)
    assert read_tree(project.root) == before
    project.update(resolution=Resolution.OURS)
    assert labels.read_text() == "cat\nmine\nfox\n"


def test_a_config_that_is_edited_meanwhile_is_not_written_over(project: Project) -> None:
    stages, config = project.stages(), project.root / "mobilegen.toml"

    def load(source: ModelSource, size: ImageSize | None) -> Any:
        config.write_text(config.read_text() + "# just saved\n")
        return stages.load(source, size)

    project.retrain()
    with pytest.raises(OutputError, match=r"mobilegen\.toml was changed while"):
        planned_update(UpdateRequest(project.root), Refusals(), FakeProgress(), replace(stages, load=load))
    assert config.read_text().endswith("# just saved\n")


def test_what_breaks_is_named_in_ones_own_code(project: Project) -> None:
    (project.root / "android/app/Own.kt").write_text('val x = 1\nval best = scores["dog"]\nval dogged = 2\n')
    (project.root / "android/app/notes.txt").write_text("dog\n")
    project.labels.write_text("cat\nowl\nfox\n")
    (mention,) = project.planned().mentions
    assert (mention.path.as_posix(), mention.line, mention.name) == ("android/app/Own.kt", 2, "dog")


GRAPH = GraphNormalization("value / 255", Normalization((0.0,), (255.0,)))


def test_normalisation_follows_the_graph(tmp_path: Path) -> None:
    project = make(tmp_path)
    project.retrain()
    planned = project.update(model={"graph": GRAPH})
    assert "normalisation (value - [127.5]) / [127.5] → none" in messages(planned)
    assert "the graph normalises by itself: value / 255" in messages(planned)
    project.retrain()
    # What the graph did isn't known to be right outside of it.
    with pytest.raises(SpecError, match="not known"):
        project.planned()
    questions = FakeQuestions()
    assert project.planned(questions=questions).plan is not None
    assert len(questions.asked) == 1


def test_normalising_twice_stays_so(tmp_path: Path) -> None:
    project = make(tmp_path, normalize_twice=True, stages={"graph": GRAPH})
    project.retrain()
    project.update(model={"graph": GRAPH})
    assert read(project.root / "mobilegen.toml").model.preprocessing.normalization == Normalization((127.5,), (127.5,))


def test_an_activation_follows_the_graph(tmp_path: Path) -> None:
    project = make(tmp_path)
    project.retrain()
    planned = project.update(model={"final": Activation.NONE})
    assert "activation none → softmax" in messages(planned)


def test_what_was_said_in_the_config_holds(project: Project) -> None:
    config = project.root / "mobilegen.toml"
    text = config.read_text().replace("top_k = 3", "top_k = 2 # fewer").replace("pad_value = 0", "pad_value = 114")
    text = text.replace('display_name = "Digit Reader"', 'display_name = "Zoo"')
    config.write_text(text)
    planned = project.update()
    assert messages(planned) == [
        "letterbox colour 0 → 114",
        "results shown at most 3 → 2",
        "app's name Digit Reader → Zoo",
    ]
    assert config.read_text() == text
    assert (project.root / "android/README.md").read_text() == "# Zoo\n"
    assert (project.root / "android/inference/Zoo.kt").is_file()
    assert not (project.root / "android/inference/DigitReader.kt").exists()


def test_a_config_keeps_its_line_breaks(project: Project) -> None:
    config = project.root / "mobilegen.toml"
    config.write_bytes(config.read_bytes().replace(b"top_k = 3", b"top_k = 2").replace(b"\n", b"\r\n"))
    before = config.read_bytes()
    assert messages(project.update()) == ["results shown at most 3 → 2"]
    assert config.read_bytes() == before
    assert project.planned().plan is None


def test_labels_in_the_config_hold(project: Project) -> None:
    config = project.root / "mobilegen.toml"
    config.write_text(config.read_text().replace('labels = "../labels.txt"', 'labels = ["a", "b", "c"]'))
    project.labels.unlink()
    planned = project.update()
    assert messages(planned) == ["3 labels renamed: “cat” → “a”, “dog” → “b”, “fox” → “c”"]
    assert 'labels = ["a", "b", "c"]' in config.read_text()
    assert project.planned().plan is None


def test_pictures_of_ones_own_are_remembered(tmp_path: Path) -> None:
    write_picture(tmp_path / "samples/a.png", 12, 10)
    project = make(tmp_path, samples=tmp_path / "samples")
    golden = project.root / "android/inference/src/main/assets/golden/golden.tsv"
    before = golden.read_bytes()
    project.labels.write_text("cat\nowl\nfox\n")
    project.update()
    assert golden.read_bytes() == before
    write_picture(tmp_path / "samples/b.png", 12, 10)
    project.update()
    assert golden.read_bytes() != before


def test_a_permission_that_was_given_is_remembered(tmp_path: Path) -> None:
    templates = tiny_templates(tmp_path / "templates")
    stages = fake_stages(templates)
    borrowing = replace(
        stages,
        converters={
            kind: lambda model, recipe, name, convert=convert: replace(  # type: ignore[misc]  # bound at once
                convert(model, recipe, name), select_tf_ops=("FlexMaxPool3D",)
            )
            for kind, convert in stages.converters.items()
        },
    )
    (tmp_path / "digits.keras").write_bytes(b"PK\x03\x04")
    request = NewProjectRequest(
        source=ModelSource(tmp_path / "digits.keras", SourceFormat.KERAS),
        app=AppSpec("Digit Reader", "com.example.digits"),
        output=tmp_path / "app",
        platforms=(Platform.ANDROID,),
        options=ModelOptions(normalization=NormalizationPreset.MINUS_ONE_TO_ONE, select_tf_ops=SelectTfOps.ASK),
    )
    new_project(request, FakeQuestions(borrow=True), FakeProgress(), borrowing)
    assert 'select_tf_ops" = "allow"' in (tmp_path / "app/.mobilegen/lock.toml").read_text()
    planned = planned_update(UpdateRequest(tmp_path / "app"), Refusals(), FakeProgress(), borrowing)
    assert planned.plan is None


def test_a_model_of_any_size_keeps_the_size_that_was_asked_for(tmp_path: Path) -> None:
    project = make(tmp_path, input_size=ImageSize(6, 4), stages={"any_size": True})
    project.retrain()
    project.update(model={"any_size": True})
    assert read(project.root / "mobilegen.toml").model.preprocessing.size == ImageSize(6, 4)
    project.update(model={"any_size": True}, input_size=ImageSize(10, 8))
    assert read(project.root / "mobilegen.toml").model.preprocessing.size == ImageSize(10, 8)


def test_newer_templates_reach_an_older_project(project: Project) -> None:
    (project.root / "android/gradlew").write_text("#!/bin/sh\nmine\n")
    (project.templates / "android/base/README.md").write_text("base")
    (project.templates / "android/tasks/image-classification/README.md").write_text("# New\n")
    planned = project.update()
    assert messages(planned) == []
    assert (project.root / "android/README.md").read_text() == "# New\n"
    assert (project.root / "android/gradlew").read_text() == "#!/bin/sh\nmine\n"
    assert not (project.root / "CHANGES.md").exists()


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda root: (root / "mobilegen.toml").unlink(), "can't be read"),
        (lambda root: (root / "mobilegen.toml").write_text("[app\n"), "not valid TOML"),
        (lambda root: (root / ".mobilegen/lock.toml").unlink(), "no project that mobilegen can update"),
        (lambda root: (root / ".mobilegen/lock.toml").write_text("schema = 1\n"), "doesn't say which mobilegen"),
        (
            lambda root: (root / ".mobilegen/lock.toml").write_text('schema = 1\nmobilegen = "99.0"\n'),
            "last written by mobilegen 99.0; this is mobilegen",
        ),
        (lambda root: (root.parent / "digits.keras").unlink(), "digits.keras"),
        (lambda root: (root.parent / "labels.txt").write_text("a\nb\n"), "labels"),
    ],
)
def test_what_cannot_be_updated_is_told(project: Project, damage: Any, message: str) -> None:
    damage(project.root)
    before = read_tree(project.root)
    with pytest.raises(MobilegenError, match=message) as caught:
        project.planned()
    assert caught.value.hint or isinstance(caught.value, SpecError)
    assert read_tree(project.root) == before


def test_a_folder_without_a_project_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no project"):
        planned_update(UpdateRequest(tmp_path), Refusals(), FakeProgress(), fake_stages(tmp_path))
    with pytest.raises(OutputError, match="not a folder"):
        planned_update(UpdateRequest(tmp_path / "none"), Refusals(), FakeProgress(), fake_stages(tmp_path))


def test_a_record_that_is_lost_costs_the_words_alone(project: Project) -> None:
    (project.root / ".mobilegen/project.toml").unlink()
    (project.root / ".mobilegen/base.txt").unlink()
    (project.root / "android/app/Main.kt").write_text("mine\n")
    project.labels.write_text("cat\nowl\nfox\n")
    planned = project.update()
    assert planned.changes == ()
    assert (project.root / "android/app/Main.kt").read_text() == "mine\n"
    assert (project.root / "android/inference/src/main/assets/labels.txt").read_text() == "cat\nowl\nfox\n"
    assert project.planned().plan is None


def test_replaced_stages_are_used_once(project: Project) -> None:
    loads: list[ModelSource] = []
    stages = project.stages()

    def load(source: ModelSource, size: ImageSize | None) -> Any:
        loads.append(source)
        return stages.load(source, size)

    project.retrain()
    planned_update(UpdateRequest(project.root), Refusals(), FakeProgress(), replace(stages, load=load))
    assert len(loads) == 1

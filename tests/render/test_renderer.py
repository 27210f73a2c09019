"""What a whole project consists of: templates with overlays, the model, its labels and its vectors."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.render import RENDERERS
from generator.render.files import Ownership, RenderedFile
from generator.render.templates import load_templates
from generator.spec import LabelSet, Platform
from tests.support.rendering import coreml_artifact, render_request
from tests.support.specs import digits_project, digits_spec
from tests.support.templates import tiny_templates
from tests.support.texts import NASTY


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    return tiny_templates(tmp_path)


def rendered(templates: Path, platform: Platform = Platform.ANDROID, **request: object) -> dict[str, RenderedFile]:
    project = replace(RENDERERS[platform], templates=templates).render(render_request(**request))
    return {file.path.as_posix(): file for file in project.files}


def test_an_overlay_replaces_and_adds_files(templates: Path) -> None:
    files = rendered(templates)
    assert files["README.md"].content == b"# Digit Reader\n"
    assert files["app/Main.kt"].content == b"overlay"
    assert files["inference/DigitReader.kt"].content == b"base"
    assert ".DS_Store" not in files


def test_only_an_executable_template_makes_an_executable_file(templates: Path) -> None:
    assert [path for path, file in rendered(templates).items() if file.executable] == ["gradlew"]


def test_android_gets_its_model_labels_and_vectors(templates: Path) -> None:
    files = rendered(templates)
    placed = {path: file.content for path, file in files.items() if path.startswith("inference/src/")}
    assert placed == {
        "inference/src/main/assets/digits.tflite": b"TFL3 weights",
        "inference/src/main/assets/labels.txt": b"0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n",
        "inference/src/main/assets/golden/golden.tsv": b"name\n",
        "inference/src/main/assets/golden/golden.bin": b"\x00\x01",
        "inference/src/test/resources/conformance/preprocessing.tsv": b"name\n",
        "inference/src/test/resources/conformance/preprocessing.bin": b"\x02",
    }
    assert {files[path].ownership for path in placed} == {Ownership.GENERATED}
    assert files["README.md"].ownership is Ownership.SCAFFOLD


def test_ios_gets_its_package_labels_and_vectors(templates: Path) -> None:
    files = rendered(templates, Platform.IOS, artifact=coreml_artifact())
    resources = "Packages/Inference/Sources/Inference/Resources"
    tests = "Packages/Inference/Tests/InferenceTests/Resources"
    placed = {path: file.content for path, file in files.items() if not path.startswith("DigitReader/")}
    assert placed == {
        "README.md": b"digits.mlpackage",
        "Models/digits.mlpackage/Manifest.json": b"{}",
        "Models/digits.mlpackage/Data/com.apple.CoreML/model.mlmodel": b"program",
        f"{resources}/labels.txt": b"0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n",
        f"{resources}/golden.tsv": b"name\n",
        f"{resources}/golden.bin": b"\x00\x01",
        f"{tests}/preprocessing.tsv": b"name\n",
        f"{tests}/preprocessing.bin": b"\x02",
    }


def test_ios_gets_the_pictures_that_its_icon_names(templates: Path) -> None:
    icon = "DigitReader/Assets.xcassets/AppIcon.appiconset/"
    placed = {path: file for path, file in rendered(templates, Platform.IOS).items() if path.startswith(icon)}
    whole = RENDERERS[Platform.IOS].render(render_request()).files
    (contents,) = (json.loads(file.content) for file in whole if file.path.as_posix() == f"{icon}Contents.json")
    assert {path.removeprefix(icon) for path in placed} == {image["filename"] for image in contents["images"]}
    assert {file.ownership for file in placed.values()} == {Ownership.SCAFFOLD}


@pytest.mark.parametrize("platform", list(Platform))
def test_labels_arrive_verbatim(templates: Path, platform: Platform) -> None:
    names = tuple(text for text in NASTY.values() if text.strip())
    project = digits_project(model=digits_spec(labels=LabelSet(names)))
    files = rendered(templates, platform, project=project)
    (labels,) = (file.content for path, file in files.items() if path.endswith("labels.txt"))
    assert labels.decode().split("\n") == [*names, ""]


def test_files_are_sorted_and_the_same_every_time(templates: Path) -> None:
    renderer = replace(RENDERERS[Platform.ANDROID], templates=templates)
    one = renderer.render(render_request())
    assert one == renderer.render(render_request())
    paths = [file.path.as_posix() for file in one.files]
    assert paths == sorted(paths)


def test_a_project_can_lie_in_a_folder(templates: Path) -> None:
    renderer = replace(RENDERERS[Platform.ANDROID], templates=templates)
    project = renderer.render(render_request()).under("android")
    assert {file.path.parts[0] for file in project.files} == {"android"}


def test_a_platform_without_templates_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no templates"):
        load_templates(tmp_path / "palm", ["tasks/image-classification"])

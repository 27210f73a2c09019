"""`update`, `diff`, `check` and `status` as a user runs them: what they say, write and end with."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.render.templates import templates_folder
from generator.spec import AppSpec, ModelSource, Platform, SourceFormat
from generator.usecases.model_options import ModelOptions
from generator.usecases.new_project import NewProjectRequest, new_project
from generator.usecases.normalization import NormalizationPreset
from generator.usecases.refusals import Refusals
from tests.support.command_line import DIGIT_LABELS, DIGITS, Ran, mobilegen
from tests.support.fakes import FakeProgress, fake_stages
from tests.support.trees import read_tree

SMALLER: dict[str, Any] = {"shape": (1, 16, 16, 3), "classes": 4}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the Android app of a model with four classes, which only pretends to be converted."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "digits.keras").write_bytes(b"PK\x03\x04")
    (folder / "labels.txt").write_text("zero\none\ntwo\nthree\n")
    request = NewProjectRequest(
        source=ModelSource(folder / "digits.keras", SourceFormat.KERAS),
        app=AppSpec("Digit Reader", "com.example.digits"),
        output=folder / "app",
        platforms=(Platform.ANDROID,),
        options=ModelOptions(folder / "labels.txt", normalization=NormalizationPreset.MINUS_ONE_TO_ONE),
    )
    new_project(request, Refusals(), FakeProgress(), fake_stages(templates_folder(), **SMALLER))
    return folder


@pytest.fixture
def here(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "here"))


def test_an_untouched_project_is_up_to_date(here: Path) -> None:
    before = read_tree(here)
    for command in ("update", "diff", "check"):
        ran = mobilegen(command, "app", cwd=here)
        assert (ran.code, ran.err, ran.logs) == (0, "", [])
        assert ran.out.startswith("Up to date")
    data = json.loads(mobilegen("update", "--json", cwd=here / "app").out)
    assert (data["up_to_date"], data["written"], data["files"]) == (True, False, [])
    assert mobilegen("status", "app", cwd=here).out.endswith(" untouched\n")
    assert read_tree(here) == before


def test_check_says_what_drifted(here: Path) -> None:
    (here / "labels.txt").write_text("zero\none\ntwo\nfour\n")
    ran = mobilegen("check", "app", cwd=here)
    assert (ran.code, ran.errors) == (3, ["the project isn't up to date: the labels are others"])
    assert json.loads(mobilegen("check", "app", "--json", cwd=here).out)["drift"] == ["the labels are others"]
    (here / "labels.txt").write_text("zero\none\ntwo\nthree\n")
    (here / "digits.keras").unlink()
    ran = mobilegen("check", "app", cwd=here)
    assert (ran.code, ran.errors) == (9, ["not everything could be compared: the model isn't here"])


def test_status_names_what_was_done_to_files(here: Path) -> None:
    app = here / "app/android"
    (app / "README.md").write_text("mine\n")
    (app / "build.gradle.kts").unlink()
    ran = mobilegen("status", "app", cwd=here)
    assert ran.code == 0
    assert ["edited", "android/README.md", "(scaffold)"] in [line.split() for line in ran.out.splitlines()]
    files = json.loads(mobilegen("status", "app", "--json", cwd=here).out)["files"]
    states = {file["path"]: file["state"] for file in files if file["state"] != "untouched"}
    assert states == {"android/README.md": "edited", "android/build.gradle.kts": "missing"}


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("update", "nowhere"), 7, "not a folder"),
        (("update", "."), 7, "no project that mobilegen can update"),
        (("check", "."), 7, "no project that mobilegen can update"),
        (("status", "."), 7, "no project that mobilegen can update"),
        (("update", "app", "--model", "none.keras"), 3, "none.keras"),
        (("update", "app", "--conflict", "maybe"), 2, "maybe"),
    ],
)
def test_bad_input_is_told(made: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    before = read_tree(made)
    ran = mobilegen(*arguments, "--no-input" if arguments[0] == "update" else "--json", cwd=made)
    assert ran.code == code
    assert message in ran.err
    assert "Traceback" not in ran.err
    assert read_tree(made) == before


def updated(here: Path, *more: str) -> Ran:
    return mobilegen("update", "app", "--model", DIGITS, "--labels", DIGIT_LABELS, "--no-input", *more, cwd=here)


def test_a_project_follows_a_real_model(here: Path) -> None:
    """One run that finds a conflict and writes nothing, and one that is told how to decide it."""
    contract = next((here / "app").rglob("ModelContract.kt"))
    contract.write_text(contract.read_text().replace("16", "17"))
    own = contract.with_name("Own.kt")
    own.write_text('val other = labels["zero"]\n')
    before = read_tree(here / "app")
    ran = updated(here)
    assert (ran.code, ran.logs) == (7, [])
    assert ran.errors[0].startswith("nothing was written: you and mobilegen changed the same places in 1 file")
    assert "pictures 16×16 → 32×32 pixels" in ran.out
    assert "Own.kt:1 names “zero”" in ran.out
    assert "conflict android/inference" in ran.out
    assert read_tree(here / "app") == before

    ran = updated(here, "--conflict", "theirs", "--json")
    assert ran.code == 0, ran.err
    data = json.loads(ran.out)
    actions = {file["path"]: file["action"] for file in data["files"]}
    assert (data["written"], actions["CHANGES.md"]) == (True, "create")
    assert actions[contract.relative_to(here / "app").as_posix()] == "merge"
    assert [change["breaking"] for change in data["changes"]][:1] == [True]
    assert (here / "app/android/inference/src/main/assets/labels.txt").read_bytes() == DIGIT_LABELS.read_bytes()
    assert mobilegen("check", "app", cwd=here).code == 0

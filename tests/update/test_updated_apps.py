"""Two apps that were edited and then updated, by a newer mobilegen and to a larger model: edits kept, still sound."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.render.templates import templates_folder
from generator.spec import AppSpec, ModelSource, Platform, SourceFormat
from generator.usecases.model_options import ModelOptions
from generator.usecases.new_project import NewProjectRequest, new_project
from generator.usecases.normalization import NormalizationPreset
from generator.usecases.refusals import Refusals
from tests.generated.checks.gradle import gradle_problems
from tests.generated.checks.xcode_project import xcode_problems
from tests.support.command_line import DIGITS, Ran, mobilegen
from tests.support.fakes import FakeProgress, fake_stages
from tests.support.missing_toolchains import pytest_runtest_call, pytest_runtest_setup
from tests.toolchains.android.build import AndroidBuild
from tests.toolchains.android.project import AndroidProject
from tests.toolchains.kotlin.compiler import Compiler
from tests.toolchains.swift.app import app_problems, app_test_problems, package_problems
from tests.toolchains.swift.package import SwiftPackage
from tests.toolchains.swift.project import IosProject
from tests.update.edited_apps import ADDED, ANDROID, DELETED, EDITS, IOS, RENAMED, XCODE, edit, older_templates

__all__ = ["pytest_runtest_call", "pytest_runtest_setup"]

BIRDS = ("heron", "stork", "crane", "coot")
MORE_BIRDS = (*BIRDS, "grebe", "swan", "teal", "smew", "gull", "tern")
TEST = re.compile(r"^ *@Test\b", re.MULTILINE)


@dataclass(frozen=True)
class Updated:
    """A project that was updated, and how that went."""

    root: Path
    ran: Ran

    def text(self, path: Path) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def run(self, *command: str) -> Ran:
        return mobilegen(*command, self.root, cwd=self.root.parent)


@pytest.fixture(scope="module")
def updated(tmp_path_factory: pytest.TempPathFactory) -> Updated:
    """The smaller model only pretends to be converted; the command that users run converts the larger one."""
    folder = tmp_path_factory.mktemp("updated") / "work"
    folder.mkdir()
    root = folder / "app"
    earlier = fake_stages(
        older_templates(templates_folder(), folder.parent / "templates"), shape=(1, 16, 16, 3), classes=len(BIRDS)
    )
    (folder / "birds.keras").write_bytes(b"a smaller model")
    request = NewProjectRequest(
        source=ModelSource(folder / "birds.keras", SourceFormat.KERAS),
        app=AppSpec("Birds", "com.example.birds"),
        output=root,
        platforms=tuple(Platform),
        options=ModelOptions(
            labels=_labels(folder / "birds.txt", BIRDS), normalization=NormalizationPreset.MINUS_ONE_TO_ONE
        ),
    )
    new_project(request, Refusals(), FakeProgress(), earlier)
    edit(root)
    larger = shutil.copyfile(DIGITS, folder / "more-birds.keras")
    labels = _labels(folder / "more-birds.txt", MORE_BIRDS)
    ran = mobilegen("update", root, "--model", larger, "--labels", labels, "--no-input", cwd=folder)
    assert ran.code == 0, ran.err + ran.out
    return Updated(root, ran)


def _labels(path: Path, names: Sequence[str]) -> Path:
    path.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
    return path


def test_the_developer_reads_what_became_different(updated: Updated) -> None:
    assert "• pictures 16×16 → 32×32 pixels" in updated.ran.out
    assert "• 6 labels added: “grebe”, “swan”, “teal”, “smew”, “gull”, “tern”" in updated.ran.out
    assert "breaking" not in updated.ran.out
    assert "- 6 labels added: “grebe”, " in updated.text(Path("CHANGES.md"))


def test_every_edit_is_kept(updated: Updated) -> None:
    for change in EDITS:
        lines = updated.text(change.path).splitlines()
        assert [line for line in change.lines if line not in lines] == [], change.path
    for path, text in ADDED.items():
        assert updated.text(path) == text
    assert [path for path in (*DELETED, *RENAMED) if (updated.root / path).exists()] == []


def test_what_became_different_reaches_edited_files(updated: Updated) -> None:
    """Versions, words, objects of Xcode and lines of the newer templates, and numbers of the newer model."""
    for text, path in {
        "NARROW = 7": ANDROID / "ResultCard.kt",
        "FADED = 0.001f": RENAMED[ANDROID / "ScoreSmoother.kt"],
        '"failed_copy"': Path("android/app/src/main/res/values/strings_classify.xml"),
        'targetSdk = "36"': Path("android/gradle/libs.versions.toml"),
        "1 × 32 × 32 × 3": Path("android/README.md"),
        "minHeight: 44": IOS / "Screens/ResultCard.swift",
        '"comment" : "Read aloud"': IOS / "Localizable.xcstrings",
        "/* Signing.xcconfig */,\n": XCODE,
    }.items():
        assert text in updated.text(path), path
    labels = updated.text(Path("android/inference/src/main/assets/labels.txt"))
    assert labels == "".join(f"{name}\n" for name in MORE_BIRDS)


def test_a_second_update_has_nothing_to_do(updated: Updated) -> None:
    again, checked, status = (updated.run(command) for command in ("update", "check", "status"))
    assert (again.code, again.out.strip()) == (0, "Up to date: nothing that the project is made from has changed.")
    assert checked.code == 0
    assert f"{len(DELETED)} missing" in status.out


@pytest.mark.toolchain
def test_android_app_compiles_without_a_warning_and_passes_its_golden_tests(
    updated: Updated, compiler: Compiler, tmp_path: Path
) -> None:
    project = AndroidProject(updated.root / "android")
    build = AndroidBuild(project, compiler, tmp_path)
    assert gradle_problems(project) == []
    assert list(build.app_classes.rglob("LakeKt.class"))
    run = build.run_inference_tests()
    tests = project.inference.sources("test")
    assert run.passed == sum(len(TEST.findall(path.read_text("utf-8"))) for path in tests) > 0, run.output


@pytest.mark.toolchain
def test_ios_app_compiles_without_a_warning_and_its_package_passes_its_golden_tests(
    updated: Updated, tmp_path: Path
) -> None:
    project = IosProject(updated.root / "ios")
    assert xcode_problems(project.pbxproj) == []
    assert package_problems(project, tmp_path / "modules") == ""
    assert app_problems(project, tmp_path / "modules") == ""
    assert app_test_problems(project, tmp_path / "modules") == ""
    run = SwiftPackage(project.package, tmp_path / "package").test()
    assert run.succeeded, run.output
    assert run.passed >= 10, run.output

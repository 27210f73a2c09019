"""The rendered iOS app, by the real Swift 6 compiler, against stand-ins for what only Apple has."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from tests.generated.checks.text_files import file_problems
from tests.generated.checks.xcode_project import xcode_problems
from tests.generated.special import expected_labels
from tests.toolchains.swift.app import app_problems, app_test_problems, package_problems
from tests.toolchains.swift.package import SwiftPackage, format_problems
from tests.toolchains.swift.project import IosProject
from tests.toolchains.xcodeproj.toolchain import parser_complaints

pytestmark = pytest.mark.toolchain


@pytest.fixture(scope="session")
def swift_package(ios_project: IosProject, tmp_path_factory: pytest.TempPathFactory) -> SwiftPackage:
    return SwiftPackage(ios_project.package, tmp_path_factory.mktemp("swift_package"))


@pytest.fixture(scope="session")
def swift_modules(ios_project: IosProject, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package's module, with its Core ML half, and the app's."""
    modules = tmp_path_factory.mktemp("swift_modules")
    assert package_problems(ios_project, modules) == ""
    return modules


def test_package_passes_its_own_tests(swift_package: SwiftPackage) -> None:
    run = swift_package.test()

    assert run.succeeded, run.output
    assert run.passed >= 10, run.output


def test_package_compiles_with_core_ml(swift_modules: Path) -> None:
    assert list(swift_modules.glob("Inference.swiftmodule"))


def test_app_and_its_tests_compile(ios_project: IosProject, swift_modules: Path) -> None:
    assert ios_project.app_sources
    assert app_problems(ios_project, swift_modules) == ""
    assert ios_project.app_tests
    assert app_test_problems(ios_project, swift_modules) == ""


def test_swift_is_formatted(ios_project: IosProject) -> None:
    sources = [path for path in sorted(ios_project.root.rglob("*.swift")) if ".build" not in path.parts]

    assert sources
    assert format_problems(ios_project.root, sources) == ""


def test_a_foreign_parser_accepts_the_xcode_project(ios_project: IosProject) -> None:
    assert parser_complaints(ios_project.pbxproj) == ""


def test_xcode_project_holds_together(ios_project: IosProject) -> None:
    assert xcode_problems(ios_project.pbxproj) == []


def test_model_package_is_complete(ios_project: IosProject) -> None:
    packages = sorted((ios_project.root / "Models").glob("*.mlpackage"))

    assert len(packages) == 1
    assert (packages[0] / "Manifest.json").is_file()
    assert (packages[0] / "Data" / "com.apple.CoreML" / "model.mlmodel").is_file()


def test_property_lists_are_dictionaries(ios_project: IosProject) -> None:
    for path in ios_project.root.rglob("*.plist"):
        assert isinstance(plistlib.loads(path.read_bytes()), dict), path.name


def test_files_are_well_formed(ios_project: IosProject) -> None:
    assert list(file_problems(ios_project.root)) == []


def test_labels_arrive_verbatim(ios_project: IosProject) -> None:
    labels = ios_project.package / "Sources" / "Inference" / "Resources" / "labels.txt"

    assert labels.read_bytes() == expected_labels(ios_project.root)


def test_no_source_file_is_too_long(ios_project: IosProject) -> None:
    sources = sorted(ios_project.root.rglob("*.swift"))

    assert {path.name: n for path in sources if (n := len(path.read_text("utf-8").splitlines())) > 150} == {}

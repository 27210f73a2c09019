"""The rendered iOS app, by the real Swift 6 compiler, against stand-ins for what only Apple has."""

from __future__ import annotations

import base64
import json
import plistlib
import re
import subprocess
from pathlib import Path

import pytest

from tests.generated.checks.asset_catalog import asset_catalog_problems
from tests.generated.checks.openstep import parse_openstep
from tests.generated.checks.privacy_manifest import privacy_problems
from tests.generated.checks.string_catalog import string_catalog_problems
from tests.generated.checks.text_files import file_problems
from tests.generated.checks.xcode_project import xcode_problems
from tests.generated.special import LABELS, OPTIONS, expected_labels
from tests.toolchains.swift.app import app_problems, app_test_problems, package_problems, ui_test_problems
from tests.toolchains.swift.package import SwiftPackage, format_problems
from tests.toolchains.swift.project import IosProject
from tests.toolchains.swift.property_lists import REFUSED, read_property_lists
from tests.toolchains.swift.stubs import language_flags
from tests.toolchains.swift.toolchain import swift_tool
from tests.toolchains.xcodeproj.toolchain import parser_complaints

pytestmark = pytest.mark.toolchain

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "swift" / "Sources"

# Compares bytes: to Swift, texts that are written in different ways but look the same are equal.
VERBATIM_TEST = """\
import Foundation
import Testing

@testable import Inference

@Test func textsArriveAsTheyWereGiven() throws {
  let given = try JSONDecoder().decode([String].self, from: Data(base64Encoded: "GIVEN")!)
  let labels = try Labels.bundled(count: ModelContract.files[0].output.count)
  let texts = [
    ModelContract.description, ModelContract.author, ModelContract.license, ModelContract.version,
  ]
  let arrived = texts + (0..<labels.count).map { labels[$0] }
  #expect(arrived.map { Array($0.utf8) } == given.map { Array($0.utf8) })
}
"""


@pytest.fixture(scope="session")
def swift_package(ios_project: IosProject, tmp_path_factory: pytest.TempPathFactory) -> SwiftPackage:
    package = SwiftPackage(ios_project.package, tmp_path_factory.mktemp("swift_package"))
    if any("special" in part for part in ios_project.root.parts):
        given = [*(OPTIONS[name] for name in ("--description", "--author", "--license", "--model-version")), *LABELS]
        test = VERBATIM_TEST.replace("GIVEN", base64.b64encode(json.dumps(given).encode()).decode())
        (package.root / "Tests" / "InferenceTests" / "VerbatimTests.swift").write_text(test)
    return package


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
    assert ios_project.ui_tests
    assert ui_test_problems(ios_project) == ""


@pytest.mark.parametrize("ios_project", ["golden"], indirect=True)
def test_benchmark_of_the_preprocessing_compiles(ios_project: IosProject, swift_modules: Path) -> None:
    assert ios_project.package.is_dir()
    sources = sorted(BENCHMARK.rglob("*.swift"))
    # A program's main.swift runs from top to bottom.
    flags = [flag for flag in language_flags("PreprocessingBenchmark", [swift_modules]) if flag != "-parse-as-library"]
    command: list[str | Path] = [swift_tool("swiftc"), "-typecheck", "-warnings-as-errors", *flags, *sources]

    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)

    assert len(sources) > 1
    assert (result.returncode, result.stdout) == (0, "")
    assert format_problems(BENCHMARK.parent, sources) == ""


def test_swift_is_formatted(ios_project: IosProject) -> None:
    sources = [path for path in sorted(ios_project.root.rglob("*.swift")) if ".build" not in path.parts]

    assert sources
    assert format_problems(ios_project.root, sources) == ""


def test_a_foreign_parser_accepts_the_xcode_project(ios_project: IosProject) -> None:
    assert parser_complaints(ios_project.pbxproj) == ""


def test_xcode_project_holds_together(ios_project: IosProject) -> None:
    assert xcode_problems(ios_project.pbxproj) == []


def test_apples_own_reader_understands_every_property_list_as_we_do(ios_project: IosProject) -> None:
    plists = [path for name in ("*.plist", "*.xcprivacy") for path in sorted(ios_project.root.rglob(name))]
    ours = [plistlib.loads(path.read_bytes()) for path in plists]
    damaged = ios_project.root.parent / "damaged.pbxproj"
    damaged.write_text(ios_project.pbxproj.read_text("utf-8").replace(";", "", 1), "utf-8")

    assert len(plists) >= 2
    assert read_property_lists([ios_project.pbxproj, *plists, damaged]) == [
        parse_openstep(ios_project.pbxproj.read_text("utf-8")),
        *ours,
        REFUSED,
    ]


def test_catalogs_are_valid(ios_project: IosProject) -> None:
    assets = sorted(ios_project.root.rglob("*.xcassets"))
    strings = sorted(ios_project.root.rglob("*.xcstrings"))

    assert [path.name for path in (*assets, *strings)] == [
        "Assets.xcassets",
        "InfoPlist.xcstrings",
        "Localizable.xcstrings",
    ]
    assert [problem for path in assets for problem in asset_catalog_problems(path)] == []
    assert [problem for path in strings for problem in string_catalog_problems(path)] == []


def test_ui_tests_look_for_words_of_the_app(ios_project: IosProject) -> None:
    catalog = json.loads((ios_project.root / ios_project.name / "Localizable.xcstrings").read_text("utf-8"))
    sources = "".join(path.read_text("utf-8") for path in ios_project.ui_tests)
    words = re.findall(r'\b(?:buttons|staticTexts|navigationBars)\["([^"]+)"\]', sources)

    assert len(words) >= 5
    assert [word for word in words if word not in catalog["strings"]] == []


def test_privacy_manifest_declares_what_the_sources_use(ios_project: IosProject) -> None:
    manifest = ios_project.root / ios_project.name / "PrivacyInfo.xcprivacy"
    sources = [*ios_project.app_sources, *ios_project.package_sources]

    assert list(privacy_problems(manifest, iter(sources))) == []


def test_model_package_is_complete(ios_project: IosProject) -> None:
    packages = sorted((ios_project.root / "Models").glob("*.mlpackage"))

    assert len(packages) == 1
    assert (packages[0] / "Manifest.json").is_file()
    assert (packages[0] / "Data" / "com.apple.CoreML" / "model.mlmodel").is_file()


def test_files_are_well_formed(ios_project: IosProject) -> None:
    assert list(file_problems(ios_project.root)) == []


def test_labels_arrive_verbatim(ios_project: IosProject) -> None:
    labels = ios_project.package / "Sources" / "Inference" / "Resources" / "labels.txt"

    assert labels.read_bytes() == expected_labels(ios_project.root)


def test_no_source_file_is_too_long(ios_project: IosProject) -> None:
    sources = sorted(ios_project.root.rglob("*.swift"))

    assert {path.name: n for path in sources if (n := len(path.read_text("utf-8").splitlines())) > 150} == {}

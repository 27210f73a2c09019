"""The structural checker itself: it accepts a right project and names each fault of a wrong one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.generated.checks.openstep import OpenStepError, parse_openstep
from tests.generated.checks.xcode_project import xcode_problems
from tests.generated.sample_xcode import write_xcode_project
from tests.toolchains.xcodeproj.toolchain import parser_complaints

SCHEME = "DigitReader.xcodeproj/xcshareddata/xcschemes/DigitReader.xcscheme"


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project file that nobody may change."""
    return write_xcode_project(tmp_path_factory.mktemp("right"))


@pytest.fixture
def pbxproj(right: Path, tmp_path: Path) -> Path:
    """A copy to break."""
    root = Path(shutil.copytree(right.parents[1], tmp_path / "project"))
    return root / right.relative_to(right.parents[1])


def test_right_project_has_no_problem(right: Path) -> None:
    assert xcode_problems(right) == []


@pytest.mark.parametrize("formats", [("coreml",), ("tflite",)])
def test_right_project_with_one_runtime_has_no_problem(formats: tuple[str, ...], tmp_path: Path) -> None:
    assert xcode_problems(write_xcode_project(tmp_path, formats)) == []


@pytest.mark.toolchain
def test_foreign_parser_agrees_about_the_right_project(right: Path) -> None:
    assert parser_complaints(right) == ""


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("path = DigitReaderTests;", "path = Tests;", "the synchronized folder Tests has no sources"),
        ("path = digits.mlpackage;", "path = other.mlpackage;", "the file other.mlpackage doesn't exist"),
        ("path = digits.tflite;", "path = other.tflite;", "other.tflite is there or referred to, but not both"),
        ("Info.plist,", "", "DigitReader/Info.plist would be copied as a resource: it is no exception"),
        ("isa = PBXResourcesBuildPhase;", "isa = PBXCopyFilesBuildPhase;", "is of an unknown kind"),
        (
            "relativePath = Packages/Inference;",
            "relativePath = Packages/Kit;",
            "the package Packages/Kit doesn't exist",
        ),
        ("path = DigitReaderTests;", "path = Packages;", "Inference lies in the synchronized folder Packages"),
        ("path = DigitReaderTests;", "path = MODELS;", "lies in the synchronized folder MODELS, which has it a second"),
        ("productName = Inference;", "productName = Kit;", "no package has the product Kit"),
        ("type.bundle.ui-testing", "type.framework", "not an app, its unit tests and its UI tests"),
        ("SWIFT_VERSION = 6.0;", "SWIFT_VERSION = 5.0;", "DigitReader, Debug: SWIFT_VERSION is 5.0, not 6.0"),
        ("SCRIPT_SANDBOXING = NO", "SCRIPT_SANDBOXING = YES", "ENABLE_USER_SCRIPT_SANDBOXING is YES, not NO"),
        ("COREML_CODEGEN_LANGUAGE = None;", "", "COREML_CODEGEN_LANGUAGE is None, not None"),
        ("objectVersion = 77", "objectVersion = 70", "70"),
        ("/* Project object */;\n}", "/* Project object */;\n", "line "),
    ],
)
def test_fault_in_the_project_file_is_named(pbxproj: Path, old: str, new: str, problem: str) -> None:
    text = pbxproj.read_text()
    assert old in text
    pbxproj.write_text(text.replace(old, new))

    try:
        found = xcode_problems(pbxproj)
    except (AssertionError, OpenStepError) as error:
        found = [str(error)]
    assert [item for item in found if problem in item]


@pytest.mark.parametrize(
    ("path", "old", "new", "problem"),
    [
        ("DigitReader/DigitReaderApp.swift", "@main\n", "", "DigitReader has 0 @main, not one"),
        (
            "DigitReader/DigitReaderApp.swift",
            "@main\n",
            "@main\nstruct A {}\n@main\n",
            "DigitReader has 2 @main, not one",
        ),
        ("DigitReader/Info.plist", "NSCameraUsage", "NSMicrophoneUsage", "doesn't say what the camera is for"),
        (
            "DigitReader/Info.plist",
            "<false/>\n\t\t<key>UISceneConf",
            "<true/>\n\t\t<key>UISceneConf",
            "a second window",
        ),
        ("DigitReader/Info.plist", "LaunchBackground", "Background", "colour for the launch screen"),
        ("Signing.xcconfig", "APP_BUNDLE_IDENTIFIER =", "BUNDLE_ID =", "no .xcconfig sets APP_BUNDLE_IDENTIFIER"),
        (SCHEME, 'BlueprintName = "DigitReaderUITests"', 'BlueprintName = "Other"', "BlueprintName is Other"),
        (SCHEME, 'skipped = "NO"', 'skipped = "YES"', "TestAction"),
        ("DigitReader.xcodeproj/project.xcworkspace/contents.xcworkspacedata", "self:", "group:A", "workspace"),
    ],
)
def test_fault_beside_the_project_file_is_named(pbxproj: Path, path: str, old: str, new: str, problem: str) -> None:
    file = pbxproj.parents[1] / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))

    assert [found for found in xcode_problems(pbxproj) if problem in found]


def test_property_list_is_read() -> None:
    assert parse_openstep('{ a = "b\\n\\"c\\""; /* d */ e = (1, 2,); f = { g = h; }; } // i\n') == {
        "a": 'b\n"c"',
        "e": ["1", "2"],
        "f": {"g": "h"},
    }


@pytest.mark.parametrize("text", ["{ a = b }", "{ a = b; a = c; }", "{ a = (b c); }", "{ a = b; ", "{ a = b; } c", '"'])
def test_damaged_property_list_is_refused(text: str) -> None:
    with pytest.raises(OpenStepError, match="line 1"):
        parse_openstep(text)

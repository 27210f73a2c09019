"""The structural checker itself: it accepts a right project and names each fault of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.generated.checks.openstep import OpenStepError, parse_openstep
from tests.generated.checks.xcode_project import xcode_problems
from tests.generated.sample_xcode import write_xcode_project, xcode_id
from tests.toolchains.xcodeproj.toolchain import parser_complaints


def test_right_project_has_no_problem(tmp_path: Path) -> None:
    assert xcode_problems(write_xcode_project(tmp_path)) == []


@pytest.mark.toolchain
def test_foreign_parser_agrees_about_the_right_project(tmp_path: Path) -> None:
    assert parser_complaints(write_xcode_project(tmp_path)) == ""


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (f"{xcode_id('tests')},", f"{'F' * 24},", f"{'F' * 24} is not defined"),
        (f"mainGroup = {xcode_id('main')}", f"mainGroup = {xcode_id('models')}", "is referred to by nothing"),
        ("path = AppTests; ", "path = Tests; ", "the synchronized folder Tests doesn't exist"),
        ("path = m.mlpackage", "path = n.mlpackage", "the file n.mlpackage doesn't exist"),
        (f"{xcode_id('aresources')},", "", "App has no PBXResourcesBuildPhase"),
        ("relativePath = Packages/Kit", "relativePath = Packages/Other", "the package Packages/Other doesn't exist"),
        ("productName = Kit", "productName = Kat", "no package has the product Kat"),
        (f"productRef = {xcode_id('kit')}", f"productRef = {xcode_id('package')}", "Kit is linked by no target"),
        (f"files = ({xcode_id('modelbuild')},)", "files = ()", "m.mlpackage is not in the app's Sources phase"),
        ("name = App;", "name = Other;", "BlueprintName is App, not Other"),
        ("SWIFT_VERSION = 6.0", "SWIFT_VERSION = 5.0", "App, Debug: SWIFT_VERSION is 5.0, not 6.0"),
        ("INFOPLIST_KEY_NSCameraUsageDescription = why; ", "", "nothing says what the camera is for"),
        ("PRODUCT_BUNDLE_IDENTIFIER = com.example.App; ", "", "PRODUCT_BUNDLE_IDENTIFIER is missing"),
    ],
)
def test_fault_in_the_project_file_is_named(tmp_path: Path, old: str, new: str, problem: str) -> None:
    pbxproj = write_xcode_project(tmp_path)
    text = pbxproj.read_text()
    assert old in text
    pbxproj.write_text(text.replace(old, new))

    assert [found for found in xcode_problems(pbxproj) if problem in found]


@pytest.mark.parametrize(
    ("path", "text", "problem"),
    [
        ("App/Second.swift", "@main\nstruct Second {}\n", "App has 2 @main, not one"),
        ("App/App.swift", "struct Main {}\n", "App has 0 @main, not one"),
        ("App/Info.plist", "<plist/>\n", "App/Info.plist would be copied as a resource"),
        ("App.xcodeproj/xcshareddata/xcschemes/B.xcscheme", "<Scheme/>\n", "B.xcscheme tests nothing"),
    ],
)
def test_fault_beside_the_project_file_is_named(tmp_path: Path, path: str, text: str, problem: str) -> None:
    pbxproj = write_xcode_project(tmp_path)
    (tmp_path / path).write_text(text)

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

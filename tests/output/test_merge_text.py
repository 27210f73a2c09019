"""Files with keys are merged by key where lines fail: a version catalog, Android's resources, an Xcode project."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

import pytest
import tomlkit

from generator.output.formats.android_resources import parse_resources
from generator.output.formats.version_catalog import parse_catalog
from generator.output.formats.xcode_project import parse_xcode_project
from generator.output.merge import Resolution, merge_lines
from generator.output.merge_text import merge_text
from tests.golden.digits_app import COMMITTED

CATALOG = PurePosixPath("android/gradle/libs.versions.toml")
STRINGS = PurePosixPath("android/app/src/main/res/values/strings_camera.xml")
PROJECT = PurePosixPath("ios/DigitReader.xcodeproj/project.pbxproj")


def golden(path: PurePosixPath) -> str:
    return (COMMITTED / path).read_bytes().decode()


def replaced(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def merged(path: PurePosixPath, base: str, ours: str, theirs: str) -> str:
    texts = [text.encode() for text in (base, ours, theirs)]
    merge = merge_text(path, texts[0], texts[1], texts[2])
    assert merge.clashes == ()
    return merge.text().decode()


@pytest.mark.parametrize("file", sorted(COMMITTED.rglob("values*/*.xml")), ids=lambda file: file.name)
def test_every_resource_file_of_the_app_is_understood(file: Path) -> None:
    text = file.read_bytes()
    if b"<resources" in text and b"<style" not in text:
        assert parse_resources(text).text == text


def test_the_catalog_and_the_project_are_understood() -> None:
    for path, parse in ((CATALOG, parse_catalog), (PROJECT, parse_xcode_project)):
        text = golden(path).encode()
        assert parse(text).text == text


def test_both_add_to_a_catalog_at_the_same_place() -> None:
    base = golden(CATALOG)
    last = base[: base.index("\n\n[libraries]")].rsplit("\n", 1)[-1]
    ours = replaced(base, (f"{last}\n\n", f'{last}\n# mine\nroom = "2.8.0"\n\n'))
    theirs = replaced(base, (f"{last}\n\n", f'{last}\nlitertGpu = "1.0"\n\n'))
    assert merge_lines(base.encode(), ours.encode(), theirs.encode()).clashes
    text = merged(CATALOG, base, ours, theirs)
    versions = tomlkit.parse(text).unwrap()["versions"]
    assert versions == {**tomlkit.parse(base).unwrap()["versions"], "room": "2.8.0", "litertGpu": "1.0"}
    assert "# mine\nroom" in text


def test_both_add_the_same_key_to_a_catalog_at_two_places() -> None:
    base = '[versions]\na = "1"\nb = "1"\nc = "1"\nd = "1"\n'
    ours = replaced(base, ('a = "1"\n', 'a = "1"\nroom = "2"\n'))
    theirs = replaced(base, ('d = "1"\n', 'd = "1"\nroom = "2"\n'))
    lines = merge_lines(base.encode(), ours.encode(), theirs.encode())
    assert not lines.clashes
    assert lines.text().count(b"room") == 2, "which is no TOML"
    assert merged(CATALOG, base, ours, theirs) == ours
    other = replaced(theirs, ('room = "2"', 'room = "3"'))
    (clash,) = merge_text(CATALOG, base.encode(), ours.encode(), other.encode()).clashes
    assert (clash.ours, clash.theirs, clash.line) == (b'room = "2"\n', b'room = "3"\n', 3)


def test_values_over_several_lines_are_one() -> None:
    base = '[bundles]\nui = [\n  "one", # first\n  "two",\n]\n\n[versions]\na = "1"\n'
    ours = replaced(base, ('a = "1"\n', 'a = "1"\nmine = "1"\n'))
    theirs = replaced(base, ('a = "1"\n', 'a = "2"\nnew = "1"\n'), ('"two"', '"three"'))
    assert merged(CATALOG, base, ours, theirs) == replaced(theirs, ('new = "1"\n', 'new = "1"\nmine = "1"\n'))


def test_a_moved_version_is_renewed_where_it_is() -> None:
    base = '[versions]\nagp = "1"\nkotlin = "1"\njunit = "1"\n'
    ours = '[versions]\nkotlin = "1"\njunit = "1"\nagp = "1"\n'
    theirs = replaced(base, ('agp = "1"', 'agp = "2"'))
    assert merged(CATALOG, base, ours, theirs) == replaced(ours, ('agp = "1"', 'agp = "2"'))


def test_both_add_strings_at_the_end() -> None:
    base = golden(STRINGS)
    ours = replaced(base, ("</resources>", '    <string name="mine">Mine &amp; yours</string>\n</resources>'))
    theirs = replaced(
        base,
        ("</resources>", '\n    <!-- new -->\n    <string name="new">New</string>\n</resources>'),
        (">Allow the camera<", ">Allow it<"),
    )
    text = merged(STRINGS, base, ours, theirs)
    names = {element.get("name"): element.text for element in ET.fromstring(text)}
    assert names["mine"] == "Mine & yours"
    assert (names["new"], names["permission_allow"]) == ("New", "Allow it")
    assert "<!-- new -->" in text


def test_a_translated_text_that_also_changed_is_a_conflict() -> None:
    base = golden(STRINGS)
    ours = replaced(base, (">Allow the camera<", ">Kamera erlauben<"))
    theirs = replaced(base, (">Allow the camera<", ">Allow it<"))
    (clash,) = merge_text(STRINGS, base.encode(), ours.encode(), theirs.encode()).clashes
    assert b"Kamera erlauben" in clash.ours
    assert ours.splitlines()[clash.line - 1].strip() == clash.ours.decode().strip()


OBJECT = """\t\t{id} /* {name} in Resources */ = {{isa = PBXBuildFile; fileRef = {id}; }};\n"""


def test_both_add_to_an_xcode_project() -> None:
    base = golden(PROJECT)
    end = "/* End PBXBuildFile section */"
    group = "\t\t\t\t9DA92BA0E4AD2158A02E1D58 /* Models */,\n"
    mine, new = (OBJECT.format(id=letter * 24, name=name) for letter, name in (("A", "Mine.txt"), ("B", "New.txt")))
    ours = replaced(base, (end, mine + end), (group, f"{group}\t\t\t\t{'A' * 24} /* Mine.txt */,\n"))
    theirs = replaced(
        base,
        (end, new + end),
        (group, f"{group}\t\t\t\t{'B' * 24} /* New.txt */,\n"),
        ('SWIFT_OPTIMIZATION_LEVEL = "-Onone";', 'SWIFT_OPTIMIZATION_LEVEL = "-O";'),
    )
    assert merge_lines(base.encode(), ours.encode(), theirs.encode()).clashes
    text = merged(PROJECT, base, ours, theirs)
    assert text.count(mine) == text.count(new) == 1
    assert text.count(f"{'A' * 24} /* Mine.txt */,") == text.count(f"{'B' * 24} /* New.txt */,") == 1
    assert '"-O";' in text
    assert parse_xcode_project(text.encode()).text == text.encode()
    # But for what ours has added, it is theirs to the byte.
    assert replaced(text, (mine, ""), (f"\t\t\t\t{'A' * 24} /* Mine.txt */,\n", "")) == theirs


def test_what_cannot_be_understood_is_merged_by_lines() -> None:
    base, ours, theirs = '[versions]\na = "1"\nb = "1"\nc = "1"\n', '[versions\na = "1"\nb = "1"\nc = "1"\n', ""
    theirs = replaced(base, ('c = "1"', 'c = "2"'))
    assert merged(CATALOG, base, ours, theirs) == replaced(ours, ('c = "1"', 'c = "2"'))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (CATALOG, b'[versions]\na = "1"\na = "2"\n'),
        (CATALOG, b"\xff"),
        (STRINGS, b'<resources><string name="a">x</string><string name="a">y</string></resources>'),
        (STRINGS, b"<resources>text</resources>"),
        (STRINGS, b"</resources><resources>"),
        (PROJECT, b"{ a = 1; a = 2; }"),
        (PROJECT, b"{ a = 1 }"),
        (PROJECT, b"{" * 10_000),
        (PROJECT, b"( a, b )x"),
        (PROJECT, b'{ a = "x'),
    ],
)
def test_damaged_files_are_no_trees(path: PurePosixPath, text: bytes) -> None:
    parse = {CATALOG: parse_catalog, STRINGS: parse_resources, PROJECT: parse_xcode_project}[path]
    with pytest.raises(ValueError):  # noqa: PT011 - each says something else, and nobody reads it
        parse(text)
    merge = merge_text(path, b"a\n", text, b"b\n")
    assert text in merge.text(Resolution.OURS)

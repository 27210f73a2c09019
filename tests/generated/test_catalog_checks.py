"""The checks of catalogs and of the privacy manifest: they accept what mobilegen renders and name each fault."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.generated.checks.asset_catalog import asset_catalog_problems
from tests.generated.checks.privacy_manifest import privacy_problems
from tests.generated.checks.string_catalog import string_catalog_problems
from tests.generated.sample_xcode import write_xcode_project


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The app's folder, which nobody may change."""
    return write_xcode_project(tmp_path_factory.mktemp("right")).parents[1] / "DigitReader"


@pytest.fixture
def app(right: Path, tmp_path: Path) -> Path:
    """A copy to break."""
    return Path(shutil.copytree(right, tmp_path / right.name))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_rendered_catalogs_have_no_problem(right: Path) -> None:
    assert list(asset_catalog_problems(right / "Assets.xcassets")) == []
    for catalog in right.rglob("*.xcstrings"):
        assert list(string_catalog_problems(catalog)) == [], catalog.name


@pytest.mark.parametrize(
    ("path", "old", "new", "problem"),
    [
        ("Contents.json", '"xcode"', '"me"', "Contents.json holds"),
        ("AccentColor.colorset/Contents.json", '"srgb"', '"rgb"', "is no sRGB colour"),
        ("AccentColor.colorset/Contents.json", '"red" : "0x', '"red" : "1x', "is no sRGB colour"),
        ("AccentColor.colorset/Contents.json", '"alpha" : "1.000"', '"alpha" : "0.5"', "isn't opaque"),
        ("AccentColor.colorset/Contents.json", '"value" : "dark"', '"value" : "night"', "the appearances are"),
        ("AppIcon.appiconset/Contents.json", "light.png", "other.png", "Contents.json names"),
        ("AppIcon.appiconset/Contents.json", '"value" : "tinted"', '"value" : "dark"', "the appearances are"),
        ("AppIcon.appiconset/Contents.json", '"1024x1024"', '"512x512"', "is of 1024x1024"),
        ("AppIcon.appiconset/Contents.json", '"ios"', '"macos"', "is of 1024x1024"),
        ("AppIcon.appiconset/Contents.json", "[", "", "no readable Contents.json"),
    ],
)
def test_fault_in_an_asset_catalog_is_named(app: Path, path: str, old: str, new: str, problem: str) -> None:
    change(app / "Assets.xcassets" / path, old, new)

    assert [found for found in asset_catalog_problems(app / "Assets.xcassets") if problem in found]


def test_icon_with_an_alpha_channel_is_named(app: Path) -> None:
    icons = app / "Assets.xcassets" / "AppIcon.appiconset"
    shutil.copy(icons / "dark.png", icons / "light.png")

    assert [found for found in asset_catalog_problems(icons.parent) if "light.png has alpha channel" in found]


@pytest.mark.parametrize(
    ("strings", "problem"),
    [
        ('{"a": {"note": "b"}}', "is unknown"),
        ('{"a": {"extractionState": "stale"}}', "the extraction state is stale"),
        ('{"a": {"localizations": {"english": {"stringUnit": {"state": "translated", "value": "a"}}}}}', "no language"),
        ('{"a": {"localizations": {"en": {"stringUnit": {"state": "new", "value": "a"}}}}}', "no translated text"),
        ('{"a": {"localizations": {"en": {"variations": {"plural": {"one": {}}}}}}}', "the plurals are"),
        ('{"a": {"localizations": {"en": {}}}}', "neither a text nor plurals"),
        (
            '{"%@": {"localizations": {"en": {"stringUnit": {"state": "translated", "value": "%@ %d"}}}}}',
            "placeholders",
        ),
    ],
)
def test_fault_in_a_string_catalog_is_named(tmp_path: Path, strings: str, problem: str) -> None:
    catalog = tmp_path / "Localizable.xcstrings"
    catalog.write_text(f'{{"sourceLanguage": "en", "strings": {strings}, "version": "1.0"}}')

    assert [found for found in string_catalog_problems(catalog) if problem in found]


def test_key_that_a_string_catalog_has_twice_is_named(tmp_path: Path) -> None:
    catalog = tmp_path / "Localizable.xcstrings"
    catalog.write_text('{"sourceLanguage": "en", "strings": {"a": {}, "a": {}}, "version": "1.0"}')

    with pytest.raises(ValueError, match="a key is there twice"):
        list(string_catalog_problems(catalog))


@pytest.mark.parametrize(
    ("old", "new", "source", "problem"),
    [
        ("CA92.1", "1C8F.1", "UserDefaults.standard", "has the reasons"),
        ("CA92.1", "CA92.1", "", "nothing uses it"),
        ("CA92.1", "CA92.1", "// UserDefaults", "nothing uses it"),
        ("CA92.1", "CA92.1", "UserDefaults.standard; ProcessInfo.processInfo.systemUptime", "systemUptime is used"),
        ("<false/>", "<true/>", "UserDefaults.standard", "NSPrivacyTracking is True"),
    ],
)
def test_fault_in_the_privacy_manifest_is_named(app: Path, old: str, new: str, source: str, problem: str) -> None:
    manifest, file = app / "PrivacyInfo.xcprivacy", app / "Source.swift"
    change(manifest, old, new)
    file.write_text(source)

    assert [found for found in privacy_problems(manifest, iter([file])) if problem in found]

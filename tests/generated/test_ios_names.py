"""Whatever an app is called, its Xcode project holds together, and iOS shows the name as it was given."""

from __future__ import annotations

import json
import plistlib
import re
from pathlib import Path

import pytest

from generator.output import apply, existing_paths, plan
from generator.render import RENDERERS
from generator.spec import AppSpec, Platform
from tests.generated.checks.asset_catalog import asset_catalog_problems
from tests.generated.checks.string_catalog import string_catalog_problems
from tests.generated.checks.xcode_project import xcode_problems
from tests.generated.special import NAMES
from tests.support.rendering import coreml_artifact, render_request
from tests.support.specs import digits_project

# The folders that the project has beside the app's.
FOLDERS = ("Models", "packages")


@pytest.fixture(scope="module", params=(*NAMES, *FOLDERS))
def named(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A name, and the folder of the app of that name."""
    return request.param, app_called(request.param, tmp_path_factory.mktemp("named"))


def test_the_project_holds_together(named: tuple[str, Path]) -> None:
    _, app = named

    assert xcode_problems(app.with_suffix(".xcodeproj") / "project.pbxproj") == []
    assert list(asset_catalog_problems(app / "Assets.xcassets")) == []
    assert list(string_catalog_problems(app / "InfoPlist.xcstrings")) == []


def test_the_home_screen_shows_the_name_verbatim(named: tuple[str, Path]) -> None:
    """Under the localized key, and under the one that is shown where there is no localization."""
    name, app = named
    catalog = json.loads((app / "InfoPlist.xcstrings").read_text("utf-8"))
    shown = catalog["strings"]["CFBundleDisplayName"]["localizations"]["en"]["stringUnit"]["value"]
    info = plistlib.loads((app / "Info.plist").read_bytes())

    assert shown == name
    assert expanded(info["CFBundleDisplayName"]) == name


def test_the_sources_are_those_of_any_other_app(named: tuple[str, Path], plain: Path) -> None:
    """But for the name of target and types: what compiles under one name compiles under all."""
    assert len(sources(plain)) > 100
    assert sources(named[1]) == sources(plain)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return app_called("Digit Reader", tmp_path_factory.mktemp("plain"))


def app_called(name: str, root: Path) -> Path:
    """The folder of the app's sources."""
    project = digits_project(app=AppSpec(name, "com.example.named"))
    rendered = RENDERERS[Platform.IOS].render(render_request(project=project, artifact=coreml_artifact()))
    apply(plan(rendered, existing_paths(root)), root)
    return next(root.glob("*.xcodeproj")).with_suffix("")


def sources(app: Path) -> dict[str, str]:
    """All Swift of the project, with another name for the app's."""
    own = re.compile(rf"\b{app.name}(?=(?:App|Tests|UITests)?\b)")
    return {
        own.sub("Named", path.relative_to(app.parent).as_posix()): own.sub("Named", path.read_text("utf-8"))
        for path in app.parent.rglob("*.swift")
    }


def expanded(text: str) -> str:
    """What Xcode makes of a text of an Info.plist: `$$` is a dollar, any other one starts a reference to a setting."""
    assert "$" not in text.replace("$$", "")
    return text.replace("$$", "$")

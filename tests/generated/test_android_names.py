"""Names that are hostile to XML, Kotlin, Gradle or a shell: the Android app links, and shows each as it was typed."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from generator.render import RENDERERS
from generator.spec import AppSpec, ModelInfo, Platform
from tests.generated.special import NAMES
from tests.support.rendering import render_request
from tests.support.specs import digits_project, digits_spec
from tests.support.trees import build_tree, read_tree
from tests.toolchains.android.project import AndroidProject
from tests.toolchains.android.resources import LinkedResources, link
from tests.toolchains.android.toolchain import aapt2

_MARK = "Zqxmark"


def rendered(root: Path, name: str, application_id: str = "com.example.names") -> AndroidProject:
    """The real templates with another name; the model isn't looked at."""
    project = digits_project(app=AppSpec(name, application_id), model=digits_spec(info=ModelInfo(*[f"{name} */"] * 4)))
    request = replace(render_request(), project=project)
    files = RENDERERS[Platform.ANDROID].render(request).files
    return AndroidProject(build_tree(root, {file.path.as_posix(): file.content for file in files}))


def dumped(resources: LinkedResources) -> str:
    """What the resource compiler reads out of the linked app."""
    command: list[str | Path] = [aapt2(), "dump", "resources", resources.apk]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")


@pytest.mark.toolchain
@pytest.mark.parametrize("name", NAMES)
def test_the_app_links_and_shows_its_name_verbatim(name: str, tmp_path: Path) -> None:
    resources = link(rendered(tmp_path / "app", name), tmp_path / "linked")

    assert resources.problems == ""
    found = re.search(r'string/app_name\n\s+\(\) "(.*?)"\n\s+resource ', dumped(resources), re.DOTALL)
    assert found
    assert found[1] == name


@pytest.mark.toolchain
def test_the_linked_app_has_an_icon_and_a_start_for_every_version(tmp_path: Path) -> None:
    found = dumped(link(rendered(tmp_path / "app", "Digit Reader"), tmp_path / "linked"))

    assert _variants(found, "mipmap/ic_launcher") == {"anydpi", "anydpi-v26"}
    assert _variants(found, "style/Theme.App.Starting") == {"", "v31"}
    assert _variants(found, "style/Theme.App") == {"", "night"}
    assert _variants(found, "color/window_background") == {"", "night"}


@pytest.mark.parametrize("name", NAMES)
def test_gradle_gets_a_name_without_any_special_character(name: str, tmp_path: Path) -> None:
    settings = rendered(tmp_path, name, "com.example.plain").root / "settings.gradle.kts"

    assert re.search(r'^rootProject\.name = "[a-z0-9]+(-[a-z0-9]+)*"$', settings.read_text("utf-8"), re.MULTILINE)


def test_no_script_and_no_workflow_holds_what_a_person_typed(tmp_path: Path) -> None:
    files = read_tree(rendered(tmp_path, _MARK).root)
    typed = {path for path, content in files.items() if _MARK.lower().encode() in content.lower()}

    assert "app/src/main/res/values/strings.xml" in typed
    assert {path for path in typed if Path(path).suffix not in {".md", ".xml", ".kt"}} <= {"settings.gradle.kts"}


def _variants(dump: str, resource: str) -> set[str]:
    """The configurations for which a resource has a value."""
    found = re.search(rf" {re.escape(resource)}\n((?:      .*\n)+)", dump)
    assert found, f"{resource} isn't there"
    return set(re.findall(r"^      \(([\w-]*)\)", found[1], re.MULTILINE))

"""A project is the same bytes whether it is made on Windows or on POSIX, and both can hold it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from generator.render import RENDERERS
from generator.render.files import RenderedProject
from generator.render.templates import templates_folder
from generator.spec import Platform
from tests.support.rendering import coreml_artifact, embedded_model, render_request
from tests.support.windows_paths import WindowsPath

# What names of files can't have there: these characters, a blank or a full stop at the end, those of devices.
FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]|[ .]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)', re.IGNORECASE)
# Of 260 characters with the folder before it.
LONGEST = 140


def ios(templates: Path | None = None) -> RenderedProject:
    request = render_request(models=(embedded_model(artifact=coreml_artifact()), embedded_model()))
    return replace(RENDERERS[Platform.IOS], templates=templates).render(request)


@pytest.fixture(scope="module")
def here() -> RenderedProject:
    return ios()


def test_the_ios_project_is_the_same_from_windows_paths(here: RenderedProject) -> None:
    templates = WindowsPath.of(templates_folder())
    assert str(templates).startswith("C:\\")

    assert ios(cast(Path, templates)) == here


def test_windows_can_hold_every_file_of_the_ios_project(here: RenderedProject) -> None:
    paths = [file.path for file in here.files]

    assert [path for path in paths if any(FORBIDDEN.search(part) for part in path.parts)] == []
    assert len({path.as_posix().lower() for path in paths}) == len(paths)
    assert [path for path in paths if len(path.as_posix()) > LONGEST] == []


def test_windows_can_hold_every_template() -> None:
    root = templates_folder()
    paths = [path.relative_to(root) for path in root.rglob("*") if path.is_file()]

    assert [path for path in paths if any(FORBIDDEN.search(part) for part in path.parts)] == []

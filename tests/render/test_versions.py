"""Every version of the outside world has a source and a day, and is in use."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import tomlkit

from generator.render.templates import load_versions, templates_folder

_TEMPLATES = templates_folder()
_ENTRIES = tomlkit.parse((_TEMPLATES / "versions.toml").read_text("utf-8")).unwrap()


@pytest.mark.parametrize("name", _ENTRIES)
def test_a_version_says_where_and_when_it_was_looked_up(name: str) -> None:
    entry = _ENTRIES[name]

    assert set(entry) == {"version", "source", "checked"}
    assert isinstance(entry["version"], str)
    assert re.search(r"\w+\.\w+/\w+", entry["source"]), "names no document and no repository"
    assert isinstance(entry["checked"], dt.date)


def test_templates_use_every_version_and_no_other() -> None:
    templates = [path for path in _TEMPLATES.rglob("*") if path.is_file()]
    used = {name for path in templates for name in re.findall(rb"cookiecutter\.versions\.(\w+)", path.read_bytes())}

    assert {name.decode() for name in used} == set(_ENTRIES)


def test_templates_see_the_version_alone() -> None:
    assert load_versions(_TEMPLATES) == {name: entry["version"] for name, entry in _ENTRIES.items()}

"""Whatever changes in a rendered Xcode project, the checks notice: each id, path, phase, setting and name in turn."""

from __future__ import annotations

import copy
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.generated.checks.openstep import Value, parse_openstep
from tests.generated.checks.xcode_objects import ID, XcodeObjects
from tests.generated.checks.xcode_project import project_problems, xcode_problems
from tests.generated.sample_xcode import write_xcode_project

Way: TypeAlias = tuple[str | int, ...]

# What changes nothing here: there is no C to compile, and the others only say of what Xcode reminds, and what it does
# in parallel.
WITHOUT_EFFECT = re.compile(
    r"CLANG_\w+|GCC_\w+|ENABLE_STRICT_OBJC_MSGSEND|Last(?:SwiftUpdate|Upgrade)Check|BuildIndependentTargetsInParallel"
)


@pytest.fixture(scope="module")
def pbxproj(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_xcode_project(tmp_path_factory.mktemp("xcode"))


@pytest.fixture(scope="module")
def document(pbxproj: Path) -> Value:
    return parse_openstep(pbxproj.read_text("utf-8"))


def problems(pbxproj: Path, document: Value) -> list[str]:
    try:
        return project_problems(XcodeObjects.of_document(pbxproj, document))
    except AssertionError as error:
        return [str(error) or "not a project"]


def test_the_rendered_project_has_no_problem(pbxproj: Path) -> None:
    assert xcode_problems(pbxproj) == []


def test_every_changed_text_is_noticed(pbxproj: Path, document: Value) -> None:
    unnoticed = [at for at, text in leaves(document) if not problems(pbxproj, changed(document, at, f"{text}X"))]

    assert [at for at in unnoticed if not without_effect(at)] == []


def test_every_reference_to_another_object_is_noticed(pbxproj: Path, document: Value) -> None:
    """Whether that is of the same kind or of another, or isn't there."""
    ids = list(XcodeObjects.of_document(pbxproj, document).objects)
    unnoticed = [
        (at, other)
        for at, text in leaves(document)
        if ID.fullmatch(text)
        for other in [*ids, "F" * 24]
        if other != text and not problems(pbxproj, changed(document, at, other))
    ]

    assert unnoticed == []


def test_every_renamed_or_missing_key_is_noticed(pbxproj: Path, document: Value) -> None:
    unnoticed = [
        (at, name)
        for at in keys(document)
        for name in ("F" * 24, None)
        if not without_effect(at) and not problems(pbxproj, renamed(document, at, name))
    ]

    assert unnoticed == []


def test_every_missing_or_doubled_item_is_noticed(pbxproj: Path, document: Value) -> None:
    unnoticed = [
        (at, times)
        for at, text in leaves(document)
        if isinstance(at[-1], int) and not without_effect(at)
        for times in (0, 2)
        if not problems(pbxproj, repeated(document, at, text, times))
    ]

    assert unnoticed == []


def test_every_change_of_a_reference_in_the_scheme_is_noticed(pbxproj: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copytree(pbxproj.parents[1], tmp_path / "project")) / pbxproj.parent.name
    scheme = next(copied.glob("xcshareddata/xcschemes/*.xcscheme"))
    text = scheme.read_text("utf-8")
    names = r"Build\w*(?:Identifier|Name)|Blueprint\w+|ReferencedContainer|buildFor(?:Testing|Archiving)|skipped"
    places = [match.span(1) for match in re.finditer(rf'(?:{names}) = "([^"]+)"', text)]
    unnoticed = []
    for start, end in places:
        scheme.write_text(f"{text[:start]}X{text[end:]}", "utf-8")
        if not xcode_problems(copied / "project.pbxproj"):
            unnoticed.append(text[start - 40 : end])

    assert len(places) > 20
    assert unnoticed == []


def leaves(value: Value, at: Way = ()) -> Iterator[tuple[Way, str]]:
    """Every text that is no key, and the way to it."""
    if isinstance(value, str):
        yield at, value
    else:
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*at, key))


def keys(value: Value, at: Way = ()) -> Iterator[Way]:
    """The way to every entry of every dictionary."""
    if isinstance(value, dict):
        yield from ((*at, key) for key in value)
    if not isinstance(value, str):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from keys(inner, (*at, key))


def without_effect(at: Way) -> bool:
    return any(WITHOUT_EFFECT.fullmatch(str(step)) for step in at)


def changed(document: Value, at: Way, text: str) -> Value:
    whole, holder = _holder(document, at)
    holder[at[-1]] = text  # type: ignore[index] # a step is a key or an index as its holder needs
    return whole


def renamed(document: Value, at: Way, name: str | None) -> Value:
    whole, holder = _holder(document, at)
    assert isinstance(holder, dict)
    value = holder.pop(str(at[-1]))
    if name is not None:
        holder[name] = value
    return whole


def repeated(document: Value, at: Way, text: str, times: int) -> Value:
    whole, holder = _holder(document, at)
    assert isinstance(holder, list)
    assert isinstance(at[-1], int)
    holder[at[-1] : at[-1] + 1] = [text] * times
    return whole


def _holder(document: Value, at: Way) -> tuple[Value, Value]:
    whole = copy.deepcopy(document)
    holder = whole
    for step in at[:-1]:
        holder = holder[step]  # type: ignore[index] # as above
    return whole, holder

"""Decides how the objects of an Xcode project are reached: by id, by kind, and who refers to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.generated.checks.openstep import Value, parse_openstep

ID = re.compile(r"[0-9A-F]{24}")


@dataclass(frozen=True)
class Xcode:
    """One object: its id, its kind (`isa`) and its fields."""

    id: str
    isa: str
    fields: dict[str, Value]

    def text(self, name: str) -> str:
        value = self.fields.get(name, "")
        return value if isinstance(value, str) else ""

    def ids(self, name: str) -> list[str]:
        value = self.fields.get(name, [])
        return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []

    def settings(self) -> dict[str, Value]:
        value = self.fields.get("buildSettings", {})
        return value if isinstance(value, dict) else {}


@dataclass(frozen=True)
class XcodeObjects:
    """A parsed `project.pbxproj` and where it is."""

    root: Path
    root_id: str
    objects: dict[str, Xcode] = field(default_factory=dict)

    @classmethod
    def read(cls, pbxproj: Path) -> XcodeObjects:
        """Raises `OpenStepError`; an object that isn't a dictionary with an `isa` is an `AssertionError`."""
        document = parse_openstep(pbxproj.read_text(encoding="utf-8"))
        assert isinstance(document, dict)
        objects, root = document.get("objects"), document.get("rootObject")
        assert isinstance(objects, dict), "there are no objects"
        assert isinstance(root, str), "there is no rootObject"
        return cls(pbxproj.parent.parent, root, {key: _object(key, value) for key, value in objects.items()})

    def of(self, isa: str) -> list[Xcode]:
        return [item for item in self.objects.values() if item.isa == isa]

    def get(self, ids: list[str]) -> list[Xcode]:
        """Those of the ids that are defined; dangling ones are another check's business."""
        return [self.objects[item] for item in ids if item in self.objects]

    def references(self) -> Iterator[tuple[str, str]]:
        """Pairs of a describing text and the id that is mentioned there."""
        yield "rootObject", self.root_id
        for item in self.objects.values():
            for name, value in item.fields.items():
                yield from ((f"{item.isa} {item.id}, {name}", found) for found in _ids_in(value))


def _object(key: str, value: Value) -> Xcode:
    assert isinstance(value, dict), f"{key} is no object"
    isa = value.get("isa")
    assert isinstance(isa, str), f"{key} has no isa"
    return Xcode(key, isa, value)


def _ids_in(value: Value) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if ID.fullmatch(key):
                yield key
            yield from _ids_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _ids_in(inner)
    elif ID.fullmatch(value):
        yield value

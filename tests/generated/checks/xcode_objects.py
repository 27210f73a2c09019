"""Decides how the objects of an Xcode project are reached: by id, by kind, and who refers to whom."""

from __future__ import annotations

import re
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
    name: str
    root_id: str
    objects: dict[str, Xcode] = field(default_factory=dict)

    @classmethod
    def read(cls, pbxproj: Path) -> XcodeObjects:
        """Raises `OpenStepError`; an object that isn't a dictionary with an `isa` is an `AssertionError`."""
        return cls.of_document(pbxproj, parse_openstep(pbxproj.read_text(encoding="utf-8")))

    @classmethod
    def of_document(cls, pbxproj: Path, document: Value) -> XcodeObjects:
        """The objects of a parsed `pbxproj`."""
        assert isinstance(document, dict)
        objects, root = document.get("objects"), document.get("rootObject")
        assert document.keys() == {"archiveVersion", "classes", "objectVersion", "objects", "rootObject"}
        # Xcode 16's, which CocoaPods knows; 70 it doesn't.
        version = (document["archiveVersion"], document["objectVersion"], document["classes"])
        assert version == ("1", "77", {}), f"the version is {version}"
        assert isinstance(objects, dict), "there are no objects"
        assert isinstance(root, str), "there is no rootObject"
        assert root in objects, "the rootObject is not defined"
        found = {key: _object(key, value) for key, value in objects.items()}
        return cls(pbxproj.parent.parent, pbxproj.parent.stem, root, found)

    def of(self, isa: str) -> list[Xcode]:
        return [item for item in self.objects.values() if item.isa == isa]

    def get(self, ids: list[str]) -> list[Xcode]:
        """Those of the ids that are defined; dangling ones are another check's business."""
        return [self.objects[item] for item in ids if item in self.objects]

    def targets(self) -> list[Xcode]:
        """Those of the project, in its order."""
        return self.get(self.objects[self.root_id].ids("targets"))

    def app(self) -> Xcode:
        return next(target for target in self.targets() if target.text("productType").endswith(".application"))

    def linked(self, target: Xcode) -> list[Xcode]:
        """What is in the target's Frameworks phase."""
        phases = [phase for phase in self.get(target.ids("buildPhases")) if phase.isa == "PBXFrameworksBuildPhase"]
        return self.get([item for phase in phases for item in phase.ids("files")])


def _object(key: str, value: Value) -> Xcode:
    assert isinstance(value, dict), f"{key} is no object"
    isa = value.get("isa")
    assert isinstance(isa, str), f"{key} has no isa"
    return Xcode(key, isa, value)

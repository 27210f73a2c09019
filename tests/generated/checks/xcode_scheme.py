"""Decides whether the shared scheme of an Xcode project builds, runs and tests the targets that there are."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from tests.generated.checks.xcode_objects import XcodeObjects


def scheme_problems(project: XcodeObjects) -> Iterator[str]:
    """A missing scheme, references to no target, targets without their action, a workspace that isn't the project's."""
    scheme = project.root / f"{project.name}.xcodeproj" / "xcshareddata" / "xcschemes" / f"{project.name}.xcscheme"
    if not scheme.is_file():
        yield f"there is no shared scheme {scheme.name}"
        return
    tree = ET.parse(scheme)
    references = list(tree.iter("BuildableReference"))
    yield from (f"{scheme.name}: {problem}" for item in references for problem in _reference(project, item))
    app, tests = project.app(), [target for target in project.targets() if target.id != project.app().id]
    for path, wanted in {
        ".//BuildActionEntry[@buildForTesting='YES'][@buildForArchiving='YES']": [app.text("name")],
        ".//LaunchAction[@buildConfiguration='Debug']//BuildableProductRunnable": [app.text("name")],
        ".//ProfileAction[@buildConfiguration='Release']//BuildableProductRunnable": [app.text("name")],
        ".//TestAction[@buildConfiguration='Debug']//TestableReference[@skipped='NO']": [
            target.text("name") for target in tests
        ],
    }.items():
        names = [reference.get("BlueprintName") for reference in tree.findall(f"{path}/BuildableReference")]
        if names != wanted:
            yield f"{scheme.name}: {path} names {names}, not {wanted}"
    workspace = project.root / f"{project.name}.xcodeproj" / "project.xcworkspace" / "contents.xcworkspacedata"
    if [file.get("location") for file in ET.parse(workspace).iter("FileRef")] != ["self:"]:
        yield "the project's workspace isn't the project itself"


def _reference(project: XcodeObjects, reference: ET.Element) -> Iterator[str]:
    target = next((item for item in project.targets() if item.id == reference.get("BlueprintIdentifier")), None)
    if target is None:
        yield f"no target has the id {reference.get('BlueprintIdentifier')}"
        return
    expected = {
        "BuildableIdentifier": "primary",
        "BlueprintIdentifier": target.id,
        "BlueprintName": target.text("name"),
        "BuildableName": project.objects[target.text("productReference")].text("path"),
        "ReferencedContainer": f"container:{project.name}.xcodeproj",
    }
    for name, value in expected.items():
        if reference.get(name) != value:
            yield f"{name} is {reference.get(name)}, not {value}"

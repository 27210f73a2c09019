"""Decides whether the folders, files and models of an Xcode project are where it says, and go where they belong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.generated.checks.xcode_objects import Xcode, XcodeObjects

# What Xcode makes of a model, by its suffix: a package is compiled, a TFLite model copied.
MODELS = {
    ".mlpackage": ("PBXSourcesBuildPhase", "folder.mlpackage"),
    ".tflite": ("PBXResourcesBuildPhase", "file"),
}
TYPES = {"xcconfig": "text.xcconfig", "mlpackage": "folder.mlpackage", "tflite": "file"}


def file_problems(project: XcodeObjects) -> Iterator[str]:
    """Synchronized folders and files that don't exist, belong to no target or to two, or would be copied by mistake."""
    places = _paths(project)
    members = [folder for target in project.targets() for folder in target.ids("fileSystemSynchronizedGroups")]
    for group in project.of("PBXFileSystemSynchronizedRootGroup"):
        if members.count(group.id) != 1:
            yield f"the folder {group.text('path')} belongs to {members.count(group.id)} targets, not to one"
        folder = places[group.id]
        if not any(folder.rglob("*.swift")):
            yield f"the synchronized folder {group.text('path')} has no sources, or doesn't exist"
        yield from _exceptions(project, group, folder)
        yield from _strangers(project, folder, places)
    for file in project.of("PBXFileReference"):
        if file.text("sourceTree") == "<group>":
            yield from _file(file, places[file.id])
        elif file.text("includeInIndex") != "0" or "lastKnownFileType" in file.fields:
            yield f"{file.text('path')} is no product"


def _exceptions(project: XcodeObjects, group: Xcode, folder: Path) -> Iterator[str]:
    excluded: list[str] = []
    for exception in project.get(group.ids("exceptions")):
        excluded += exception.ids("membershipExceptions")
        target = project.objects[exception.text("target")]
        if group.id not in target.ids("fileSystemSynchronizedGroups"):
            yield f"an exception of {group.text('path')} is for {target.text('name')}, which hasn't the folder"
    for path in excluded:
        if not (folder / path).exists() or excluded.count(path) > 1:
            yield f"the exception {path} isn't in {group.text('path')}, or is there twice"
    if (folder / "Info.plist").is_file() and "Info.plist" not in excluded:
        yield f"{group.text('path')}/Info.plist would be copied as a resource: it is no exception"


def _strangers(project: XcodeObjects, folder: Path, places: dict[str, Path]) -> Iterator[str]:
    """What has a place of its own in the project, and would be compiled or copied with the folder as well."""
    packages = [project.root / each.text("relativePath") for each in project.of("XCLocalSwiftPackageReference")]
    # A Mac's folders may tell no names apart by the case of their letters.
    below = Path(str(folder).lower())
    for place in (*places.values(), *packages):
        if below in Path(str(place).lower()).parents:
            yield f"{place.name} lies in the synchronized folder {folder.name}, which has it a second time"


def _file(file: Xcode, place: Path) -> Iterator[str]:
    path = file.text("path")
    if not place.exists():
        yield f"the file {path} doesn't exist"
    expected = TYPES.get(path.rpartition(".")[2])
    if file.text("lastKnownFileType") != expected or {"explicitFileType", "includeInIndex"} & file.fields.keys():
        yield f"{path} is of the type {file.text('lastKnownFileType')}, not {expected}"


def model_problems(project: XcodeObjects) -> Iterator[str]:
    """Models that aren't named in the phase of theirs: in a synchronized folder a package isn't compiled reliably."""
    places = _paths(project)
    found = {places[file.id] for file in project.of("PBXFileReference") if Path(file.text("path")).suffix in MODELS}
    there = {path for path in (project.root / "Models").iterdir() if path.suffix in MODELS}
    for path in sorted(there ^ found):
        yield f"{path.name} is there or referred to, but not both"
    if not there:
        yield "there is no model"
    phase_of = _phases_of_files(project)
    for file in project.of("PBXFileReference"):
        suffix = Path(file.text("path")).suffix
        expected = [MODELS[suffix][0]] if suffix in MODELS else []
        if phase_of.get(file.id, []) != expected:
            yield f"{file.text('path')} is in the app's phases {phase_of.get(file.id, [])}, not {expected}"


def _phases_of_files(project: XcodeObjects) -> dict[str, list[str]]:
    """The kinds of the app's phases in which each file is."""
    phases: dict[str, list[str]] = {}
    for phase in project.get(project.app().ids("buildPhases")):
        for build in project.get(phase.ids("files")):
            phases.setdefault(build.text("fileRef"), []).append(phase.isa)
    return phases


def _paths(project: XcodeObjects) -> dict[str, Path]:
    """Where groups and files are on disk, by id: a group's path is below its parent's."""
    places: dict[str, Path] = {}
    pending = [(project.objects[project.root_id].text("mainGroup"), project.root)]
    while pending:
        item, parent = pending.pop()
        places[item] = parent / project.objects[item].text("path")
        pending += [(child, places[item]) for child in project.objects[item].ids("children")]
    return places

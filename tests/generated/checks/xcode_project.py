"""Decides whether an Xcode project holds together: ids, folders, targets, packages, the model and the scheme."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterator
from pathlib import Path

from tests.generated.checks.xcode_objects import ID, Xcode, XcodeObjects

PHASES = {"PBXSourcesBuildPhase", "PBXFrameworksBuildPhase", "PBXResourcesBuildPhase"}
MAIN = re.compile(r"^@main\b", re.MULTILINE)


def xcode_problems(pbxproj: Path) -> list[str]:
    """Everything that is wrong with the project at `pbxproj`, in words."""
    project = XcodeObjects.read(pbxproj)
    checks = (_ids, _folders, _targets, _packages, _model, _scheme, _settings)
    return [problem for check in checks for problem in check(project)]


def _ids(project: XcodeObjects) -> Iterator[str]:
    mentioned = set()
    for where, reference in project.references():
        mentioned.add(reference)
        if reference not in project.objects:
            yield f"{where}: {reference} is not defined"
    for item in project.objects.values():
        if not ID.fullmatch(item.id):
            yield f"{item.isa}: {item.id} is no id of 24 hexadecimal digits"
        if item.id not in mentioned:
            yield f"{item.isa} {item.id} is referred to by nothing"


def _folders(project: XcodeObjects) -> Iterator[str]:
    places = _paths(project)
    for group in project.of("PBXFileSystemSynchronizedRootGroup"):
        folder = places.get(group.id)
        if folder is None or not folder.is_dir():
            yield f"the synchronized folder {group.text('path')} doesn't exist"
            continue
        excluded = {path for item in project.get(group.ids("exceptions")) for path in item.ids("membershipExceptions")}
        for path in sorted(excluded):
            if not (folder / path).exists():
                yield f"the exception {path} isn't in {group.text('path')}"
        if (folder / "Info.plist").is_file() and "Info.plist" not in excluded:
            yield f"{group.text('path')}/Info.plist would be copied as a resource: it is no exception"
    for file in project.of("PBXFileReference"):
        place = places.get(file.id)
        if file.text("sourceTree") == "<group>" and (place is None or not place.exists()):
            yield f"the file {file.text('path')} doesn't exist"


def _paths(project: XcodeObjects) -> dict[str, Path]:
    """Where groups and files are on disk, by id: a group's path is below its parent's."""
    places: dict[str, Path] = {}
    root = project.objects.get(project.root_id)
    pending = [(root.text("mainGroup"), project.root)] if root else []
    while pending:
        item, parent = pending.pop()
        found = project.objects.get(item)
        if found is None:
            continue
        places[item] = parent / found.text("path")
        pending += [(child, places[item]) for child in found.ids("children")]
    return places


def _targets(project: XcodeObjects) -> Iterator[str]:
    targets = project.of("PBXNativeTarget")
    if not targets:
        yield "there is no target"
    for target in targets:
        phases = {phase.isa for phase in project.get(target.ids("buildPhases"))}
        # Without an (empty) Resources phase, the resources of a synchronized folder aren't copied.
        for missing in sorted(PHASES - phases):
            yield f"{target.text('name')} has no {missing}"
        if not target.ids("fileSystemSynchronizedGroups"):
            yield f"{target.text('name')} has no synchronized folder"
    for app in _apps(project):
        folders = [project.root / group.text("path") for group in project.get(app.ids("fileSystemSynchronizedGroups"))]
        sources = [path for folder in folders for path in folder.rglob("*.swift")]
        mains = sum(len(MAIN.findall(path.read_text(encoding="utf-8"))) for path in sources)
        if mains != 1:
            yield f"{app.text('name')} has {mains} @main, not one"


def _apps(project: XcodeObjects) -> list[Xcode]:
    kind = "com.apple.product-type.application"
    return [target for target in project.of("PBXNativeTarget") if target.text("productType") == kind]


def _packages(project: XcodeObjects) -> Iterator[str]:
    products = set()
    for package in project.of("XCLocalSwiftPackageReference"):
        manifest = project.root / package.text("relativePath") / "Package.swift"
        if not manifest.is_file():
            yield f"the package {package.text('relativePath')} doesn't exist"
            continue
        products |= set(re.findall(r'\.library\(\s*name: "(\w+)"', manifest.read_text(encoding="utf-8")))
    linked = {build.text("productRef") for build in project.of("PBXBuildFile")}
    for product in project.of("XCSwiftPackageProductDependency"):
        if product.text("productName") not in products:
            yield f"no package has the product {product.text('productName')}"
        if product.id not in linked:
            yield f"{product.text('productName')} is linked by no target"


def _model(project: XcodeObjects) -> Iterator[str]:
    """A package in a synchronized folder isn't compiled reliably: it must be named in the Sources phase."""
    models = [file for file in project.of("PBXFileReference") if file.text("path").endswith(".mlpackage")]
    if len(models) != 1:
        yield f"there are {len(models)} references to a model, not one"
    phases = [phase for app in _apps(project) for phase in project.get(app.ids("buildPhases"))]
    sources = [phase for phase in phases if phase.isa == "PBXSourcesBuildPhase"]
    compiled = {build.text("fileRef") for phase in sources for build in project.get(phase.ids("files"))}
    for model in models:
        if model.id not in compiled:
            yield f"{model.text('path')} is not in the app's Sources phase"


def _scheme(project: XcodeObjects) -> Iterator[str]:
    bundles = sorted(project.root.glob("*.xcodeproj"))
    schemes = sorted(project.root.glob("*.xcodeproj/xcshareddata/xcschemes/*.xcscheme"))
    if not schemes:
        yield "there is no shared scheme"
    products = {item.id: item.text("path") for item in project.of("PBXFileReference")}
    targets = {item.id: item for item in project.of("PBXNativeTarget")}
    for scheme in schemes:
        tree = ET.parse(scheme)
        if not tree.findall(".//Testables/TestableReference"):
            yield f"{scheme.name} tests nothing"
        for reference in tree.iter("BuildableReference"):
            target = targets.get(reference.get("BlueprintIdentifier", ""))
            if target is None:
                yield f"{scheme.name}: no target has the id {reference.get('BlueprintIdentifier')}"
                continue
            expected = {
                "BlueprintName": target.text("name"),
                "BuildableName": products.get(target.text("productReference"), ""),
                "ReferencedContainer": f"container:{bundles[0].name}",
            }
            for name, value in expected.items():
                if reference.get(name) != value:
                    yield f"{scheme.name}: {name} is {reference.get(name)}, not {value}"


def _settings(project: XcodeObjects) -> Iterator[str]:
    root = project.objects[project.root_id]
    shared = _configurations(project, root)
    for target in project.of("PBXNativeTarget"):
        configurations = _configurations(project, target)
        if set(configurations) != {"Debug", "Release"} or set(shared) != {"Debug", "Release"}:
            yield f"{target.text('name')}: expected the configurations Debug and Release, not {sorted(configurations)}"
            continue
        for name, own in configurations.items():
            settings = {**shared[name].settings(), **own.settings()}
            needed = {"SWIFT_VERSION": "6.0", "IPHONEOS_DEPLOYMENT_TARGET": "17.0", "SDKROOT": "iphoneos"}
            for key, value in needed.items():
                if settings.get(key) != value:
                    yield f"{target.text('name')}, {name}: {key} is {settings.get(key)}, not {value}"
            if not settings.get("PRODUCT_BUNDLE_IDENTIFIER"):
                yield f"{target.text('name')}, {name}: PRODUCT_BUNDLE_IDENTIFIER is missing"
            yield from _camera_use(project, target, name, settings)


def _camera_use(project: XcodeObjects, target: Xcode, configuration: str, settings: Collection[str]) -> Iterator[str]:
    """Without a reason for using the camera, iOS ends the app when it asks."""
    if target not in _apps(project):
        return
    folders = [project.root / group.text("path") for group in project.get(target.ids("fileSystemSynchronizedGroups"))]
    plists = [folder / "Info.plist" for folder in folders if (folder / "Info.plist").is_file()]
    written = any("NSCameraUsageDescription" in plist.read_text(encoding="utf-8") for plist in plists)
    if not written and "INFOPLIST_KEY_NSCameraUsageDescription" not in settings:
        yield f"{target.text('name')}, {configuration}: nothing says what the camera is for"


def _configurations(project: XcodeObjects, owner: Xcode) -> dict[str, Xcode]:
    lists = project.get([owner.text("buildConfigurationList")])
    return {item.text("name"): item for entry in lists for item in project.get(entry.ids("buildConfigurations"))}

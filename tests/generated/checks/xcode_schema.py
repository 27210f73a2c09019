"""Decides which fields an object of an Xcode project has, what they may hold, and to what their ids may lead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tests.generated.checks.openstep import Value
from tests.generated.checks.xcode_objects import ID, Xcode, XcodeObjects

PHASES = ("PBXSourcesBuildPhase", "PBXFrameworksBuildPhase", "PBXResourcesBuildPhase")
ANY = ".+"


@dataclass(frozen=True)
class Kind:
    """What objects of one `isa` look like.

    Attributes:
        owns: fields with ids of objects that belong to this one alone, by the kinds that may stand there.
        mentions: fields with ids of objects that belong elsewhere.
        plain: fields without ids, by the pattern of their text; lists and dictionaries are other checks' business.
        optional: those that needn't be there.
    """

    owns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    mentions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plain: Mapping[str, str] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()


_PHASE = Kind(
    {"files": ("PBXBuildFile",)}, plain={"buildActionMask": "2147483647", "runOnlyForDeploymentPostprocessing": "0"}
)
_LIST = ("XCConfigurationList",)
_TARGET = ("PBXNativeTarget",)
_FILE = ("PBXFileReference",)
_FOLDER = ("PBXFileSystemSynchronizedRootGroup",)
_PRODUCT = ("XCSwiftPackageProductDependency",)

KINDS: Mapping[str, Kind] = {
    "PBXBuildFile": Kind(
        mentions={"fileRef": _FILE, "productRef": _PRODUCT}, optional=frozenset({"fileRef", "productRef"})
    ),
    "PBXContainerItemProxy": Kind(
        mentions={"containerPortal": ("PBXProject",), "remoteGlobalIDString": _TARGET},
        plain={"proxyType": "1", "remoteInfo": ANY},
    ),
    "PBXFileReference": Kind(
        plain={
            "explicitFileType": r"wrapper\.(application|cfbundle)",
            "includeInIndex": "0",
            "lastKnownFileType": r"text\.xcconfig|folder\.mlpackage|file",
            "path": ANY,
            "sourceTree": "BUILT_PRODUCTS_DIR|<group>",
        },
        optional=frozenset({"explicitFileType", "includeInIndex", "lastKnownFileType"}),
    ),
    "PBXFileSystemSynchronizedBuildFileExceptionSet": Kind(
        mentions={"target": _TARGET}, plain={"membershipExceptions": ANY}
    ),
    "PBXFileSystemSynchronizedRootGroup": Kind(
        {"exceptions": ("PBXFileSystemSynchronizedBuildFileExceptionSet",)},
        plain={"path": ANY, "sourceTree": "<group>"},
        optional=frozenset({"exceptions"}),
    ),
    "PBXGroup": Kind(
        {"children": ("PBXGroup", *_FILE, *_FOLDER)},
        plain={"name": "Products", "path": ANY, "sourceTree": "<group>"},
        optional=frozenset({"name", "path"}),
    ),
    "PBXNativeTarget": Kind(
        {
            "buildConfigurationList": _LIST,
            "buildPhases": PHASES,
            "dependencies": ("PBXTargetDependency",),
            "packageProductDependencies": _PRODUCT,
        },
        {"fileSystemSynchronizedGroups": _FOLDER, "productReference": _FILE},
        {"buildRules": ANY, "name": ANY, "productName": ANY, "productType": ANY},
    ),
    "PBXProject": Kind(
        {
            "buildConfigurationList": _LIST,
            "mainGroup": ("PBXGroup",),
            "packageReferences": ("XCLocalSwiftPackageReference",),
            "targets": _TARGET,
        },
        {"productRefGroup": ("PBXGroup",)},
        {
            "attributes": ANY,
            "developmentRegion": "en",
            "hasScannedForEncodings": "0",
            "knownRegions": ANY,
            "minimizedProjectReferenceProxies": "1",
            "preferredProjectObjectVersion": "77",
            "projectDirPath": "",
            "projectRoot": "",
        },
    ),
    **dict.fromkeys(PHASES, _PHASE),
    "PBXTargetDependency": Kind({"targetProxy": ("PBXContainerItemProxy",)}, {"target": _TARGET}),
    "XCBuildConfiguration": Kind(
        mentions={"baseConfigurationReference": _FILE},
        plain={"buildSettings": ANY, "name": "Debug|Release"},
        optional=frozenset({"baseConfigurationReference"}),
    ),
    "XCConfigurationList": Kind(
        {"buildConfigurations": ("XCBuildConfiguration",)},
        plain={"defaultConfigurationIsVisible": "0", "defaultConfigurationName": "Release"},
    ),
    "XCLocalSwiftPackageReference": Kind(plain={"relativePath": ANY}),
    "XCSwiftPackageProductDependency": Kind(plain={"productName": ANY}),
}


def schema_problems(project: XcodeObjects) -> Iterator[str]:
    """Objects with fields, texts or references that their kind doesn't have, and objects that don't have one owner."""
    for item in project.objects.values():
        if item.isa not in KINDS:
            yield f"{item.id} is of an unknown kind, {item.isa}"
            continue
        yield from _fields(item)
        yield from _references(project, item)
    yield from _owners(project)


def _fields(item: Xcode) -> Iterator[str]:
    kind = KINDS[item.isa]
    known = {"isa", *kind.owns, *kind.mentions, *kind.plain}
    for name in sorted(known - item.fields.keys() - kind.optional):
        yield f"{item.isa} {item.id} has no {name}"
    for name in sorted(item.fields.keys() - known):
        yield f"{item.isa} {item.id}: {name} is unknown"
    for name, pattern in kind.plain.items():
        value = item.fields.get(name, "")
        if name in item.fields and isinstance(value, str) and not re.fullmatch(pattern, value):
            yield f"{item.isa} {item.id}: {name} is {value}"


def _references(project: XcodeObjects, item: Xcode) -> Iterator[str]:
    kind = KINDS[item.isa]
    for name, kinds in {**kind.owns, **kind.mentions}.items():
        for reference in texts(item.fields.get(name, [])):
            found = project.objects.get(reference)
            if found is None:
                yield f"{item.isa} {item.id}, {name}: {reference} is not defined"
            elif found.isa not in kinds:
                yield f"{item.isa} {item.id}, {name}: {reference} is of the kind {found.isa}"


def _owners(project: XcodeObjects) -> Iterator[str]:
    owned = Counter(
        reference
        for item in project.objects.values()
        if item.isa in KINDS
        for name in KINDS[item.isa].owns
        for reference in texts(item.fields.get(name, []))
    )
    owned[project.root_id] += 1
    for item in project.objects.values():
        if not ID.fullmatch(item.id):
            yield f"{item.isa}: {item.id} is no id of 24 hexadecimal digits"
        if owned[item.id] != 1:
            yield f"{item.isa} {item.id} belongs to {owned[item.id]} objects, not to one"


def texts(value: Value) -> list[str]:
    """The text itself, or the texts of a list."""
    return [value] if isinstance(value, str) else [item for item in value if isinstance(item, str)]

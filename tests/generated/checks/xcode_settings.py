"""Decides whether an Xcode project is built with the settings that the generated sources count on."""

from __future__ import annotations

import plistlib
import re
from collections.abc import Iterator, Mapping

from tests.generated.checks.openstep import Value
from tests.generated.checks.xcode_objects import Xcode, XcodeObjects

CONFIGURATIONS = ("Debug", "Release")
SHARED: Mapping[str, Value] = {
    "ALWAYS_SEARCH_USER_PATHS": "NO",
    "ASSETCATALOG_COMPILER_GENERATE_SWIFT_ASSET_SYMBOL_EXTENSIONS": "YES",
    "CODE_SIGN_STYLE": "Automatic",
    "CURRENT_PROJECT_VERSION": "1",
    "GENERATE_INFOPLIST_FILE": "YES",
    "IPHONEOS_DEPLOYMENT_TARGET": "17.0",
    "LOCALIZATION_PREFERS_STRING_CATALOGS": "YES",
    "MARKETING_VERSION": "1.0",
    "PRODUCT_NAME": "$(TARGET_NAME)",
    "SDKROOT": "iphoneos",
    "SWIFT_VERSION": "6.0",
    "TARGETED_DEVICE_FAMILY": "1,2",
}
BY_CONFIGURATION: Mapping[str, Mapping[str, Value]] = {
    "Debug": {
        "DEBUG_INFORMATION_FORMAT": "dwarf",
        "ENABLE_TESTABILITY": "YES",
        "ONLY_ACTIVE_ARCH": "YES",
        "SWIFT_ACTIVE_COMPILATION_CONDITIONS": "DEBUG $(inherited)",
        "SWIFT_OPTIMIZATION_LEVEL": "-Onone",
    },
    "Release": {
        "DEBUG_INFORMATION_FORMAT": "dwarf-with-dsym",
        "ENABLE_NS_ASSERTIONS": "NO",
        "SWIFT_COMPILATION_MODE": "wholemodule",
        "VALIDATE_PRODUCT": "YES",
    },
}
# Of C, which the project has none of; Xcode's own templates have them all the same.
OF_C = re.compile(r"CLANG_\w+|GCC_\w+|ENABLE_STRICT_OBJC_MSGSEND")


def settings_problems(project: XcodeObjects) -> Iterator[str]:
    """Settings that are missing, wrong or unknown in any target's configuration, and the file that they refer to."""
    shared = _configurations(project, project.objects[project.root_id])
    for target in project.targets():
        own = _configurations(project, target)
        if sorted(own) != sorted(CONFIGURATIONS) or sorted(shared) != sorted(CONFIGURATIONS):
            yield f"{target.text('name')}: expected Debug and Release, not {sorted(own)} and {sorted(shared)}"
            continue
        for name in CONFIGURATIONS:
            found = {**shared[name].settings(), **own[name].settings()}
            wanted = {**SHARED, **BY_CONFIGURATION[name], **_expected(project, target)}
            for key in sorted(wanted.keys() | {key for key in found if not OF_C.fullmatch(key)}):
                if found.get(key) != wanted.get(key):
                    yield f"{target.text('name')}, {name}: {key} is {found.get(key)}, not {wanted.get(key)}"
            if "baseConfigurationReference" in own[name].fields:
                yield f"{target.text('name')}, {name} has an .xcconfig, in whose place CocoaPods puts its own"
    yield from _signing(project, list(shared.values()))
    yield from _info(project)


def _expected(project: XcodeObjects, target: Xcode) -> Mapping[str, Value]:
    """What a target of its kind needs, beside what all need."""
    name = project.name
    pods = (project.root / "Podfile").is_file()
    sandbox = {"ENABLE_USER_SCRIPT_SANDBOXING": "NO" if pods else "YES"}
    identifier = "$(APP_BUNDLE_IDENTIFIER)"
    kind = target.text("productType").rpartition(".")[2]
    if kind == "application":
        return {
            **sandbox,
            "ASSETCATALOG_COMPILER_APPICON_NAME": "AppIcon",
            "ASSETCATALOG_COMPILER_GLOBAL_ACCENT_COLOR_NAME": "AccentColor",
            "COREML_CODEGEN_LANGUAGE": "None",
            "ENABLE_PREVIEWS": "YES",
            "INFOPLIST_FILE": f"{name}/Info.plist",
            "LD_RUNPATH_SEARCH_PATHS": ["$(inherited)", "@executable_path/Frameworks"],
            "PRODUCT_BUNDLE_IDENTIFIER": identifier,
            "SWIFT_EMIT_LOC_STRINGS": "YES",
        }
    if kind == "unit-test":
        host = f"$(BUILT_PRODUCTS_DIR)/{name}.app/$(BUNDLE_EXECUTABLE_FOLDER_PATH)/{name}"
        own = {"BUNDLE_LOADER": "$(TEST_HOST)", "TEST_HOST": host, "PRODUCT_BUNDLE_IDENTIFIER": f"{identifier}.tests"}
    else:
        own = {"TEST_TARGET_NAME": name, "PRODUCT_BUNDLE_IDENTIFIER": f"{identifier}.uitests"}
    return {**sandbox, **own, "SWIFT_EMIT_LOC_STRINGS": "NO"}


def _signing(project: XcodeObjects, shared: list[Xcode]) -> Iterator[str]:
    for configuration in shared:
        file = project.objects.get(configuration.text("baseConfigurationReference"))
        path = project.root / (file.text("path") if file else "")
        text = path.read_text(encoding="utf-8") if path.suffix == ".xcconfig" and path.is_file() else ""
        if not re.search(r"^APP_BUNDLE_IDENTIFIER = [\w.\-]+$", text, re.MULTILINE):
            yield f"{configuration.text('name')}: no .xcconfig sets APP_BUNDLE_IDENTIFIER"


def _info(project: XcodeObjects) -> Iterator[str]:
    info = plistlib.loads((project.root / project.name / "Info.plist").read_bytes())
    # Without a reason for using the camera, iOS ends the app when it asks.
    if not info.get("NSCameraUsageDescription"):
        yield "Info.plist doesn't say what the camera is for"
    # Two windows would fight for the camera; Xcode generates YES unless the file says otherwise.
    if info.get("UIApplicationSceneManifest", {}).get("UIApplicationSupportsMultipleScenes") is not False:
        yield "Info.plist allows a second window"
    color = info.get("UILaunchScreen", {}).get("UIColorName", "")
    if not (project.root / project.name / "Assets.xcassets" / f"{color}.colorset").is_dir():
        yield "Info.plist names a colour for the launch screen that isn't in the catalog"


def _configurations(project: XcodeObjects, owner: Xcode) -> dict[str, Xcode]:
    lists = project.get([owner.text("buildConfigurationList")])
    return {item.text("name"): item for entry in lists for item in project.get(entry.ids("buildConfigurations"))}

"""Builds a small Xcode project that is right in every respect, for tests that break it in one."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

SCHEME = """\
<Scheme version="1.7">
  <BuildAction><BuildActionEntries><BuildActionEntry>{app}</BuildActionEntry></BuildActionEntries></BuildAction>
  <TestAction><Testables><TestableReference skipped="NO">{tests}</TestableReference></Testables></TestAction>
</Scheme>
"""
REFERENCE = (
    '<BuildableReference BuildableIdentifier="primary" BlueprintIdentifier="{id}" BuildableName="{product}"'
    ' BlueprintName="{name}" ReferencedContainer="container:App.xcodeproj"/>'
)
SETTINGS = "SWIFT_VERSION = 6.0; IPHONEOS_DEPLOYMENT_TARGET = 17.0; SDKROOT = iphoneos; "


def xcode_id(name: str) -> str:
    """The id of an object of this project."""
    return hashlib.sha256(name.encode()).hexdigest()[:24].upper()


def write_xcode_project(root: Path) -> Path:
    """Writes the project with its sources, package, model and scheme; returns its `project.pbxproj`."""
    for path, text in {
        "App/App.swift": "@main\nstruct Main {}\n",
        "AppTests/Tests.swift": "// @main is mentioned only\n",
        "Packages/Kit/Package.swift": 'products: [.library(name: "Kit", targets: ["Kit"])]\n',
        "Models/m.mlpackage/Manifest.json": "{}\n",
        "App.xcodeproj/xcshareddata/xcschemes/App.xcscheme": SCHEME.format(
            app=REFERENCE.format(id=xcode_id("app"), product="App.app", name="App"),
            tests=REFERENCE.format(id=xcode_id("tests"), product="AppTests.xctest", name="AppTests"),
        ),
        "App.xcodeproj/project.pbxproj": project_text(),
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root / "App.xcodeproj" / "project.pbxproj"


def project_text() -> str:
    """The project file."""
    objects = {
        "project": "PBXProject; buildConfigurationList = @plist; mainGroup = @main; packageReferences = (@package,); "
        "targets = (@app, @tests,)",
        "main": 'PBXGroup; children = (@appdir, @testsdir, @models, @product, @testproduct,); sourceTree = "<group>"',
        "models": 'PBXGroup; children = (@model,); path = Models; sourceTree = "<group>"',
        "model": 'PBXFileReference; path = m.mlpackage; sourceTree = "<group>"',
        "modelbuild": "PBXBuildFile; fileRef = @model",
        "product": "PBXFileReference; path = App.app; sourceTree = BUILT_PRODUCTS_DIR",
        "testproduct": "PBXFileReference; path = AppTests.xctest; sourceTree = BUILT_PRODUCTS_DIR",
        "appdir": 'PBXFileSystemSynchronizedRootGroup; path = App; sourceTree = "<group>"',
        "testsdir": 'PBXFileSystemSynchronizedRootGroup; path = AppTests; sourceTree = "<group>"',
        "package": "XCLocalSwiftPackageReference; relativePath = Packages/Kit",
        "kit": "XCSwiftPackageProductDependency; productName = Kit",
        "kitbuild": "PBXBuildFile; productRef = @kit",
        **_target("app", "App", "appdir", "product", "application", packages="@kit,"),
        **_target("tests", "AppTests", "testsdir", "testproduct", "bundle.unit-test"),
        **_configurations("p", SETTINGS),
        "asources": "PBXSourcesBuildPhase; files = (@modelbuild,)",
        "aframeworks": "PBXFrameworksBuildPhase; files = (@kitbuild,)",
    }
    body = "".join(f"\t{xcode_id(name)} = {{isa = {_ids(text)}; }};\n" for name, text in objects.items())
    return f"// !$*UTF8*$!\n{{\nobjects = {{\n{body}}};\nrootObject = {xcode_id('project')} /* Project */;\n}}\n"


def _target(key: str, name: str, folder: str, product: str, kind: str, packages: str = "") -> dict[str, str]:
    first = key[0]
    camera = "INFOPLIST_KEY_NSCameraUsageDescription = why; " if key == "app" else ""
    return {
        key: f"PBXNativeTarget; buildConfigurationList = @{first}list; name = {name}; productReference = @{product}; "
        f'productType = "com.apple.product-type.{kind}"; fileSystemSynchronizedGroups = (@{folder},); '
        f"buildPhases = (@{first}sources, @{first}frameworks, @{first}resources,); "
        f"packageProductDependencies = ({packages})",
        f"{first}sources": "PBXSourcesBuildPhase; files = ()",
        f"{first}frameworks": "PBXFrameworksBuildPhase; files = ()",
        f"{first}resources": "PBXResourcesBuildPhase; files = ()",
        **_configurations(first, f"PRODUCT_BUNDLE_IDENTIFIER = com.example.{name}; {camera}"),
    }


def _configurations(key: str, settings: str) -> dict[str, str]:
    return {
        f"{key}list": f"XCConfigurationList; buildConfigurations = (@{key}debug, @{key}release,)",
        f"{key}debug": f"XCBuildConfiguration; buildSettings = {{{settings}}}; name = Debug",
        f"{key}release": f"XCBuildConfiguration; buildSettings = {{{settings}}}; name = Release",
    }


def _ids(text: str) -> str:
    """The text with every `@name` replaced by the id of that name."""
    return re.sub(r"@([a-z]+)", lambda match: xcode_id(match.group(1)), text)

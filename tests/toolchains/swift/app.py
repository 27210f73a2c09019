"""Decides how the app around a generated package is type-checked against the stand-ins for Apple's frameworks."""

from __future__ import annotations

from pathlib import Path

from tests.toolchains.swift.project import IosProject
from tests.toolchains.swift.stubs import emit_module, type_check

# SwiftPM writes this for a target with resources.
BUNDLE_ACCESSOR = """\
import Foundation

extension Foundation.Bundle {
  static var module: Bundle { fatalError("for type-checking only") }
}
"""


def package_problems(project: IosProject, folder: Path) -> str:
    """What the compiler says about the package with Core ML there, which `swift build` on Linux leaves out."""
    folder.mkdir(parents=True, exist_ok=True)
    accessor = folder / "resource_bundle_accessor.swift"
    accessor.write_text(BUNDLE_ACCESSOR)
    sources = [*project.package_sources, accessor]
    return emit_module("Inference", sources, folder)


def app_problems(project: IosProject, modules: Path) -> str:
    """What the compiler says about the app; `modules` holds the package's module."""
    return emit_module(project.name, project.app_sources, modules, [modules])


def app_test_problems(project: IosProject, modules: Path) -> str:
    """What the compiler says about the app's unit tests; `modules` holds the app's module and the package's."""
    return type_check(f"{project.name}Tests", project.app_tests, [modules])


def ui_test_problems(project: IosProject) -> str:
    """What the compiler says about the app's UI tests, which know nothing of the app but what is on its screen."""
    return type_check(f"{project.name}UITests", project.ui_tests, implicit=["XCUIAutomation"])

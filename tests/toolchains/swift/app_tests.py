"""Decides how the generated app's unit tests run on Linux: in the whole app, over stand-ins for Apple's frameworks."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.toolchains.swift.package import SwiftRun
from tests.toolchains.swift.project import IosProject
from tests.toolchains.swift.stand_ins import linked, stand_ins
from tests.toolchains.swift.stubs import build_stub_libraries, language_flags, stub_modules
from tests.toolchains.swift.toolchain import swift_on_path, swift_tool

# What can't be tested on a device without an assistant: tests of ours, over stand-ins that do what they are told.
SIMULATED = Path(__file__).parent / "simulated"

# They load the model with Apple's own Core ML, of which only the declarations are here.
DEVICE_TESTS = frozenset({"DeviceBenchmarkTests.swift", "LatencyTests.swift", "ModelOnDeviceTests.swift"})

RESOURCES = """\
import Foundation

extension Foundation.Bundle {
  static let module = Bundle(path: "FOLDER")!
}
"""

# As SwiftPM starts the tests of a package.
RUNNER = """\
import Testing

@main
struct Runner {
  static func main() async {
    await Testing.__swiftPMEntryPoint() as Never
  }
}
"""


def run_app_tests(project: IosProject, folder: Path) -> SwiftRun:
    """Compiles package, app and unit tests in `folder`, and runs those of the tests that need no device.

    Tests of ours, of what only a simulated device can show, run with them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    accessor = folder / "Resources.swift"
    accessor.write_text(RESOURCES.replace("FOLDER", str(project.package / "Sources" / "Inference" / "Resources")))
    runner = folder / "Runner.swift"
    runner.write_text(RUNNER)
    tests = [path for path in project.app_tests if path.name not in DEVICE_TESTS]
    for source in sorted(SIMULATED.glob("*.swift")):
        simulated = folder / source.name
        simulated.write_text(source.read_text().replace("import APP", f"import {project.name}"))
        tests.append(simulated)
    # The app's `@main` isn't the program's.
    renamed = ["-Xfrontend", "-entry-point-function-name", "-Xfrontend", "app_main"]
    return (
        _compile("Inference", [*project.package_sources, accessor], folder)
        or _compile(project.name, project.app_sources, folder, renamed)
        or _compile("AppTests", [*tests, runner], folder)
        or _link(["Inference", project.name, "AppTests"], folder, _pod_flags(project))
        or _run([*_starter(), folder / "AppTests"], folder)
    )


def _compile(module: str, sources: Sequence[Path], folder: Path, flags: Sequence[str] = ()) -> SwiftRun | None:
    """What the compiler complains of; None if it doesn't."""
    output = ["-c", "-o", f"{module}.o", "-emit-module", "-emit-module-path", f"{module}.swiftmodule"]
    strict = ["-enable-testing", "-warnings-as-errors", *language_flags(module, [folder])]
    return _complaints([*output, *strict, *flags, *map(str, sources)], folder)


def _pod_flags(project: IosProject) -> list[str]:
    """What links the pod, if the app has it."""
    if not (project.root / "Podfile").is_file():
        return []
    pod = stand_ins()
    return ["-lTensorFlowLite", *map(str, linked(pod.modules, pod.library))]


def _link(modules: Sequence[str], folder: Path, flags: Sequence[str]) -> SwiftRun | None:
    stubs = build_stub_libraries()
    search = map(str, linked(stubs))
    libraries = [f"-l{name}" for name in (*stub_modules(), "Testing", "Foundation")]
    # Swift 6.0's libswiftObservation.so lacks a function that it would end the program with.
    lenient = ["-Xlinker", "--allow-shlib-undefined"]
    objects = [f"{module}.o" for module in modules]
    return _complaints(["-o", modules[-1], *objects, *search, *libraries, *lenient, *flags], folder)


def _complaints(arguments: Sequence[str], folder: Path) -> SwiftRun | None:
    compiled = _run([swift_tool("swiftc"), *arguments], folder)
    return None if compiled.succeeded else compiled


def _starter() -> list[Path]:
    """What a program needs before it to find Swift's libraries."""
    return [] if swift_on_path() else [swift_tool("in-swift")]


def _run(command: Sequence[str | Path], folder: Path) -> SwiftRun:
    result = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=600,
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1", "TERM": "dumb"},
    )
    return SwiftRun.ended(result.returncode, result.stdout)

"""Decides how the generated iOS classifier runs on Linux, unchanged: on the stand-ins that work."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from tests.toolchains.classifier_run import ClassifierRun
from tests.toolchains.programs import run
from tests.toolchains.swift.coreml_recording import record_answers
from tests.toolchains.swift.project import IosProject
from tests.toolchains.swift.stand_ins import StandIns, linked, stand_ins
from tests.toolchains.swift.toolchain import swift_on_path, swift_tool

HARNESS = Path(__file__).parent / "harness"
LANGUAGE = ("-swift-version", "6", "-parse-as-library", "-warnings-as-errors")

# SwiftPM writes such an accessor for a target with resources.
ACCESSOR = """\
import Foundation

extension Foundation.Bundle {
  static let module = Bundle(path: "RESOURCES")!
}
"""


class ClassifierProgram:
    """A small program around the package and the app's runtimes, compiled once, with the models at its side."""

    def __init__(self, project: IosProject, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        modules = stand_ins()
        _build_package(project, folder, modules)
        app = project.root / project.name
        sources = [app / "Runtime.swift", *sorted((app / "TFLite").glob("*.swift")), HARNESS / "RunClassifier.swift"]
        links = ["-I", folder, "-lInference", *linked(folder), *modules.arguments]
        _compile(["-o", folder / "RunClassifier", *links, *sources])
        for model in (project.root / "Models").glob("*.tflite"):
            shutil.copy(model, folder)
        if any((project.root / "Models").glob("*.mlpackage")):
            record_answers(project, folder)

    def run(
        self, runtime: str, *wishes: str, files: Path | None = None, device: Mapping[str, str] | None = None
    ) -> ClassifierRun:
        """One start of the app.

        Args:
            runtime: the app's name for it.
            wishes: `again` to measure again, `killed` to die with the model open, an accelerator's id to force it, or
                `without:` and an id.
            files: what the app keeps from one start to the next; nothing without it.
            device: the variables that the stand-ins read, see their READMEs.
        """
        with TemporaryDirectory() as fresh:
            # Below it Linux's Foundation has the folder of what apps keep.
            return self._started([runtime, *wishes], {**(device or {}), "XDG_DATA_HOME": str(files or fresh)})

    @contextmanager
    def without(self, resource: str) -> Iterator[None]:
        """For that long, the app's bundle doesn't hold a file or folder of this name."""
        path = self._folder / resource
        hidden = path.rename(path.with_name(f"{resource}.hidden"))
        try:
            yield
        finally:
            hidden.rename(path)

    def _started(self, arguments: Sequence[str], variables: Mapping[str, str]) -> ClassifierRun:
        result = started(self._folder / "RunClassifier", arguments, variables)
        return ClassifierRun(result.returncode, result.stdout + (result.stderr if result.returncode else ""))


def tensorflow_lite_facts(float_model: Path, int8_model: Path, folder: Path) -> list[str]:
    """What the stand-in for the module TensorFlowLite does where the real one surprises, line by line."""
    program = folder / "TensorFlowLiteFacts"
    _compile(["-o", program, *stand_ins().arguments, HARNESS / "TensorFlowLiteFacts.swift"])
    return started(program, [str(float_model), str(int8_model)]).stdout.splitlines()


def started(
    program: Path, arguments: Sequence[str], variables: Mapping[str, str] = MappingProxyType({})
) -> subprocess.CompletedProcess[str]:
    """Runs what Swift built, in its folder, without the machine's own variables."""
    starter: list[Path] = [] if swift_on_path() else [swift_tool("in-swift")]
    return subprocess.run(
        [*starter, program, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
        cwd=program.parent,
        env={"PATH": "/usr/bin:/bin", **variables},
    )


def _build_package(project: IosProject, folder: Path, modules: StandIns) -> None:
    resources: Path = shutil.copytree(project.package / "Sources" / "Inference" / "Resources", folder / "Resources")
    accessor = folder / "resource_bundle_accessor.swift"
    accessor.write_text(ACCESSOR.replace("RESOURCES", str(resources)))
    output: list[str | Path] = ["-o", folder / "libInference.so", "-emit-module-path", folder / "Inference.swiftmodule"]
    kind = ("-emit-library", "-emit-module", "-module-name", "Inference", "-wmo")
    _compile([*kind, *output, *modules.arguments, *project.package_sources, accessor])


def _compile(arguments: Sequence[str | Path]) -> None:
    run([swift_tool("swiftc"), *LANGUAGE, *arguments])

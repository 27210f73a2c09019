"""Decides how the generated classifier runs the real model on a JVM: on LiteRT itself, or TensorFlow's interpreter."""

from __future__ import annotations

import copy
import importlib.util
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.toolchains.android.build import AndroidBuild
from tests.toolchains.android.classes import stand_in_classes
from tests.toolchains.classifier_run import ClassifierRun
from tests.toolchains.jna import jna_jar
from tests.toolchains.kotlin.compiler import Compiler, joined
from tests.toolchains.kotlin.junit import TestRun, run_tests
from tests.toolchains.kotlin.toolchain import library_classpath, test_classpath
from tests.toolchains.toolchain import Unavailable

HARNESS = Path(__file__).parent / "harness"
SERVER = Path(__file__).parent / "interpreter" / "serve.py"


class ClassifierProgram:
    """A small program around the inference module, compiled once, that runs on the module's own assets."""

    def __init__(self, build: AndroidBuild, folder: Path) -> None:
        self._library = litert_library()
        self._module = build.project.inference
        folder.mkdir(parents=True, exist_ok=True)
        source = folder / "RunClassifier.kt"
        text = (HARNESS / source.name).read_text()
        stems = {path.stem for path in self._module.sources("main")}
        (classifier,) = stems & {"InterpreterImageClassifier", "LiteRtImageClassifier"}
        source.write_text(text.replace("NAMESPACE", self._module.namespace).replace("CLASSIFIER", classifier))
        self.system = [build.stand_ins / "runtime", jna_jar()]
        """What the device brings."""
        self.libraries = [build.stand_ins / "litert", *library_classpath()]
        if classifier.startswith("Interpreter"):
            self.libraries[0] = build.stand_ins / "interpreter"
        self.classes = [folder / "classes", build.inference_classes]
        build.compile_program([source], [*self.system, build.inference_classes, *self.libraries], self.classes[0])
        self._classpath = [*self.system, *self.classes, *self.libraries]

    @property
    def main_class(self) -> str:
        return f"{self._module.namespace}.RunClassifierKt"

    def made_of(self, archive: Path) -> ClassifierProgram:
        """The same program, of which `archive` holds all that isn't the device's."""
        other = copy.copy(self)
        other._classpath = [*self.system, archive]
        return other

    def run(
        self,
        *wishes: str,
        files: Path | None = None,
        properties: Mapping[str, str] | None = None,
        gpu: Mapping[str, str] | None = None,
    ) -> ClassifierRun:
        """One start of the app.

        Args:
            wishes: `npu` to try the NPU, the name of an accelerator to force it, `again` to measure again, `killed` to
                die with the model open.
            files: what the app keeps from one start to the next; nothing without it.
            properties: of the stand-ins: `litert.emulated`, `litert.faults` (see `Fault.kt`), `android.sdk` and so on;
                `tflite.flex=false` for an app without the library of Select TF ops.
            gpu: the variables with which LiteRT finds a GPU; without them it has none.
        """
        said = {
            "litert.library": str(self._library),
            "tflite.python": sys.executable,
            "tflite.server": str(SERVER),
            "file.encoding": "UTF-8",
            "stdout.encoding": "UTF-8",
            **(properties or {}),
        }
        options = [f"-D{name}={value}" for name, value in said.items()]
        with TemporaryDirectory() as fresh:
            return self._started([self._module.assets, files or fresh, *wishes], options, gpu)

    def _started(
        self, arguments: Sequence[str | Path], options: Sequence[str], gpu: Mapping[str, str] | None
    ) -> ClassifierRun:
        result = subprocess.run(
            ["java", *options, "-cp", joined(self._classpath), self.main_class, *arguments],
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=300,
            env={**os.environ, **(_with_accelerators(self._library.parent, gpu) if gpu else {})},
        )
        return ClassifierRun(result.returncode, result.stdout + (result.stderr if result.returncode else ""))


def run_classifier(build: AndroidBuild, folder: Path, gpu: Mapping[str, str] | None = None) -> ClassifierRun:
    """Opens the classifier once, in an app that remembers nothing; `gpu` as for `ClassifierProgram.run`."""
    return ClassifierProgram(build, folder).run(gpu=gpu)


def run_stand_in_tests(compiler: Compiler, model: Path, folder: Path) -> TestRun:
    """Tests LiteRT's stand-in itself, on the digits model."""
    library, stand_ins = litert_library(), stand_in_classes(compiler)
    classpath = [stand_ins / "litert", stand_ins / "runtime", jna_jar(), *library_classpath(), *test_classpath()]
    compilation = compiler.kotlin([HARNESS / "LiteRtTest.kt"], classpath, folder)
    assert compilation.succeeded, compilation.output
    return run_tests(folder, [folder, *classpath], folder, properties={"litert.library": library, "model": model})


def _with_accelerators(wheel: Path, gpu: Mapping[str, str]) -> dict[str, str]:
    """LiteRT loads its accelerators by bare names."""
    folders = [str(wheel), gpu.get("LD_LIBRARY_PATH", "")]
    return {**gpu, "LD_LIBRARY_PATH": os.pathsep.join(filter(None, folders))}


def litert_library() -> Path:
    """`libLiteRt.so` of the wheel in this environment; raises `Unavailable` where the wheel has none."""
    spec = importlib.util.find_spec("ai_edge_litert")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        for name in ("libLiteRt.so", "libLiteRt.dylib"):
            if (Path(folder) / name).is_file():
                return Path(folder) / name
    raise Unavailable("the wheel ai-edge-litert of this platform brings no libLiteRt")

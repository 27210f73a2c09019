"""The release build's last step: R8 in full mode, with the generated rules, and what is left still says the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.toolchains.android.build import AndroidBuild
from tests.toolchains.android.classifier_run import ClassifierProgram
from tests.toolchains.android.shrinking import Shrunk, rules_files, shrink
from tests.toolchains.android.toolchain import android_jar, androidx_jars
from tests.toolchains.kotlin.toolchain import library_classpath

pytestmark = pytest.mark.toolchain

LITERT = "com.google.ai.edge.litert"
SLOW_GPU = {"litert.emulated": "GPU", "litert.faults": "GPU=is slow"}
"""A device on which the classifier has names of accelerators to remember: the CPU, and a GPU that is slower than it."""


@pytest.fixture(scope="module")
def program(golden_build: AndroidBuild, tmp_path_factory: pytest.TempPathFactory) -> ClassifierProgram:
    """Opens the classifier as an app does."""
    return ClassifierProgram(golden_build, tmp_path_factory.mktemp("program"))


def test_app_shrinks_and_keeps_what_native_code_looks_up_by_name(golden_build: AndroidBuild, tmp_path: Path) -> None:
    app, litert = golden_build.project.app.namespace, _classes(golden_build.stand_ins / "litert")
    stand_ins = [golden_build.stand_ins / "litert", golden_build.stand_ins / "camerax"]
    classes = [golden_build.app_classes, golden_build.r_classes, golden_build.inference_classes, *stand_ins]
    # To shrink Compose as well takes minutes and says nothing about our rules.
    system = [*androidx_jars(), *library_classpath(), android_jar()]
    start = f"-keep class {app}.MainActivity {{ <init>(); }}"

    shrunk = shrink(classes, system, rules_files(golden_build.project), start, tmp_path / "r8", to_dex=True)

    assert shrunk.problems == ""
    assert f"{app}.MainActivity" in shrunk.kept(app)
    assert f"{LITERT}.TensorType$ElementType" in litert
    assert shrunk.kept(LITERT) & litert == litert
    # R8 was at work: nothing keeps the app's own classes.
    assert len(shrunk.renamed(golden_build.project.inference.namespace)) > 5


def test_shrunk_classifier_says_and_remembers_the_same(
    golden_build: AndroidBuild, program: ClassifierProgram, tmp_path: Path
) -> None:
    parts = [*program.classes, *program.libraries]
    shrunk = _shrink_for_jvm(program, parts, program.system, rules_files(golden_build.project), tmp_path)
    assert shrunk.problems == ""
    assert len(shrunk.renamed(golden_build.project.inference.namespace)) > 5
    small = program.made_of(shrunk.archive)

    first, second = (small.run(files=tmp_path, properties=SLOW_GPU) for _ in range(2))

    assert (first.exit_code, first.accelerator, first.choice) == (0, "CPU", "MEASURED"), first.output
    assert first.rejections["GPU"].startswith("Slower(time=")
    assert first.answers == program.run().answers
    assert (second.exit_code, second.choice, second.tried) == (0, "REMEMBERED", ["CPU"]), second.output
    assert (second.rejections, second.answers) == (first.rejections, first.answers)


def test_without_the_rules_native_code_would_find_nothing(program: ClassifierProgram, tmp_path: Path) -> None:
    """Shows that the checks above can fail."""
    litert, *others = program.libraries

    shrunk = _shrink_for_jvm(program, [*program.classes, litert], [*program.system, *others], [], tmp_path)

    assert shrunk.problems == ""
    assert shrunk.renamed(LITERT)


def _shrink_for_jvm(
    program: ClassifierProgram, parts: Sequence[Path], system: Sequence[Path], rules: Sequence[Path], folder: Path
) -> Shrunk:
    start = f"-keep class {program.main_class} {{ void main(java.lang.String[]); }}"
    return shrink(parts, system, rules, start, folder / "r8", to_dex=False)


def _classes(folder: Path) -> set[str]:
    return {".".join(path.relative_to(folder).with_suffix("").parts) for path in folder.rglob("*.class")}

"""The release build's last step: R8 in full mode, with the generated rules, and what is left still says the same."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.generated.conftest import GOLDEN
from tests.toolchains.android.build import AndroidBuild
from tests.toolchains.android.classifier_run import HARNESS, ClassifierRun, litert_library, run_classifier
from tests.toolchains.android.project import AndroidProject
from tests.toolchains.android.shrinking import Shrunk, rules_files, shrink
from tests.toolchains.android.toolchain import android_jar, androidx_jars
from tests.toolchains.jna import jna_jar
from tests.toolchains.kotlin.compiler import Compiler, joined
from tests.toolchains.kotlin.toolchain import library_classpath

pytestmark = pytest.mark.toolchain

LITERT = "com.google.ai.edge.litert"


@pytest.fixture(scope="module")
def build(compiler: Compiler, tmp_path_factory: pytest.TempPathFactory) -> AndroidBuild:
    folder = tmp_path_factory.mktemp("digits") / "android"
    project = AndroidProject(Path(shutil.copytree(GOLDEN / "android", folder)))
    return AndroidBuild(project, compiler, tmp_path_factory.mktemp("build"))


def test_app_shrinks_and_keeps_what_native_code_looks_up_by_name(build: AndroidBuild, tmp_path: Path) -> None:
    app, litert = build.project.app.namespace, _classes(build.stand_ins / "litert")
    stand_ins = [build.stand_ins / "litert", build.stand_ins / "camerax"]
    program = [build.app_classes, build.r_classes, build.inference_classes, *stand_ins]
    # To shrink Compose as well takes minutes and says nothing about our rules.
    system = [*androidx_jars(), *library_classpath(), android_jar()]
    start = f"-keep class {app}.MainActivity {{ <init>(); }}"

    shrunk = shrink(program, system, rules_files(build.project), start, tmp_path / "r8", to_dex=True)

    assert shrunk.problems == ""
    assert f"{app}.MainActivity" in shrunk.kept(app)
    assert f"{LITERT}.TensorType$ElementType" in litert
    assert shrunk.kept(LITERT) & litert == litert
    # R8 was at work: nothing keeps the app's own classes.
    assert len(shrunk.renamed(build.project.inference.namespace)) > 5


def test_shrunk_classifier_says_the_same(build: AndroidBuild, tmp_path: Path) -> None:
    shrunk = _shrunk_classifier(build, rules_files(build.project), tmp_path)

    assert shrunk.problems == ""
    assert len(shrunk.renamed(build.project.inference.namespace)) > 5
    run = _run(build, shrunk)
    assert run.exit_code == 0, run.output
    assert run.answers == run_classifier(build, tmp_path / "unshrunk").answers


def test_without_the_rules_native_code_would_find_nothing(build: AndroidBuild, tmp_path: Path) -> None:
    """Shows that the checks above can fail."""
    shrunk = _shrunk_classifier(build, [], tmp_path)

    assert shrunk.problems == ""
    assert shrunk.renamed(LITERT)


def _shrunk_classifier(build: AndroidBuild, rules: list[Path], folder: Path) -> Shrunk:
    """The inference module and LiteRT for a JVM, around the program that opens the classifier as an app does."""
    namespace = build.project.inference.namespace
    harness = folder / "RunClassifier.kt"
    harness.write_text((HARNESS / harness.name).read_text().replace("NAMESPACE", namespace))
    program = [build.inference_classes, build.stand_ins / "litert", *library_classpath()]
    build.compile_program([harness], [*_system(build), *program], folder / "classes")
    android = shutil.make_archive(str(folder / "android"), "zip", build.stand_ins / "runtime")
    start = f"-keep class {namespace}.RunClassifierKt {{ void main(java.lang.String[]); }}"
    system = [Path(android), jna_jar()]
    return shrink([folder / "classes", *program], system, rules, start, folder / "r8", to_dex=False)


def _run(build: AndroidBuild, shrunk: Shrunk) -> ClassifierRun:
    options = (f"-Dlitert.library={litert_library()}", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8")
    main = f"{build.project.inference.namespace}.RunClassifierKt"
    result = subprocess.run(
        ["java", *options, "-cp", joined([shrunk.archive, *_system(build)]), main, build.project.inference.assets],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    return ClassifierRun(result.returncode, result.stdout + (result.stderr if result.returncode else ""))


def _system(build: AndroidBuild) -> list[Path]:
    return [build.stand_ins / "runtime", jna_jar()]


def _classes(folder: Path) -> set[str]:
    return {".".join(path.relative_to(folder).with_suffix("").parts) for path in folder.rglob("*.class")}

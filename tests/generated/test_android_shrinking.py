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
    shrunk = _shrunk_app(build, rules_files(build.project), tmp_path)

    assert shrunk.problems == ""
    assert f"{build.project.app.namespace}.MainActivity" in shrunk.kept(build.project.app.namespace)
    assert {f"{LITERT}.LiteRtException", f"{LITERT}.TensorType$ElementType", f"{LITERT}.TensorType$Layout"} <= (
        shrunk.kept(LITERT)
    )
    assert shrunk.renamed(LITERT) == set()
    # R8 was at work: nothing keeps the app's own classes.
    assert len(shrunk.renamed(build.project.inference.namespace)) > 5


def test_shrunk_classifier_says_the_same(build: AndroidBuild, tmp_path: Path) -> None:
    namespace = build.project.inference.namespace
    harness = tmp_path / "RunClassifier.kt"
    harness.write_text((HARNESS / harness.name).read_text().replace("NAMESPACE", namespace))
    system = [build.stand_ins / "runtime", jna_jar()]
    program = [build.inference_classes, build.stand_ins / "litert", *library_classpath()]
    build.compile_program([harness], [*system, *program], tmp_path / "classes")
    start = f"-keep class {namespace}.RunClassifierKt {{ void main(java.lang.String[]); }}"
    android = shutil.make_archive(str(tmp_path / "android"), "zip", build.stand_ins / "runtime")

    shrunk = shrink(
        [tmp_path / "classes", *program],
        [Path(android), jna_jar()],
        rules_files(build.project),
        start,
        tmp_path / "r8",
        to_dex=False,
    )

    assert shrunk.problems == ""
    assert len(shrunk.renamed(namespace)) > 5
    run = _run([shrunk.archive, *system], f"{namespace}.RunClassifierKt", build.project.inference.assets)
    assert run.exit_code == 0, run.output
    assert run.answers == run_classifier(build, tmp_path / "unshrunk").answers


def test_without_the_rules_native_code_would_find_nothing(build: AndroidBuild, tmp_path: Path) -> None:
    """Shows that the checks above can fail."""
    shrunk = _shrunk_app(build, [], tmp_path)

    assert shrunk.problems == ""
    assert shrunk.renamed(LITERT)


def _shrunk_app(build: AndroidBuild, rules: list[Path], folder: Path) -> Shrunk:
    """The whole app as dex, started by its activity as the manifest names it."""
    stand_ins = [build.stand_ins / "litert", build.stand_ins / "camerax"]
    program = [build.app_classes, build.r_classes, build.inference_classes, *stand_ins, *androidx_jars()]
    start = f"-keep class {build.project.app.namespace}.MainActivity {{ <init>(); }}"
    return shrink([*program, *library_classpath()], [android_jar()], rules, start, folder / "r8", to_dex=True)


def _run(classpath: list[Path], main: str, assets: Path) -> ClassifierRun:
    options = (f"-Dlitert.library={litert_library()}", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8")
    result = subprocess.run(
        ["java", *options, "-cp", joined(classpath), main, assets],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    return ClassifierRun(result.returncode, result.stdout + (result.stderr if result.returncode else ""))

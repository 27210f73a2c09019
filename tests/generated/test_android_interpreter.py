"""Generated Android apps around models that only TensorFlow Lite's Interpreter takes: a Select TF op, a variable.

The generated classes are compiled against the Interpreter's own ones and run on them; in the place of their native
half, which is for Android, TensorFlow's interpreter runs the models.
"""

from __future__ import annotations

import csv
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.errors import SpecError
from generator.output import apply, existing_paths, plan
from generator.render import RENDERERS
from generator.spec import NpuVendor, Platform
from tests.generated.checks.gradle import gradle_problems
from tests.generated.checks.text_files import file_problems
from tests.support.interpreter_apps import interpreter_request
from tests.support.rendering import render_request, tflite_artifact
from tests.support.specs import digits_project
from tests.toolchains.android.build import AndroidBuild
from tests.toolchains.android.classifier_run import ClassifierProgram
from tests.toolchains.android.project import AndroidProject
from tests.toolchains.android.shrinking import rules_files, shrink
from tests.toolchains.classifier_run import Category, ClassifierRun
from tests.toolchains.kotlin.compiler import Compiler
from tests.toolchains.ktlint import ktlint_jar

pytestmark = pytest.mark.toolchain

SELECT, STATEFUL = "with_select_tf_op", "stateful"


@dataclass(frozen=True)
class App:
    """A generated app, compiled as far as its classifier needs it, and what the classifier said at one start."""

    build: AndroidBuild
    program: ClassifierProgram
    run: ClassifierRun

    @property
    def vectors(self) -> dict[str, dict[str, str]]:
        """What the source model said of each golden frame, as the first one that it was shown."""
        with (self.build.project.inference.assets / "golden/golden.tsv").open(encoding="utf-8") as table:
            return {row["name"]: row for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)}


@pytest.fixture(scope="module")
def app(compiler: Compiler, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], App]:
    @cache
    def made(name: str) -> App:
        folder = tmp_path_factory.mktemp(name)
        root = folder / "android"
        request = interpreter_request(name, folder)
        apply(plan(RENDERERS[Platform.ANDROID].render(request), existing_paths(root)), root)
        build = AndroidBuild(AndroidProject(root), compiler, folder / "build")
        program = ClassifierProgram(build, folder / "program")
        return App(build, program, program.run())

    return made


def agrees(answer: list[Category], vector: dict[str, str]) -> bool:
    scores = [float(score) for score in vector["scores"].split(",")]
    best = [category.index for category in answer] == [int(index) for index in vector["indices"].split(",")]
    return best and [category.score for category in answer] == pytest.approx(scores, abs=1e-5)


@pytest.mark.parametrize("name", [SELECT, STATEFUL])
def test_model_runs_on_the_interpreter(app: Callable[[str], App], name: str) -> None:
    run = app(name).run

    assert (run.exit_code, run.accelerator, run.choice) == (0, "CPU", "MEASURED"), run.output
    assert list(run.rejections) == ["GPU"]
    assert run.rejections["GPU"].startswith("KnownToFail")
    assert len(run.answers) == len(app(name).vectors) > 1


@pytest.mark.parametrize("name", [SELECT, STATEFUL])
def test_project_keeps_the_rules(app: Callable[[str], App], name: str) -> None:
    project = app(name).build.project

    assert gradle_problems(project) == []
    assert list(file_problems(project.root)) == []


def test_kotlin_is_formatted(app: Callable[[str], App]) -> None:
    """Both apps have the same sources, but for the numbers of their contracts."""
    command: list[str | Path] = [
        "java",
        "-XX:TieredStopAtLevel=1",
        "-jar",
        ktlint_jar(),
        "--log-level=error",
        "inference/**/*.kt",
    ]
    root = app(SELECT).build.project.root
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert (result.stdout, result.returncode) == ("", 0)


def test_model_with_a_select_tf_op_answers_like_its_source(app: Callable[[str], App]) -> None:
    answers, vectors = app(SELECT).run.answers, app(SELECT).vectors

    assert all(agrees(answers[name], vector) for name, vector in vectors.items())


def test_stateful_model_remembers_from_frame_to_frame_and_begins_anew_at_each_start(app: Callable[[str], App]) -> None:
    """Checking it and timing it leave no trace, or the first frame's answer would be another."""
    answers, vectors = app(STATEFUL).run.answers, app(STATEFUL).vectors
    first, second, *_ = vectors

    assert agrees(answers[first], vectors[first])
    assert not agrees(answers[second], vectors[second])
    assert app(STATEFUL).program.run().answers == answers


def test_app_without_the_library_of_select_tf_ops_says_so(app: Callable[[str], App]) -> None:
    run = app(SELECT).program.run(properties={"tflite.flex": "false"})

    assert (run.exit_code, run.accelerator) == (0, "none"), run.output
    assert "Select TensorFlow op(s), included in the given model" in run.rejections["CPU"]


def test_forced_accelerator_that_the_interpreter_lacks_is_refused(app: Callable[[str], App]) -> None:
    run = app(SELECT).program.run("GPU")

    assert (run.exit_code, run.accelerator) == (0, "none"), run.output
    assert run.rejections == {"GPU": "Failed(message=TensorFlow Lite's Interpreter runs on the CPU)"}


def test_shrunk_classifier_says_the_same(app: Callable[[str], App], tmp_path: Path) -> None:
    build, program = app(SELECT).build, app(SELECT).program
    start = f"-keep class {program.main_class} {{ void main(java.lang.String[]); }}"
    parts = [*program.classes, *program.libraries]

    shrunk = shrink(parts, program.system, rules_files(build.project), start, tmp_path / "r8", to_dex=False)

    assert shrunk.problems == ""
    assert "org.tensorflow.lite.Interpreter" in shrunk.kept("org.tensorflow.lite")
    assert len(shrunk.renamed(build.project.inference.namespace)) > 5
    assert program.made_of(shrunk.archive).run().answers == app(SELECT).run.answers


def test_module_passes_its_unit_tests_and_those_for_a_device_compile(app: Callable[[str], App]) -> None:
    build = app(STATEFUL).build

    run = build.run_inference_tests()

    assert run.passed > 10, run.output
    assert list(build.inference_device_test_classes.rglob("*Test.class"))


def test_app_names_nothing_that_the_module_lacks(app: Callable[[str], App]) -> None:
    """All else of the app is the same as with LiteRT, and compiled there."""
    build = app(SELECT).build
    module = build.project.inference.namespace
    sources = "\n".join(path.read_text(encoding="utf-8") for path in build.project.app.sources("main"))
    compiled = {path.stem for path in build.inference_classes.rglob("*.class")}

    imported = set(re.findall(rf"^import {re.escape(module)}\.([A-Z]\w+)", sources, re.MULTILINE))

    assert "InterpreterImageClassifier" in imported
    assert imported <= compiled


@pytest.mark.parametrize("change", [{"select_tf_ops": ("MaxPool3D",)}, {"stateful": True}])
def test_npu_is_refused(change: dict[str, Any]) -> None:
    artifact = replace(tflite_artifact(), **change)
    request = render_request(project=digits_project(npu=(NpuVendor.QUALCOMM,)), artifact=artifact)

    with pytest.raises(SpecError, match="which no NPU takes"):
        RENDERERS[Platform.ANDROID].render(request)

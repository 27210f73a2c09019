"""Generated Android apps and LiteRT's GPU accelerator: on it where it computes, off it where it is known to fail."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.generated.conftest import ROOT
from tests.support import models
from tests.toolchains.android.build import AndroidBuild
from tests.toolchains.android.classifier_run import ClassifierProgram, run_classifier
from tests.toolchains.android.project import AndroidProject
from tests.toolchains.classifier_run import ClassifierRun
from tests.toolchains.kotlin.compiler import Compiler
from tests.toolchains.ktlint import ktlint_jar
from tests.toolchains.swiftshader.toolchain import no_gpu, software_gpu

pytestmark = pytest.mark.toolchain

NO_FAILURES = "val knownFailures: Map<Accelerator, String> = emptyMap()"
GPU_FAILURE = re.compile(r"val knownFailures: Map<Accelerator, String> = mapOf\(\n.*\n *\)")

Build = Callable[[AndroidProject], AndroidBuild]


@pytest.fixture(scope="module")
def build(compiler: Compiler, tmp_path_factory: pytest.TempPathFactory) -> Build:
    return lambda project: AndroidBuild(project, compiler, tmp_path_factory.mktemp("build"))


@pytest.fixture(scope="module")
def refused_project(tmp_path_factory: pytest.TempPathFactory) -> AndroidProject:
    """Made where a GPU is there to refuse the model's `L2_NORMALIZATION`."""
    folder = tmp_path_factory.mktemp("refused")
    models.length_normalised().save(folder / "vectors.keras")
    options = {
        "--labels": folder / "labels.txt",
        "--normalize": "zero-to-one",
        "--name": "Vectors",
        "--application-id": "com.example.vectors",
        "--platform": "android",
        "--output": folder / "out",
    }
    (folder / "labels.txt").write_text("cat\ndog\nbird\nfish\n")
    words = [str(word) for option in options.items() for word in option]
    result = subprocess.run(
        [sys.executable, "-m", "generator", "new", folder / "vectors.keras", *words, "--no-input"],
        cwd=ROOT,
        env={**os.environ, **software_gpu()},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert "L2_NORMALIZATION" in result.stderr
    assert "taken partly" in result.stdout
    return AndroidProject(folder / "out" / "android")


@pytest.fixture(scope="module")
def refused(build: Build, refused_project: AndroidProject) -> AndroidBuild:
    return build(refused_project)


def test_classifier_runs_the_real_model_on_the_gpu_accelerator(golden_build: AndroidBuild, tmp_path: Path) -> None:
    program = ClassifierProgram(golden_build, tmp_path)
    on_gpu = program.run("GPU", gpu=software_gpu())
    on_cpu = program.run()

    assert (on_gpu.exit_code, on_gpu.accelerator, on_gpu.rejections) == (0, "GPU", {}), on_gpu.output
    assert (on_cpu.exit_code, on_cpu.accelerator) == (0, "CPU"), on_cpu.output
    assert _classes(on_gpu) == _classes(on_cpu)
    for name, categories in on_gpu.answers.items():
        expected = [category.score for category in on_cpu.answers[name]]
        assert [category.score for category in categories] == pytest.approx(expected, abs=1e-5), name


def test_gpu_that_is_only_a_processor_is_left_for_its_time_alone(golden_build: AndroidBuild, tmp_path: Path) -> None:
    run = run_classifier(golden_build, tmp_path, software_gpu())

    assert (run.exit_code, run.tried, run.timed) == (0, ["GPU", "CPU"], {"GPU", "CPU"}), run.output
    assert all(reason.startswith("Slower(") for reason in run.rejections.values())


def test_gpu_accelerator_without_a_driver_is_told_and_left(golden_build: AndroidBuild, tmp_path: Path) -> None:
    run = run_classifier(golden_build, tmp_path, no_gpu())

    assert (run.exit_code, run.accelerator) == (0, "CPU"), run.output
    assert run.rejections["GPU"].startswith("Failed(message=")


def test_readme_names_what_the_gpu_refuses_and_what_follows(refused_project: AndroidProject) -> None:
    readme = (refused_project.root / "README.md").read_text(encoding="utf-8")
    (verdict,) = (line for line in readme.split("\n") if line.startswith("**Tried when this project was made:**"))

    assert "L2\\_NORMALIZATION" in verdict
    assert "unit\\_length" in verdict
    assert "The app starts on the CPU, with this reason" in verdict
    assert "`ModelContract.knownFailures`" in verdict
    assert "SwiftShader" not in verdict


def test_module_with_a_known_failure_compiles_and_passes_its_tests(refused: AndroidBuild) -> None:
    run = refused.run_inference_tests()

    assert run.passed >= 10, run.output
    assert list(refused.inference_device_test_classes.rglob("*Test.class"))
    assert refused.resources.problems == ""


def test_app_around_it_is_the_one_that_is_compiled_elsewhere(
    refused_project: AndroidProject, golden_build: AndroidBuild
) -> None:
    ours, golden = (
        {
            path.name: path.read_text("utf-8").replace(project.app.namespace, "")
            for path in project.app.sources("main")
            if path.suffix == ".kt"
        }
        for project in (refused_project, golden_build.project)
    )

    assert {name for name in ours.keys() | golden.keys() if ours.get(name) != golden.get(name)} == {"Color.kt"}


def test_app_with_a_known_failure_is_formatted(refused_project: AndroidProject) -> None:
    result = subprocess.run(
        ["java", "-XX:TieredStopAtLevel=1", "-jar", ktlint_jar(), "--log-level=error", "**/*.kt"],
        cwd=refused_project.root,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (result.stdout, result.returncode) == ("", 0)


def test_cascade_starts_on_the_cpu_with_the_reason(refused: AndroidBuild, tmp_path: Path) -> None:
    run = run_classifier(refused, tmp_path, software_gpu())

    assert (run.exit_code, run.accelerator) == (0, "CPU"), run.output
    assert run.rejections == {"GPU": "KnownToFail(explanation=no L2_NORMALIZATION)"}
    assert "Preparing(accelerator=GPU)" not in run.output


def test_without_the_verdict_the_gpu_refuses_for_itself(
    refused_project: AndroidProject, build: Build, tmp_path: Path
) -> None:
    project = AndroidProject(Path(shutil.copytree(refused_project.root, tmp_path / "android")))
    (contract,) = project.inference.root.rglob("ModelContract.kt")
    text, count = GPU_FAILURE.subn(NO_FAILURES, contract.read_text(encoding="utf-8"))
    contract.write_text(text, encoding="utf-8")

    run = run_classifier(build(project), tmp_path / "run", software_gpu())

    assert count == 1
    assert (run.exit_code, run.accelerator) == (0, "CPU"), run.output
    assert "Preparing(accelerator=GPU)" in run.output
    assert run.rejections["GPU"].startswith("Failed(message=")


def _classes(run: ClassifierRun) -> dict[str, list[int]]:
    return {name: [category.index for category in categories] for name, categories in run.answers.items()}

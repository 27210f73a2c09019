"""The rendered Android app, by the real Kotlin compiler, the real resource compiler and real androidx classes."""

from __future__ import annotations

import csv
import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.generated.checks.gradle import gradle_problems
from tests.generated.checks.text_files import file_problems
from tests.generated.special import expected_labels
from tests.toolchains.android.build import AndroidBuild
from tests.toolchains.android.classifier_run import run_classifier, run_stand_in_tests
from tests.toolchains.android.project import AndroidProject, Module
from tests.toolchains.android.resources import ANDROID, TOOLS, merged_manifest
from tests.toolchains.classifier_run import ClassifierRun
from tests.toolchains.kotlin.compiler import Compiler
from tests.toolchains.kotlin.toolchain import library_classpath
from tests.toolchains.ktlint import ktlint_jar

pytestmark = pytest.mark.toolchain

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "kotlin"
TEST = re.compile(r"^ *@Test\b", re.MULTILINE)


@pytest.fixture(scope="session")
def classifier_run(android_build: AndroidBuild, tmp_path_factory: pytest.TempPathFactory) -> ClassifierRun:
    return run_classifier(android_build, tmp_path_factory.mktemp("classifier"))


def test_inference_module_compiles_without_a_warning(android_build: AndroidBuild) -> None:
    assert list(android_build.inference_classes.rglob("ModelContract.class"))


def test_inference_module_passes_its_own_unit_tests(android_build: AndroidBuild) -> None:
    run = android_build.run_inference_tests()

    assert run.passed == _test_count(android_build.project.inference) > 0, run.output


def test_resources_and_manifest_link(android_build: AndroidBuild) -> None:
    resources = android_build.resources

    assert resources.problems == ""
    assert resources.apk.is_file()


def test_manifest_asks_for_the_camera_and_gets_the_gpu(android_project: AndroidProject) -> None:
    manifest = ET.fromstring(merged_manifest(android_project))

    permissions = [item.get(f"{{{ANDROID}}}name") for item in manifest.iter("uses-permission")]
    libraries = {item.get(f"{{{ANDROID}}}name"): item for item in manifest.iter("uses-native-library")}
    assert permissions == ["android.permission.CAMERA"]
    # Since Android 12 OpenCL is hidden from apps that don't name it.
    assert libraries["libOpenCL.so"].get(f"{{{ANDROID}}}required") == "false"
    for module in (android_project.app, android_project.inference):
        source = ET.parse(module.manifest).getroot()
        assert source.get("package") is None
        assert source.find("uses-sdk") is None


def test_app_asks_for_no_permission_that_litert_brings_along(android_project: AndroidProject) -> None:
    """Its archives ask for five more, for a download of models that this app has no use for."""
    source = ET.parse(android_project.app.manifest).getroot()

    removed = source.findall(f"uses-permission[@{{{TOOLS}}}node='remove']")
    assert {(item.get(f"{{{ANDROID}}}name") or "").rpartition(".")[2] for item in removed} == {
        "ACCESS_NETWORK_STATE",
        "FOREGROUND_SERVICE",
        "FOREGROUND_SERVICE_DATA_SYNC",
        "RECEIVE_BOOT_COMPLETED",
        "WAKE_LOCK",
    }


def test_app_compiles_against_real_androidx_without_a_warning(android_build: AndroidBuild) -> None:
    assert list(android_build.app_classes.rglob("MainActivity.class"))


def test_app_passes_its_own_unit_tests(android_build: AndroidBuild) -> None:
    run = android_build.run_app_tests()

    assert run.passed == _test_count(android_build.project.app) > 0, run.output


def test_tests_for_a_device_compile(android_build: AndroidBuild) -> None:
    assert list(android_build.inference_device_test_classes.rglob("*Test.class"))
    if android_build.project.app.sources("androidTest"):
        assert list(android_build.app_device_test_classes.rglob("*Test.class"))


def test_classifier_runs_the_real_model_on_litert(classifier_run: ClassifierRun) -> None:
    assert classifier_run.exit_code == 0, classifier_run.output
    assert classifier_run.accelerator == "CPU"
    assert classifier_run.rejections == {"GPU": "NotAvailable"}


def test_classifier_gives_the_source_models_answers(
    classifier_run: ClassifierRun, android_project: AndroidProject
) -> None:
    """The table holds what the source model said before conversion."""
    rows = _golden_rows(android_project)

    assert rows
    assert set(classifier_run.answers) == set(rows)
    for name, row in rows.items():
        answer = classifier_run.answers[name]
        expected = [float(score) for score in row["scores"].split(",")]
        assert [category.index for category in answer] == [int(index) for index in row["indices"].split(",")], name
        assert [category.score for category in answer] == pytest.approx(expected, abs=5e-3), name


def test_classifier_says_labels_verbatim(classifier_run: ClassifierRun, android_project: AndroidProject) -> None:
    labels = (android_project.inference.assets / "labels.txt").read_text(encoding="utf-8").split("\n")

    for answer in classifier_run.answers.values():
        assert [category.label for category in answer] == [labels[category.index] for category in answer]


def test_litert_stand_in_does_what_it_promises(
    compiler: Compiler, android_project: AndroidProject, tmp_path: Path
) -> None:
    run = run_stand_in_tests(compiler, next(android_project.inference.assets.glob("*.tflite")), tmp_path)

    assert run.passed == 9, run.output


@pytest.mark.parametrize("android_project", ["golden"], indirect=True)
def test_benchmark_of_the_preprocessing_compiles(android_build: AndroidBuild, tmp_path: Path) -> None:
    classes = android_build.inference_classes

    android_build.compile_program(
        sorted(BENCHMARK.glob("*.kt")), [classes, *library_classpath()], tmp_path, friends=[classes]
    )

    assert (tmp_path / "PreprocessingBenchmarkKt.class").is_file()


def test_kotlin_is_formatted(android_project: AndroidProject) -> None:
    result = subprocess.run(
        ["java", "-XX:TieredStopAtLevel=1", "-jar", ktlint_jar(), "--log-level=error", "**/*.kt", "**/*.kts"],
        cwd=android_project.root,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (result.stdout, result.returncode) == ("", 0)


def test_gradle_files_follow_the_rules(android_project: AndroidProject) -> None:
    assert gradle_problems(android_project) == []


def test_files_are_well_formed(android_project: AndroidProject) -> None:
    assert list(file_problems(android_project.root)) == []


def test_inference_module_says_what_another_app_has_to_add(android_project: AndroidProject) -> None:
    """Whatever only an app can say, and this one says."""
    lift = (android_project.inference.root / "README.md").read_text(encoding="utf-8")

    for name, text in {
        "android.uniquePackageNames=false": android_project.root / "gradle.properties",
        'noCompress += "tflite"': android_project.app.root / "build.gradle.kts",
        'tools:node="remove"': android_project.app.manifest,
    }.items():
        assert name in text.read_text(encoding="utf-8")
        assert name in lift


def test_labels_arrive_verbatim(android_project: AndroidProject) -> None:
    labels = android_project.inference.assets / "labels.txt"

    assert labels.read_bytes() == expected_labels(android_project.root)


def test_no_source_file_is_too_long(android_project: AndroidProject) -> None:
    sources = [path for module in (android_project.app, android_project.inference) for path in _sources(module.root)]

    assert sources
    assert {path.name: n for path in sources if (n := len(path.read_text("utf-8").splitlines())) > 150} == {}


def _sources(root: Path) -> list[Path]:
    return sorted(root.rglob("*.kt"))


def _test_count(module: Module) -> int:
    return sum(len(TEST.findall(path.read_text(encoding="utf-8"))) for path in module.sources("test"))


def _golden_rows(project: AndroidProject) -> dict[str, dict[str, str]]:
    with (project.inference.assets / "golden" / "golden.tsv").open(encoding="utf-8") as table:
        return {row["name"]: row for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)}

"""The rules for Gradle files themselves: the golden project keeps them, and each fault is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.generated.checks.gradle import gradle_problems
from tests.toolchains.android.project import AndroidProject

GOLDEN = Path(__file__).parents[1] / "golden" / "digits" / "android"
CATALOG = "gradle/libs.versions.toml"
WORKFLOW = ".github/workflows/build.yml"


@pytest.fixture
def project(tmp_path: Path) -> AndroidProject:
    return AndroidProject(Path(shutil.copytree(GOLDEN, tmp_path / "android")))


def test_golden_project_keeps_the_rules(project: AndroidProject) -> None:
    assert gradle_problems(project) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (CATALOG, 'version.ref = "agp"', 'version.ref = "other"', "there is no version other"),
        (CATALOG, 'camerax = "1.6.2"', 'camerax = "1.6.+"', "the version camerax = 1.6.+ isn't exact"),
        (
            CATALOG,
            "[plugins]",
            'unused = { module = "a:b", version.ref = "agp" }\n[plugins]',
            "nothing uses libs.unused",
        ),
        (CATALOG, 'litert-gpu", version.ref = "litert"', 'litert-gpu", version = "1.4.2"', "must have one version"),
        (
            CATALOG,
            'plugin.compose", version.ref = "kotlin"',
            'plugin.compose", version = "2.2.10"',
            "its Compose plugin",
        ),
        (CATALOG, 'activity = "1.13.0"', 'activity = "1.12.0"', "is 1.12.0, but checked with 1.13.0"),
        (CATALOG, 'minSdk = "24"', 'minSdk = "21"', "minSdk is 21, but must be at least 24"),
        (CATALOG, 'composeBom = "2026', 'composeBom = "2025', "isn't known to stand for Compose"),
        ("app/build.gradle.kts", "libs.camera.core", "libs.camera.cor", "libs.camera.cor isn't in the catalog"),
        ("app/build.gradle.kts", 'noCompress += "tflite"', "", "the app would compress the model"),
        (
            "app/build.gradle.kts",
            "plugins {",
            'plugins {\n    id("org.jetbrains.kotlin.android")',
            "Kotlin is built into",
        ),
        (
            "app/build.gradle.kts",
            "proguard-android-optimize.txt",
            "proguard-android.txt",
            "only proguard-android-optimize",
        ),
        ("app/build.gradle.kts", '"proguard-rules.pro"', '"rules.pro"', "app/rules.pro doesn't exist"),
        ("app/build.gradle.kts", 'implementation(project(":inference"))', "", "the app doesn't depend on :inference"),
        (
            "app/build.gradle.kts",
            "implementation(libs.camera.compose)",
            "",
            "androidx.camera:camera-compose'] is declared",
        ),
        (
            "app/build.gradle.kts",
            "alias(libs.plugins.kotlin.compose)",
            "",
            "uses Compose, 'libs.plugins.kotlin.compose' doesn't",
        ),
        ("app/build.gradle.kts", "compose = true", "", "uses Compose, 'compose = true' doesn't fit"),
        ("app/build.gradle.kts", "testInstrumentationRunner", "//", "app has no testInstrumentationRunner"),
        ("inference/build.gradle.kts", "minSdk = ", "//", "inference has no minSdk"),
        ("inference/build.gradle.kts", "targetCompatibility = java", "", "inference has no targetCompatibility"),
        ("inference/build.gradle.kts", '.inference"', '.other"', "isn't in its namespace"),
        ("build.gradle.kts", "alias(libs.plugins.android.library) apply false", "", "which inference applies"),
        ("gradle.properties", "org.gradle.parallel", "android.builtInKotlin=false\n#", "it ends with version 10"),
        ("gradle.properties", "org.gradle.parallel", "android.newDsl=false\n#", "it ends with version 10"),
        ("gradle.properties", "org.gradle.parallel", "android.enableR8.fullMode=false\n#", "R8 runs in full mode"),
        ("gradle/wrapper/gradle-wrapper.properties", "gradle-9.6.0", "gradle-9.4.0", "needs Gradle 9.6.0"),
        (CATALOG, 'agp = "9.4.0"', 'agp = "9.5.0"', "it isn't known which Gradle version 9.5.0"),
        ("gradlew", "exec", "exec ", "gradlew isn't the script"),
        ("inference/consumer-rules.pro", "com.google.ai.edge.litert", "com.other", "no consumer rule keeps"),
        ("settings.gradle.kts", 'include(":inference")', "", "settings.gradle.kts includes [':app']"),
        ("settings.gradle.kts", "mavenCentral()", "", "settings.gradle.kts lacks mavenCentral()"),
        (
            "gradle/wrapper/gradle-wrapper.properties",
            "gradle-9.6.0",
            "gradle-9.7.1",
            "isn't the known one of Gradle 9.7.1",
        ),
        (
            "gradle/wrapper/gradle-wrapper.properties",
            "validateDistributionUrl=true",
            "",
            "validateDistributionUrl isn't",
        ),
        ("gradle.properties", "org.gradle.configuration-cache=true", "", "doesn't switch the configuration cache on"),
        ("gradle.properties", "android.uniquePackageNames=false", "", "the namespace that LiteRT's archives share"),
        ("app/build.gradle.kts", "isMinifyEnabled = true", "", "lacks isMinifyEnabled"),
        ("app/build.gradle.kts", "isShrinkResources = true", "", "lacks isShrinkResources"),
        ("app/build.gradle.kts", "libs.coroutines.android", '"a.b:c:1.2"', '"a.b:c:1.2" belongs into the version cat'),
        ("app/build.gradle.kts", "isMinify", "useLegacyPackaging = true\nisMinify", "unpacks native libraries"),
        (".gitignore", "local.properties", "", ".gitignore lacks local.properties"),
        (WORKFLOW, ":lintDebug", ":test", "build.yml lints nothing"),
        (WORKFLOW, ":app:lintDebug", ":app:lintDebugg", "there is no task :app:lintDebugg"),
        (WORKFLOW, ":inference:test", ":inferense:test", "there is no task :inferense:testDebugUnitTest"),
        (WORKFLOW, "checkout@v7", "checkout@main", "names no version"),
        ("app/src/main/AndroidManifest.xml", ".MainActivity", ".OtherActivity", "names .OtherActivity, which doesn't"),
        (CATALOG, 'compileSdk = "37"', 'compileSdk = "36"', "compileSdk is 36, but must be at least 37"),
    ],
)
def test_fault_is_named(project: AndroidProject, file: str, old: str, new: str, problem: str) -> None:
    path = project.root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")

    assert [found for found in gradle_problems(project) if problem in found]


def test_strange_wrapper_is_named(project: AndroidProject) -> None:
    (project.root / "gradle" / "wrapper" / "gradle-wrapper.jar").write_bytes(b"something else")
    (project.root / "gradlew").chmod(0o644)

    problems = gradle_problems(project)

    assert "gradle-wrapper.jar is missing or none of Gradle's own" in problems
    assert "gradlew must be executable and have Unix line ends" in problems

"""Decides whether Gradle files are right as far as rules can tell: no Gradle that could read them is at hand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from tests.generated.checks.gradle_catalog import catalog_problems
from tests.generated.checks.gradle_dependencies import dependency_problems
from tests.generated.checks.gradle_plugins import plugin_problems
from tests.generated.checks.gradle_project import project_problems
from tests.toolchains.android.project import AndroidProject, Module
from tests.toolchains.android.resources import sdk_level

# distributionSha256Sum of `gradle-<version>-bin.zip` and of official wrapper jars, as published by Gradle.
DISTRIBUTIONS = {
    "9.4.0": "60ea723356d81263e8002fec0fcf9e2b0eee0c0850c7a3d7ab0a63f2ccc601f3",
    "9.4.1": "2ab2958f2a1e51120c326cad6f385153bb11ee93b3c216c5fccebfdfbb7ec6cb",
    "9.6.0": "bbaeb2fef8710818cf0e261201dab964c572f92b942812df0c3620d62a529a01",
    "9.7.1": "acd53f1edaf02f1a8ff99879f8a34b302661a057d9b063ae9e35b552f804d20a",
}
WRAPPER_JARS = {
    "55243ef57851f12b070ad14f7f5bb8302daceeebc5bce5ece5fa6edb23e1145c",
    "7a9ce74cff467ca1bf60a4fcd9f05185acceda4d0f382434d393e17864262c5d",
}
# As they stand in templates/android/README.md, with where they come from.
WRAPPER_SCRIPTS = {
    "gradlew": "aed171fb114f82e6eaea4970a245a200e0582a7dcc8ec0891ca41b6e4a62b754",
    "gradlew.bat": "fedad02c18e266ec094995a5751b7fe1eb6e74f66bf75db64fae2e50eb22c234",
}
OLDEST_SDK = {"minSdk": 24, "targetSdk": 36, "compileSdk": 37}


def gradle_problems(project: AndroidProject) -> list[str]:
    """Everything that is wrong with the build files, in words."""
    return [
        *catalog_problems(project),
        *dependency_problems(project),
        *plugin_problems(project),
        *project_problems(project),
        *_modules(project),
        *_sdk(project),
        *_wrapper(project),
    ]


def _modules(project: AndroidProject) -> Iterator[str]:
    settings = (project.root / "settings.gradle.kts").read_text(encoding="utf-8")
    included = set(re.findall(r'include\("(:[\w:]+)"\)', settings))
    if included != {":app", ":inference"}:
        yield f"settings.gradle.kts includes {sorted(included)}"
    for needed in ("google", "mavenCentral()", "FAIL_ON_PROJECT_REPOS"):
        if needed not in settings:
            yield f"settings.gradle.kts lacks {needed}"
    if project.app.namespace == project.inference.namespace:
        yield "both modules have the same namespace"
    if 'implementation(project(":inference"))' not in project.app.script:
        yield "the app doesn't depend on :inference"
    if not re.search(r'noCompress\s*\+=\s*"tflite"', project.app.script):
        yield "the app would compress the model: noCompress lacks tflite"
    for module in (project.app, project.inference):
        yield from _rules_files(project, module)


def _rules_files(project: AndroidProject, module: Module) -> Iterator[str]:
    """A missing rules file fails the build; without the keep rules, R8 breaks a runtime's native half."""
    names = re.findall(r'"([\w.-]+\.pro)"', module.script)
    for name in names:
        if not (module.root / name).is_file():
            yield f"{module.root.name}/{name} doesn't exist"
    if module.root == project.inference.root:
        texts = [(module.root / name).read_text() for name in names if (module.root / name).is_file()]
        sources = "\n".join(path.read_text(encoding="utf-8") for path in module.sources("main"))
        for runtime in ("com.google.ai.edge.litert", "org.tensorflow.lite"):
            if f"import {runtime}." in sources and not any(f"-keep class {runtime}.**" in text for text in texts):
                yield f"no consumer rule keeps {runtime}"


def _sdk(project: AndroidProject) -> Iterator[str]:
    for name, oldest in OLDEST_SDK.items():
        if int(sdk_level(project, name)) < oldest:
            yield f"{name} is {sdk_level(project, name)}, but must be at least {oldest}"


def _wrapper(project: AndroidProject) -> Iterator[str]:
    folder = project.root / "gradle" / "wrapper"
    lines = (folder / "gradle-wrapper.properties").read_text().splitlines()
    properties = dict(line.split("=", 1) for line in lines if "=" in line)
    match = re.search(r"gradle-([\d.]+)-bin\.zip$", properties.get("distributionUrl", ""))
    version = match.group(1) if match else ""
    if properties.get("distributionSha256Sum") != DISTRIBUTIONS.get(version, "-"):
        yield f"gradle-wrapper.properties: the checksum isn't the known one of Gradle {version}"
    if properties.get("validateDistributionUrl") != "true":
        yield "gradle-wrapper.properties: validateDistributionUrl isn't true"
    jar = folder / "gradle-wrapper.jar"
    if not jar.is_file() or hashlib.sha256(jar.read_bytes()).hexdigest() not in WRAPPER_JARS:
        yield "gradle-wrapper.jar is missing or none of Gradle's own"
    for name, digest in WRAPPER_SCRIPTS.items():
        if hashlib.sha256((project.root / name).read_bytes()).hexdigest() != digest:
            yield f"{name} isn't the script that Gradle publishes"
    unix, windows = project.root / "gradlew", project.root / "gradlew.bat"
    if b"\r" in unix.read_bytes() or not unix.stat().st_mode & 0o100:
        yield "gradlew must be executable and have Unix line ends"
    if windows.read_bytes().count(b"\r\n") != windows.read_bytes().count(b"\n"):
        yield "gradlew.bat must have Windows line ends"

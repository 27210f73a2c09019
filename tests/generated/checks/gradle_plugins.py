"""Decides whether the build scripts fit version 9 of the Android plugin: what it needs, and what it refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.generated.checks.gradle_catalog import Catalog
from tests.toolchains.android.project import AndroidProject, Module

# Each is an error or a trap with version 9 of the Android plugin.
FORBIDDEN = {
    r"org\.jetbrains\.kotlin\.android\b": "Kotlin is built into the Android plugin",
    r"\bkotlinOptions\b": "its options are in the top-level kotlin block",
    r"\bcomposeOptions\b|kotlinCompilerExtensionVersion": "the Compose compiler comes with Kotlin",
    r"\bkapt\b|kotlin-kapt": "kapt doesn't work with built-in Kotlin",
    r'"proguard-android\.txt"': "only proguard-android-optimize.txt is allowed",
    r"\b(?:jcenter|flatDir)\b": "dependencies come from Google's and Maven's repositories",
    r"\bapplicationVariants\b": "the old variant API is gone",
    r"android\.(?:builtInKotlin|newDsl)=false": "it ends with version 10 of the plugin",
    r"android\.enableR8\.fullMode=false|strictFullModeForKeepRules=false": "R8 runs in full mode",
}
# The least Gradle of each version of the plugin, from its release notes.
LEAST_GRADLE = {"9.2.0": "9.4.1", "9.4.0": "9.6.0"}
EVERY_MODULE = {
    r"^ +compileSdk = libs\.versions\.compileSdk\.get\(\)\.toInt\(\)$": "no compileSdk from the catalog",
    r"^ +minSdk = libs\.versions\.minSdk\.get\(\)\.toInt\(\)$": "no minSdk from the catalog",
    r"^ +sourceCompatibility = java$": "no sourceCompatibility",
    r"^ +targetCompatibility = java$": "no targetCompatibility",
    r'^ +testInstrumentationRunner = "androidx\.test\.runner\.AndroidJUnitRunner"$': "no testInstrumentationRunner",
}


def plugin_problems(project: AndroidProject) -> Iterator[str]:
    """Everything that the plugin would refuse or silently do otherwise, in words."""
    yield from _forbidden(project)
    yield from _plugins(project)
    yield from _gradle(project)
    for module in (project.app, project.inference):
        yield from _module(module)


def _forbidden(project: AndroidProject) -> Iterator[str]:
    catalog, properties = project.root / "gradle" / "libs.versions.toml", project.root / "gradle.properties"
    for path in (*sorted(project.root.rglob("*.gradle.kts")), catalog, properties):
        text = path.read_text(encoding="utf-8")
        for pattern, reason in FORBIDDEN.items():
            match = re.search(pattern, text)
            if match:
                yield f"{path.relative_to(project.root)}: {match.group()}: {reason}"


def _plugins(project: AndroidProject) -> Iterator[str]:
    """A plugin that a module applies without a version gets it from the root's script."""
    root = (project.root / "build.gradle.kts").read_text(encoding="utf-8")
    for module in (project.app, project.inference):
        for alias in re.findall(r"^ +alias\((libs\.plugins\.[\w.]+)\)$", module.script, re.MULTILINE):
            if f"alias({alias}) apply false" not in root:
                yield f"build.gradle.kts doesn't declare {alias}, which {module.root.name} applies"


def _gradle(project: AndroidProject) -> Iterator[str]:
    plugin = Catalog.read(project).versions.get("agp", "")
    wrapper = (project.root / "gradle" / "wrapper" / "gradle-wrapper.properties").read_text(encoding="utf-8")
    match = re.search(r"gradle-([\d.]+)-bin\.zip", wrapper)
    gradle, least = match.group(1) if match else "0", LEAST_GRADLE.get(plugin)
    if least is None:
        yield f"it isn't known which Gradle version {plugin} of the Android plugin needs"
    elif _numbers(gradle) < _numbers(least):
        yield f"the Android plugin {plugin} needs Gradle {least}, the wrapper fetches {gradle}"


def _module(module: Module) -> Iterator[str]:
    for pattern, problem in EVERY_MODULE.items():
        if not re.search(pattern, module.script, re.MULTILINE):
            yield f"{module.root.name} has {problem}"
    sources = "\n".join(path.read_text(encoding="utf-8") for path in module.sources("main"))
    composes = "import androidx.compose." in sources
    for needed in ("compose = true", "libs.plugins.kotlin.compose"):
        if composes != (needed in module.script):
            yield f"{module.root.name} {'uses' if composes else 'has no'} Compose, {needed!r} doesn't fit"
    for package in sorted(set(re.findall(r"^package ([\w.`]+)$", sources, re.MULTILINE))):
        if not f"{package.replace('`', '')}.".startswith(f"{module.namespace}."):
            yield f"{module.root.name}: the package {package} isn't in its namespace {module.namespace}"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))

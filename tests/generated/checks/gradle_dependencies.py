"""Decides whether a module declares the libraries that its sources import."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.generated.checks.gradle_catalog import Catalog
from tests.toolchains.android.project import AndroidProject, Module

IMPORT = re.compile(r"^import ([\w.]+)", re.MULTILINE)
DECLARED = re.compile(r"^\s*(\w*[iI]mplementation|api)\((?:platform\()?libs\.([\w.]+)\)", re.MULTILINE)
SEES = {
    "main": ("implementation", "api"),
    "test": ("implementation", "api", "testImplementation"),
    "androidTest": ("implementation", "api", "androidTestImplementation"),
}
# Which declared libraries bring these packages, themselves or as what they expose; the first prefix that fits counts.
PROVIDERS: dict[str, str] = {
    "kotlinx.coroutines.test": "org.jetbrains.kotlinx:kotlinx-coroutines-test",
    "kotlinx.coroutines": "org.jetbrains.kotlinx:kotlinx-coroutines-android",
    "kotlin.test": "org.jetbrains.kotlin:kotlin-test-junit",
    "org.junit": "junit:junit androidx.test.ext:junit androidx.test:runner",
    "androidx.activity": "androidx.activity:activity-compose",
    "androidx.lifecycle.viewmodel.compose": "androidx.lifecycle:lifecycle-viewmodel-compose",
    "androidx.lifecycle.compose": "androidx.lifecycle:lifecycle-runtime-compose",
    "androidx.lifecycle": "androidx.lifecycle:lifecycle-viewmodel androidx.lifecycle:lifecycle-runtime-compose",
    "androidx.compose.ui.tooling.preview": "androidx.compose.ui:ui-tooling-preview",
    "androidx.compose.ui.test": "androidx.compose.ui:ui-test-junit4",
    "androidx.compose.material.icons": "androidx.compose.material:material-icons-core",
    "androidx.compose.material3": "androidx.compose.material3:material3",
    "androidx.compose": "androidx.compose.foundation:foundation androidx.compose.material3:material3",
    "androidx.camera.compose": "androidx.camera:camera-compose",
    "androidx.camera.viewfinder": "androidx.camera:camera-compose",
    "androidx.camera.lifecycle": "androidx.camera:camera-lifecycle",
    "androidx.camera.core": "androidx.camera:camera-core",
    "androidx.core": "androidx.core:core androidx.core:core-ktx androidx.activity:activity-compose",
    "androidx.annotation": "androidx.annotation:annotation androidx.activity:activity-compose",
    "androidx.test.ext.junit": "androidx.test.ext:junit",
    "androidx.test": "androidx.test:runner androidx.test:core androidx.test:rules androidx.test.ext:junit",
    "com.google.ai.edge.litert": "com.google.ai.edge.litert:litert",
    # LiteRT's archive still holds the Interpreter, on the CPU alone.
    "org.tensorflow.lite": "org.tensorflow:tensorflow-lite com.google.ai.edge.litert:litert",
}
OWN = ("java.", "javax.", "android.", "kotlin.")


def dependency_problems(project: AndroidProject) -> Iterator[str]:
    """Every import of a library that its module doesn't declare for that source set."""
    catalog = Catalog.read(project)
    for module in (project.app, project.inference):
        declared = [(kind, catalog.library(accessor)) for kind, accessor in DECLARED.findall(module.script)]
        for source_set, kinds in SEES.items():
            libraries = {library for kind, library in declared if kind in kinds}
            yield from _source_set(project, module, source_set, libraries)


def _source_set(project: AndroidProject, module: Module, source_set: str, libraries: set[str]) -> Iterator[str]:
    own = tuple({project.app.namespace, project.inference.namespace})
    for path in module.sources(source_set):
        for name in IMPORT.findall(path.read_text(encoding="utf-8")):
            prefix = next((prefix for prefix in PROVIDERS if name.startswith(f"{prefix}.")), "")
            providers = set(PROVIDERS.get(prefix, "").split())
            where = f"{path.relative_to(project.root)}: import {name}"
            if not providers and not name.startswith((*own, *OWN)):
                yield f"{where}: no library is known to bring this (add it to PROVIDERS)"
            elif providers and not providers & libraries:
                yield f"{where}: none of {sorted(providers)} is declared"

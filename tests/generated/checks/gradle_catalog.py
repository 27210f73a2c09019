"""Decides whether the version catalog fits the scripts that use it and the classes that we compile against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomlkit

from tests.toolchains import tensorflow_lite_java
from tests.toolchains.android.project import AndroidProject
from tests.toolchains.clients.maven import read_lock
from tests.toolchains.kotlin import toolchain as kotlin

ACCESSOR = re.compile(r"\blibs\.([a-z][\w.]*)")
ANDROID_LOCK = Path(__file__).parents[2] / "toolchains" / "android" / "artifacts.lock"
KOTLIN_LOCK = kotlin.HERE / "libraries.lock"
# The Compose version that each BOM stands for; the BOM itself can't be fetched.
BOMS = {"2026.09.00": "1.12.1"}


@dataclass(frozen=True)
class Catalog:
    """`gradle/libs.versions.toml`."""

    versions: dict[str, str]
    libraries: dict[str, dict[str, Any]]
    plugins: dict[str, dict[str, Any]]

    @classmethod
    def read(cls, project: AndroidProject) -> Catalog:
        document = tomlkit.parse((project.root / "gradle" / "libs.versions.toml").read_text(encoding="utf-8")).unwrap()
        return cls(document.get("versions", {}), document.get("libraries", {}), document.get("plugins", {}))

    def accessors(self) -> set[str]:
        """How scripts name everything in the catalog: `-` and `_` become dots."""
        names = set(self.libraries) | {f"versions-{name}" for name in self.versions}
        names |= {f"plugins-{name}" for name in self.plugins}
        return {re.sub("[-_]", ".", name) for name in names}

    def version_of(self, entry: dict[str, Any]) -> str:
        version = entry.get("version", "")
        return str(self.versions.get(version["ref"], "")) if isinstance(version, dict) else str(version)

    def library(self, accessor: str) -> str:
        """`group:name` of the library that scripts call `libs.<accessor>`, or an empty text."""
        for name, entry in self.libraries.items():
            if re.sub("[-_]", ".", name) == accessor:
                return str(entry["module"])
        return ""


def catalog_problems(project: AndroidProject) -> Iterator[str]:
    """Everything in which catalog, scripts and our own pins disagree."""
    catalog = Catalog.read(project)
    yield from _references(catalog)
    yield from _use(project, catalog)
    yield from _versions(catalog)
    yield from _pins(catalog)


def _references(catalog: Catalog) -> Iterator[str]:
    for kind in (catalog.libraries, catalog.plugins):
        for name, entry in kind.items():
            version = entry.get("version")
            if isinstance(version, dict) and version["ref"] not in catalog.versions:
                yield f"{name}: there is no version {version['ref']}"
    for name, value in catalog.versions.items():
        if not re.fullmatch(r"\d[\w.\-]*", str(value)):
            yield f"the version {name} = {value} isn't exact"


def _use(project: AndroidProject, catalog: Catalog) -> Iterator[str]:
    used = set()
    for script in sorted(project.root.rglob("*.gradle.kts")):
        for accessor in ACCESSOR.findall(script.read_text(encoding="utf-8")):
            name = re.sub(r"\.get$", "", accessor)
            used.add(name)
            if name not in catalog.accessors():
                yield f"{script.relative_to(project.root)}: libs.{name} isn't in the catalog"
    referenced = {
        f"versions.{entry['version']['ref']}"
        for entry in [*catalog.libraries.values(), *catalog.plugins.values()]
        if isinstance(entry.get("version"), dict)
    }
    for unused in sorted(catalog.accessors() - used - {re.sub("[-_]", ".", name) for name in referenced}):
        yield f"nothing uses libs.{unused}"


def _versions(catalog: Catalog) -> Iterator[str]:
    by_module = {entry["module"]: catalog.version_of(entry) for entry in catalog.libraries.values()}
    for group in ("com.google.ai.edge.litert", "org.tensorflow"):
        versions = {version for module, version in by_module.items() if module.startswith(f"{group}:")}
        if len(versions) > 1:
            yield f"the artefacts of {group} must have one version, not {sorted(versions)}"
    kotlin_plugin = by_module.get("org.jetbrains.kotlin:kotlin-gradle-plugin")
    compose = [
        catalog.version_of(p) for p in catalog.plugins.values() if p["id"] == "org.jetbrains.kotlin.plugin.compose"
    ]
    if compose != [kotlin_plugin]:
        yield f"Kotlin is {kotlin_plugin}, but its Compose plugin {compose}"


def _pins(catalog: Catalog) -> Iterator[str]:
    """What we compile against must be what the project asks for, otherwise our checks prove nothing about it."""
    pins = {(a.group, re.sub("-(android|jvm)$", "", a.name)): a.version for a in _pinned()}
    for entry in catalog.libraries.values():
        group, name = entry["module"].split(":")
        version = catalog.version_of(entry)
        pinned = pins.get((group, name))
        if pinned and version and version != pinned:
            yield f"{group}:{name} is {version}, but checked with {pinned}"
        if (group, name) == ("androidx.compose", "compose-bom"):
            compose = pins["androidx.compose.ui", "ui"]
            if BOMS.get(version) != compose:
                yield f"compose-bom {version} isn't known to stand for Compose {compose}, which we check with"


def _pinned() -> list[Any]:
    return [*read_lock(ANDROID_LOCK), *read_lock(KOTLIN_LOCK), *read_lock(tensorflow_lite_java.LOCK)]

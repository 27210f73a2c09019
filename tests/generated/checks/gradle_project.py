"""Decides whether a build is set up as its README promises: caches, shrinking, page sizes, workflow, manifest."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import yaml

from tests.toolchains.android.project import AndroidProject
from tests.toolchains.android.resources import ANDROID

COORDINATES = re.compile(r'"[\w.\-]+:[\w.\-]+:\d[\w.\-]*"')
TASK = re.compile(r"(?<!\S):(\w+):(\w+)")
COMPONENTS = ("activity", "service", "provider", "receiver", "application")
# Tasks that the plugins of an application or a library have, for the build types that every module has.
TASKS = re.compile(r"(assemble|install|lint)(Debug|Release)?|testDebugUnitTest|(assemble|connected)DebugAndroidTest")


def project_problems(project: AndroidProject) -> Iterator[str]:
    """Everything that is missing or contradicts itself, in words."""
    yield from _properties(project)
    yield from _release(project)
    yield from _scripts(project)
    yield from _ignored(project)
    yield from _workflow(project)
    yield from _components(project)


def _properties(project: AndroidProject) -> Iterator[str]:
    lines = (project.root / "gradle.properties").read_text(encoding="utf-8").splitlines()
    if "org.gradle.configuration-cache=true" not in lines:
        yield "gradle.properties doesn't switch the configuration cache on"
    # Issue 8474 of LiteRT: litert and litert-api have one namespace, an error with version 9 of the plugin.
    catalog = (project.root / "gradle" / "libs.versions.toml").read_text(encoding="utf-8")
    if "com.google.ai.edge.litert:" in catalog and "android.uniquePackageNames=false" not in lines:
        yield "gradle.properties lets the build fail on the namespace that LiteRT's archives share"


def _release(project: AndroidProject) -> Iterator[str]:
    for needed in ("isMinifyEnabled = true", "isShrinkResources = true"):
        if needed not in project.app.script:
            yield f"the release build of the app lacks {needed}"


def _scripts(project: AndroidProject) -> Iterator[str]:
    catalog = (project.root / "gradle" / "libs.versions.toml").read_text(encoding="utf-8")
    for path in sorted(project.root.rglob("*.gradle.kts")):
        text = path.read_text(encoding="utf-8")
        where = path.relative_to(project.root)
        for match in COORDINATES.findall(text):
            yield f"{where}: {match} belongs into the version catalog"
        # Unpacked libraries lose the alignment to 16 KB pages that the plugin gives packed ones; NPU runtimes need it.
        if "useLegacyPackaging = true" in text and "litert-npu-runtime" not in catalog:
            yield f"{where}: useLegacyPackaging unpacks native libraries at installation"


def _ignored(project: AndroidProject) -> Iterator[str]:
    lines = (project.root / ".gitignore").read_text(encoding="utf-8").splitlines()
    yield from (f".gitignore lacks {name}" for name in ("build/", ".gradle/", "local.properties") if name not in lines)


def _workflow(project: AndroidProject) -> Iterator[str]:
    for path in sorted((project.root / ".github" / "workflows").glob("*.yml")):
        steps = [
            step for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values() for step in job["steps"]
        ]
        commands = "\n".join(step.get("run", "") for step in steps)
        tasks = TASK.findall(commands)
        for module, task in tasks:
            if not (project.root / module / "build.gradle.kts").is_file() or not TASKS.fullmatch(task):
                yield f"{path.name}: there is no task :{module}:{task}"
        for kind, wanted in (("builds", "assemble"), ("lints", "lint"), ("tests", "test")):
            if not any(task.startswith(wanted) for _, task in tasks):
                yield f"{path.name} {kind} nothing"
        for step in steps:
            if "uses" in step and not re.search(r"@(v\d+|[0-9a-f]{40})$", step["uses"]):
                yield f"{path.name}: {step['uses']} names no version"


def _components(project: AndroidProject) -> Iterator[str]:
    """Names of classes in the manifest that no source file has; lint would find them, and it isn't run here."""
    for module in (project.app, project.inference):
        if not module.manifest.is_file():
            continue
        sources = "\n".join(path.read_text(encoding="utf-8") for path in module.sources("main")).replace("`", "")
        packages = set(re.findall(r"^package ([\w.]+)", sources, re.MULTILINE))
        for element in ET.parse(module.manifest).iter():
            name = element.get(f"{{{ANDROID}}}name", "") if element.tag in COMPONENTS else ""
            full = f"{module.namespace}{name}" if name.startswith(".") else name
            package, _, short = full.rpartition(".")
            own = full.startswith(f"{module.namespace}.")
            known = package in packages and re.search(rf"\bclass {short}\b", sources)
            if own and not known:
                yield f"{module.root.name}: the manifest names {name}, which doesn't exist"

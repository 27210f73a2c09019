"""Decides whether resources and manifest would link into an app, by the real resource compiler."""

from __future__ import annotations

import re
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from tests.toolchains.android.project import AndroidProject
from tests.toolchains.android.toolchain import aapt2, framework_apk

ANDROID = "http://schemas.android.com/apk/res/android"
TOOLS = "http://schemas.android.com/tools"


@dataclass(frozen=True)
class LinkedResources:
    """The app's resources as linked: `problems` is empty if aapt2 had nothing to say; `java` holds `R.java`."""

    problems: str
    java: Path
    apk: Path


def link(project: AndroidProject, folder: Path) -> LinkedResources:
    """Compiles and links the app's resources with a manifest merged as far as it matters here."""
    folder.mkdir(parents=True, exist_ok=True)
    java, apk, compiled = folder / "java", folder / "app.apk", folder / "resources.zip"
    manifest = folder / "AndroidManifest.xml"
    manifest.write_text(merged_manifest(project), encoding="utf-8")
    problems = _run("compile", "--dir", project.app.resources, "-o", compiled)
    if not problems:
        inputs = ("-I", framework_apk(), "--manifest", manifest, compiled)
        sdk = (
            "--min-sdk-version",
            sdk_level(project, "minSdk"),
            "--target-sdk-version",
            sdk_level(project, "targetSdk"),
        )
        problems = _run("link", *inputs, *sdk, "-o", apk, "--java", java)
    return LinkedResources(problems, java, apk)


def merged_manifest(project: AndroidProject) -> str:
    """The app's manifest with the library's elements, the package and `${applicationId}` filled in, as Gradle would."""
    ET.register_namespace("android", ANDROID)
    text = project.app.manifest.read_text(encoding="utf-8").replace("${applicationId}", project.app.namespace)
    manifest = ET.fromstring(text)
    manifest.set("package", project.app.namespace)
    for element in manifest.findall(f"*[@{{{TOOLS}}}node='remove']"):
        manifest.remove(element)
    if project.inference.manifest.is_file():
        for element in ET.parse(project.inference.manifest).getroot():
            if element.tag == "application":
                manifest.find("application").extend(list(element))  # type: ignore[union-attr]
            else:
                manifest.append(element)
    return ET.tostring(manifest, encoding="unicode", xml_declaration=True)


def sdk_level(project: AndroidProject, name: str) -> str:
    """`minSdk` or `targetSdk`: from the app's script, or through the version catalog that it names."""
    match = re.search(rf"\b{name}\s*=\s*(.+)$", project.app.script, re.MULTILINE)
    assert match, f"app/build.gradle.kts says no {name}"
    if match.group(1).strip().isdigit():
        return match.group(1).strip()
    alias = re.search(r"libs\.versions\.([\w.]+?)\.get\(\)", match.group(1))
    assert alias, f"{name} is neither a number nor from the version catalog"
    catalog = (project.root / "gradle" / "libs.versions.toml").read_text()
    version = re.search(rf'^{alias.group(1).replace(".", "[-_.]")}\s*=\s*"(\d+)"', catalog, re.MULTILINE)
    assert version, f"the version catalog has no {alias.group(1)}"
    return version.group(1)


def _run(*arguments: str | Path) -> str:
    result = subprocess.run(
        [aapt2(), *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    # aapt2 exits with 0 on some warnings; a generated project should cause none.
    return result.stdout.strip() or ("" if result.returncode == 0 else f"aapt2 failed with {result.returncode}")

"""Decides how generated code is put through R8 in full mode, with the project's own rules and nothing kept besides."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.toolchains.android.project import AndroidProject
from tests.toolchains.r8 import r8_jar

# What libraries refer to and Android has only at run time, or never: annotations, XML parsers, the framework's insides.
ABSENT = (
    "androidx",
    "com.android",
    "com.google.common",
    "com.sun.jna",
    "kotlin",
    "kotlinx",
    "org.jetbrains",
    "org.xmlpull",
)
OPTIONS = ("-Xmx2g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""So short a run is over before the better compiled code would pay."""

RENAMED = re.compile(r"^([\w.$]+) -> ([\w.$]+):$", re.MULTILINE)


@dataclass(frozen=True)
class Shrunk:
    """What R8 made, or its `problems`; `names` are the names of the classes that are left, by their old ones."""

    problems: str
    archive: Path
    names: dict[str, str]

    def kept(self, package: str) -> set[str]:
        """Classes below `package` that are still there under their own names."""
        return {old for old, new in self.names.items() if old == new and old.startswith(f"{package}.")}

    def renamed(self, package: str) -> set[str]:
        """Classes below `package` that are still there under other names."""
        return {old for old, new in self.names.items() if old != new and old.startswith(f"{package}.")}


def rules_files(project: AndroidProject) -> list[Path]:
    """The project's own rules that Gradle would hand to R8 for the release build.

    Gradle adds what Android's default file and the libraries' archives (AAR, `META-INF`) bring; nothing of that is
    applied here, so the project is held to more than R8 asks of it: its own rules must do.
    """
    modules = (project.app, project.inference)
    return [module.root / name for module in modules for name in re.findall(r'"([\w.-]+\.pro)"', module.script)]


def shrink(
    program: Sequence[Path], libraries: Sequence[Path], rules: Sequence[Path], kept: str, folder: Path, *, to_dex: bool
) -> Shrunk:
    """Runs R8 over folders and archives of classes.

    Args:
        program: what becomes part of the app.
        libraries: what the system has.
        rules: files of keep rules.
        kept: further rules, for where the program starts.
        folder: made for the result.
        to_dex: whether the result is for Android; else for a JVM.
    """
    folder.mkdir(parents=True)
    own = folder / "start.pro"
    own.write_text("\n".join([kept, *(f"-dontwarn {package}.**" for package in ABSENT)]) + "\n")
    archive, mapping = folder / "shrunk.jar", folder / "mapping.txt"
    target = ["--min-api", "24"] if to_dex else ["--classfile"]
    options: list[str | Path] = ["--release", *target, "--pg-map-output", mapping, "--output", archive]
    system: list[str | Path] = [*(_archive(path, folder) for path in libraries), _java_home()]
    for library in system:
        options.extend(["--lib", library])
    for file in (own, *rules):
        options.extend(["--pg-conf", file])
    inputs = [_archive(path, folder) for path in program]
    result = subprocess.run(
        ["java", *OPTIONS, "-cp", r8_jar(), "com.android.tools.r8.R8", *options, *inputs],
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode != 0:
        return Shrunk(result.stdout + result.stderr, archive, {})
    return Shrunk("", archive, dict(RENAMED.findall(mapping.read_text(encoding="utf-8"))))


def _archive(path: Path, folder: Path) -> Path:
    """R8 reads archives and single class files, but no folders."""
    if path.is_file():
        return path
    name = "-".join(path.parts[-2:])
    return Path(shutil.make_archive(str(folder / name), "zip", path))


def _java_home() -> str:
    """Where the JVM on the PATH keeps Java's own classes."""
    if home := os.environ.get("JAVA_HOME"):
        return home
    command = ["java", "-XshowSettings:properties", "-version"]
    settings = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    match = re.search(r"java\.home = (.+)", settings)
    assert match, settings
    return match.group(1)

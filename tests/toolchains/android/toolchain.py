"""Decides which Android classes and which resource compiler the generated app is checked with."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from tests.toolchains.clients.maven import maven_toolchain
from tests.toolchains.toolchain import Toolchain

HERE = Path(__file__).parent
FRAMEWORK = "android.jar"
JAVA_17 = (61).to_bytes(2, "big")


def _finish(folder: Path) -> None:
    """Takes the classes out of each Android archive, the tools out of apktool, and makes the framework readable."""
    for archive in sorted(folder.glob("*.aar")):
        with zipfile.ZipFile(archive) as aar:
            _extract(aar, "classes.jar", archive.with_suffix(".jar"))
        archive.unlink()
    apktool = next(folder.glob("apktool-lib-*.jar"))
    with zipfile.ZipFile(apktool) as tools:
        _extract(tools, "prebuilt/linux/aapt2", folder / "aapt2")
        _extract(tools, "prebuilt/android-framework.jar", folder / "framework.apk")
    (folder / "aapt2").chmod(0o755)
    framework = next(folder.glob("android-all-*.jar"))
    _readable_by_java_17(framework, folder / FRAMEWORK)
    for jar in (apktool, framework):
        jar.unlink()


def _readable_by_java_17(framework: Path, target: Path) -> None:
    """Copies Android's own classes, marked as Java 17's instead of 21's.

    They serve for compiling alone, where only declarations count, and Java 17's compiler refuses newer files.
    """
    with zipfile.ZipFile(framework) as source, zipfile.ZipFile(target, "w") as copy:
        for entry in source.infolist():
            if entry.filename.startswith("android/") and entry.filename.endswith(".class"):
                content = source.read(entry)
                copy.writestr(zipfile.ZipInfo(entry.filename), content[:6] + JAVA_17 + content[8:])


def _extract(archive: zipfile.ZipFile, member: str, target: Path) -> None:
    with archive.open(member) as source, target.open("wb") as file:
        shutil.copyfileobj(source, file)


ANDROID: Toolchain = maven_toolchain("android", HERE / "artifacts.lock", _finish, Path(__file__))


def android_jar() -> Path:
    """Android's framework classes; for compiling only."""
    return ANDROID.require() / FRAMEWORK


def androidx_jars() -> list[Path]:
    """The real androidx, Compose and lifecycle classes."""
    return [jar for jar in sorted(ANDROID.require().glob("*.jar")) if jar.name != FRAMEWORK]


def aapt2() -> Path:
    """The resource compiler and linker."""
    return ANDROID.require() / "aapt2"


def framework_apk() -> Path:
    """Android's own resources, for aapt2's `-I`."""
    return ANDROID.require() / "framework.apk"

"""Decides which Android classes and which resource compiler the generated app is checked with."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from tests.toolchains.clients.maven import maven_toolchain
from tests.toolchains.toolchain import Toolchain

HERE = Path(__file__).parent


def _finish(folder: Path) -> None:
    """Takes the classes out of each Android archive and the tools out of apktool."""
    for archive in sorted(folder.glob("*.aar")):
        with zipfile.ZipFile(archive) as aar:
            _extract(aar, "classes.jar", archive.with_suffix(".jar"))
    with zipfile.ZipFile(next(folder.glob("apktool-lib-*.jar"))) as apktool:
        _extract(apktool, "prebuilt/linux/aapt2", folder / "aapt2")
        _extract(apktool, "prebuilt/android-framework.jar", folder / "framework.apk")
    (folder / "aapt2").chmod(0o755)


def _extract(archive: zipfile.ZipFile, member: str, target: Path) -> None:
    with archive.open(member) as source, target.open("wb") as file:
        shutil.copyfileobj(source, file)


ANDROID: Toolchain = maven_toolchain("android", HERE / "artifacts.lock", _finish)


def android_jar() -> Path:
    """Android's framework classes; for compiling only, they need a newer JVM to run."""
    return next(ANDROID.require().glob("android-all-*.jar"))


def androidx_jars() -> list[Path]:
    """The real androidx, Compose and lifecycle classes."""
    others = ("android-all-", "apktool-lib-")
    return [jar for jar in sorted(ANDROID.require().glob("*.jar")) if not jar.name.startswith(others)]


def aapt2() -> Path:
    """The resource compiler and linker."""
    return ANDROID.require() / "aapt2"


def framework_apk() -> Path:
    """Android's own resources, for aapt2's `-I`."""
    return ANDROID.require() / "framework.apk"

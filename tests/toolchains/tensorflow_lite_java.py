"""Decides which classes of TensorFlow Lite's Interpreter generated Android apps are compiled with: the real ones."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from tests.toolchains.clients.maven import maven_toolchain
from tests.toolchains.toolchain import Toolchain

LOCK = Path(__file__).with_name("tensorflow_lite_java.lock")


def _finish(folder: Path) -> None:
    """Keeps the classes of each archive; its libraries are for Android alone."""
    for archive in sorted(folder.glob("*.aar")):
        target = archive.with_suffix(".jar")
        with zipfile.ZipFile(archive) as aar, aar.open("classes.jar") as source, target.open("wb") as file:
            shutil.copyfileobj(source, file)
        archive.unlink()


TENSORFLOW_LITE_JAVA: Toolchain = maven_toolchain("tensorflow-lite-java", LOCK, _finish, Path(__file__))


def tensorflow_lite_jars() -> list[Path]:
    """`org.tensorflow.lite` as Android apps see it; its native half can't run here."""
    return sorted(TENSORFLOW_LITE_JAVA.require().glob("*.jar"))

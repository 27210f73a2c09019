"""Decides on which C library of TensorFlow Lite the generated Swift runs: JavaCPP's build of the next minor version."""

from __future__ import annotations

import platform
import shutil
import sys
import zipfile
from pathlib import Path

from tests.toolchains.clients.maven import maven_toolchain
from tests.toolchains.toolchain import Toolchain, Unavailable

HERE = Path(__file__).parent
# By this name programs are linked with it.
LIBRARY = "libtensorflowlite_c.so"
MEMBER = "org/bytedeco/tensorflowlite/linux-x86_64/libjnitensorflowlite.so"


def _check() -> None:
    if sys.platform != "linux" or platform.machine() != "x86_64":
        raise Unavailable("the pinned build of TensorFlow Lite's C library is for Linux on x86-64")


def _finish(folder: Path) -> None:
    """Takes the library out of the archive. It needs no Java: JavaCPP's part and the C functions stand side by side."""
    (archive,) = folder.glob("tensorflow-lite-*.jar")
    with zipfile.ZipFile(archive) as jar, jar.open(MEMBER) as source, (folder / LIBRARY).open("wb") as target:
        shutil.copyfileobj(source, target)
    archive.unlink()


TENSORFLOW_LITE: Toolchain = maven_toolchain(
    "tensorflow-lite", HERE / "tflite.lock", _finish, Path(__file__), prerequisites=_check
)


def tensorflow_lite_folder() -> Path:
    """The folder with `libtensorflowlite_c.so`."""
    return TENSORFLOW_LITE.require()

"""Decides how the stand-ins for CameraX, both runtimes and the framework at run time become classes, once for all."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

from tests.toolchains.android.toolchain import ANDROID, android_jar, androidx_jars
from tests.toolchains.jna import JNA, jna_jar
from tests.toolchains.kotlin.compiler import Compilation, Compiler
from tests.toolchains.kotlin.toolchain import KOTLIN, library_classpath
from tests.toolchains.tensorflow_lite_java import TENSORFLOW_LITE_JAVA, tensorflow_lite_jars
from tests.toolchains.toolchain import InstallError, built_once, cache_folder

HERE = Path(__file__).parent
STAND_INS = ("camerax", "interpreter", "litert", "runtime")


def stand_in_classes(compiler: Compiler) -> Path:
    """A folder with the compiled classes of each stand-in; built anew when a source or a toolchain changed."""
    return built_once(cache_folder() / "android-stand-ins" / _fingerprint(), lambda target: _build(compiler, target))


def _build(compiler: Compiler, target: Path) -> None:
    for name in STAND_INS:
        (target / name).mkdir()
    _build_camerax(compiler, target / "camerax")
    _build_interpreter(compiler, target / "interpreter")
    litert = [jna_jar(), android_jar(), *library_classpath()]
    _require(compiler.kotlin(sorted((HERE / "litert").rglob("*.kt")), litert, target / "litert"))
    _require(compiler.java(sorted((HERE / "runtime").rglob("*.java")), [], target / "runtime"))


def _build_camerax(compiler: Compiler, target: Path) -> None:
    """The Kotlin part refers to the Java part and the other way round: Kotlin reads Java's sources first."""
    java = sorted((HERE / "camerax").rglob("*.java"))
    kotlin = sorted((HERE / "camerax").rglob("*.kt"))
    classpath = [*androidx_jars(), android_jar(), *library_classpath()]
    _require(compiler.kotlin([*kotlin, *java], classpath, target, compose=True))
    _require(compiler.java(java, [target, *classpath], target))


def _build_interpreter(compiler: Compiler, target: Path) -> None:
    """The real classes, but for the one that calls native code, which isn't for this system."""
    for jar in tensorflow_lite_jars():
        with zipfile.ZipFile(jar) as classes:
            classes.extractall(target, [name for name in classes.namelist() if name.endswith(".class")])
    (target / "org/tensorflow/lite/NativeInterpreterWrapper.class").unlink()
    _require(compiler.java(sorted((HERE / "interpreter").rglob("*.java")), [target], target))


def _require(compilation: Compilation) -> None:
    if not compilation.succeeded:
        raise InstallError(compilation.output)


def _fingerprint() -> str:
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for toolchain in (ANDROID, JNA, KOTLIN, TENSORFLOW_LITE_JAVA):
        digest.update(toolchain.fingerprint().encode())
    for name in STAND_INS:
        for path in sorted((HERE / name).rglob("*.*")):
            digest.update(str(path.relative_to(HERE)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]

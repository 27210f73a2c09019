"""Decides how the stand-ins that work are built: TensorFlow Lite's Swift module, Core ML and Core Video."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.toolchains.programs import run
from tests.toolchains.swift.toolchain import SWIFT_TOOLCHAIN, swift_tool
from tests.toolchains.tflite import TENSORFLOW_LITE, tensorflow_lite_folder
from tests.toolchains.toolchain import built_once, cache_folder

HERE = Path(__file__).parent
CORE_ML, TFLITE = HERE / "coreml", HERE / "tflite"
# Apple's enums may grow, so that a switch over one needs `@unknown default`; the compiler warns that Linux's Foundation
# isn't made like that. TensorFlow Lite's module is a pod: compiled with the app, in a language mode of its own.
APPLE = ("-swift-version", "6", "-enable-library-evolution", "-suppress-warnings")
POD = ("-swift-version", "5", "-warnings-as-errors")


@dataclass(frozen=True)
class StandIns:
    """Where compiler and linker find the modules, and where TensorFlow Lite's C library is."""

    modules: Path
    library: Path

    @property
    def arguments(self) -> list[str | Path]:
        """For the compiler, so that a program finds them when it is compiled and when it runs."""
        names = ("CoreVideo", "CoreML", "TensorFlowLite")
        return ["-I", self.modules, *(f"-l{name}" for name in names), *linked(self.modules, self.library)]


def linked(*folders: Path) -> list[str | Path]:
    """Where libraries are, for the linker and for the program."""
    return [part for folder in folders for part in ("-L", folder, "-Xlinker", "-rpath", "-Xlinker", folder)]


def stand_ins() -> StandIns:
    """The modules, built if need be; raises `Unavailable` where Swift or the C library can't be had."""
    library = tensorflow_lite_folder()
    target = cache_folder() / "swift-stand-ins" / _fingerprint()
    return StandIns(built_once(target, lambda folder: _build_all(folder, library)), library)


def _build_all(folder: Path, library: Path) -> None:
    shutil.copytree(TFLITE / "TensorFlowLiteC", folder / "TensorFlowLiteC")
    _build(CORE_ML / "CoreVideo", folder, *APPLE)
    _build(CORE_ML / "CoreML", folder, *APPLE, "-lCoreVideo", "-L", folder, "-Xlinker", "-rpath", "-Xlinker", "$ORIGIN")
    _build(TFLITE / "TensorFlowLite", folder, *POD, *linked(library))


def _build(sources: Path, folder: Path, *options: str | Path) -> None:
    name = sources.name
    kind = ("-emit-library", "-emit-module", "-module-name", name, "-wmo", "-parse-as-library")
    output = ("-o", folder / f"lib{name}.so", "-emit-module-path", folder / f"{name}.swiftmodule", "-I", folder)
    run([swift_tool("swiftc"), *kind, *output, *options, *sorted(sources.glob("*.swift"))])


def _fingerprint() -> str:
    digest = hashlib.sha256((SWIFT_TOOLCHAIN.fingerprint() + TENSORFLOW_LITE.fingerprint()).encode())
    sources = (path for folder in (CORE_ML, TFLITE) for path in folder.rglob("*") if path.is_file())
    for path in sorted((Path(__file__), *sources)):
        digest.update(path.relative_to(HERE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]

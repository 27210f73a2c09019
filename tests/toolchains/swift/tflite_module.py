"""Decides how the stand-in for the Swift module TensorFlowLite is built: over the real library, once for all tests."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.toolchains.programs import run
from tests.toolchains.swift.toolchain import SWIFT_TOOLCHAIN, swift_tool
from tests.toolchains.tflite import TENSORFLOW_LITE, tensorflow_lite_folder
from tests.toolchains.toolchain import built_once, cache_folder

HERE = Path(__file__).parent / "tflite"


@dataclass(frozen=True)
class TensorFlowLiteModule:
    """Where the compiler finds the module and its library, and where the C library is."""

    modules: Path
    library: Path


def tensorflow_lite_module() -> TensorFlowLiteModule:
    """The module, built if need be; raises `Unavailable` where the library or Swift can't be had."""
    library = tensorflow_lite_folder()
    target = cache_folder() / "swift-tensorflow-lite" / _fingerprint()
    return TensorFlowLiteModule(built_once(target, lambda folder: _build(folder, library)), library)


def _build(folder: Path, library: Path) -> None:
    shutil.copytree(HERE / "TensorFlowLiteC", folder / "TensorFlowLiteC")
    # A pod: in its own language mode.
    language = ["-swift-version", "5", "-parse-as-library", "-wmo", "-warnings-as-errors", "-I", folder]
    output = ["-emit-library", "-emit-module", "-module-name", "TensorFlowLite", "-o", folder / "libTensorFlowLite.so"]
    module = ["-emit-module-path", folder / "TensorFlowLite.swiftmodule"]
    links = ["-L", library, "-Xlinker", "-rpath", "-Xlinker", library]
    sources = sorted((HERE / "TensorFlowLite").glob("*.swift"))
    run([swift_tool("swiftc"), *language, *output, *module, *links, *sources])


def _fingerprint() -> str:
    digest = hashlib.sha256((SWIFT_TOOLCHAIN.fingerprint() + TENSORFLOW_LITE.fingerprint()).encode())
    for path in sorted((Path(__file__), *(path for path in HERE.rglob("*") if path.is_file()))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]

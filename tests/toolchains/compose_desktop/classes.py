"""Decides how what stands in for Android below the app's screens becomes classes, once for all projects."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.toolchains.compose_desktop.toolchain import COMPOSE_DESKTOP, compose_desktop_jars
from tests.toolchains.kotlin.compiler import Compilation, Compiler
from tests.toolchains.kotlin.toolchain import KOTLIN, KOTLIN_LIBRARIES, library_classpath, test_classpath
from tests.toolchains.toolchain import InstallError, built_once, cache_folder

HERE = Path(__file__).parent
JAVA_FOLDERS = ("framework", "forwards")
KOTLIN_FOLDERS = ("bridge", "renderer")


def renderer_classpath(compiler: Compiler) -> list[Path]:
    """All that draws an app's classes: our own part first, then Compose for the desktop and Kotlin's libraries."""
    return [_own_classes(compiler), *_libraries()]


def _libraries() -> list[Path]:
    clock = [jar for jar in test_classpath() if jar.name.startswith("kotlinx-coroutines-test")]
    return [*compose_desktop_jars(), *library_classpath(), *clock]


def _own_classes(compiler: Compiler) -> Path:
    """Built anew when a source or a toolchain changed."""
    return built_once(
        cache_folder() / "compose-desktop-bridge" / _fingerprint(), lambda target: _compile(compiler, target)
    )


def _compile(compiler: Compiler, target: Path) -> None:
    _require(compiler.java(_sources(JAVA_FOLDERS), _libraries(), target))
    _require(compiler.kotlin(_sources(KOTLIN_FOLDERS), [target, *_libraries()], target, compose=True))


def _sources(folders: tuple[str, ...]) -> list[Path]:
    return [path for folder in folders for path in sorted((HERE / folder).rglob("*.*"))]


def _require(compilation: Compilation) -> None:
    if not compilation.succeeded:
        raise InstallError(compilation.output)


def _fingerprint() -> str:
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for toolchain in (COMPOSE_DESKTOP, KOTLIN, KOTLIN_LIBRARIES):
        digest.update(toolchain.fingerprint().encode())
    for path in _sources((*JAVA_FOLDERS, *KOTLIN_FOLDERS)):
        digest.update(str(path.relative_to(HERE)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]

"""Decides which Kotlin compiler and which JVM libraries of tests are used."""

from __future__ import annotations

from pathlib import Path

from tests.toolchains.clients.maven import maven_toolchain
from tests.toolchains.clients.npm import npm_toolchain
from tests.toolchains.programs import need_java
from tests.toolchains.toolchain import Toolchain

HERE = Path(__file__).parent

KOTLIN: Toolchain = npm_toolchain("kotlin", HERE, need_java)
KOTLIN_LIBRARIES: Toolchain = maven_toolchain("kotlin-libraries", HERE / "libraries.lock")


def kotlin_home() -> Path:
    """The compiler's distribution; its jars are in `lib`."""
    return KOTLIN.require() / "node_modules" / "kotlin-compiler"


def compiler_classpath() -> list[Path]:
    """What the compiler itself runs on."""
    names = ("kotlin-compiler", "kotlin-stdlib", "kotlin-script-runtime", "kotlin-reflect", "annotations-13.0")
    library = kotlin_home() / "lib"
    # The bundled coroutines are too old for the compiler's own use in a long-lived process, so ours stand first.
    return [
        *KOTLIN_LIBRARIES.require().glob("kotlinx-coroutines-core-jvm-*.jar"),
        *(library / f"{n}.jar" for n in names),
    ]


def library_classpath() -> list[Path]:
    """What generated code may use on every JVM: the standard library and coroutines."""
    coroutines = sorted(KOTLIN_LIBRARIES.require().glob("kotlinx-coroutines-core-jvm-*.jar"))
    return [*coroutines, kotlin_home() / "lib" / "kotlin-stdlib.jar"]


def test_classpath() -> list[Path]:
    """JUnit 4, kotlin-test and the coroutines' test library."""
    library = kotlin_home() / "lib"
    jars = [jar for jar in sorted(KOTLIN_LIBRARIES.require().glob("*.jar")) if "core-jvm" not in jar.name]
    return [library / "kotlin-test.jar", library / "kotlin-test-junit.jar", *jars]

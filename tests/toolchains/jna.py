"""Decides how the JVM reaches LiteRT's native library."""

from __future__ import annotations

from pathlib import Path

from tests.toolchains.clients.maven import maven_toolchain
from tests.toolchains.toolchain import Toolchain

JNA: Toolchain = maven_toolchain("jna", Path(__file__).with_name("jna.lock"))


def jna_jar() -> Path:
    """JNA with its own native parts inside."""
    return next(JNA.require().glob("jna-*.jar"))

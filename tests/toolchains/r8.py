"""Decides which shrinker the generated app is put through: Android's own."""

from __future__ import annotations

from pathlib import Path

from tests.toolchains.clients.maven import maven_toolchain
from tests.toolchains.toolchain import Toolchain

R8: Toolchain = maven_toolchain("r8", Path(__file__).with_name("r8.lock"))


def r8_jar() -> Path:
    """R8 with its command line."""
    return next(R8.require().glob("r8-*.jar"))

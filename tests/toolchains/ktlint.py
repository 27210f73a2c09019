"""Decides which formatter judges the generated Kotlin."""

from __future__ import annotations

from pathlib import Path

from tests.toolchains.clients.maven import maven_toolchain
from tests.toolchains.toolchain import Toolchain

KTLINT: Toolchain = maven_toolchain("ktlint", Path(__file__).with_name("ktlint.lock"))


def ktlint_jar() -> Path:
    """The self-contained command line."""
    return next(KTLINT.require().glob("ktlint-cli-*-all.jar"))

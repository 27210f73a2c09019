"""Decides which foreign parser has the last word on `project.pbxproj`."""

from __future__ import annotations

from pathlib import Path

from tests.toolchains.clients.npm import npm_toolchain
from tests.toolchains.toolchain import Toolchain

XCODEPROJ: Toolchain = npm_toolchain("xcodeproj", Path(__file__).parent, lambda: None)

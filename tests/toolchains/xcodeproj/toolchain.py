"""Decides which foreign parser has the last word on `project.pbxproj`, and how it is asked."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.toolchains.clients.npm import npm_toolchain
from tests.toolchains.toolchain import Toolchain

HERE = Path(__file__).parent
XCODEPROJ: Toolchain = npm_toolchain("xcodeproj", HERE, lambda: None)


def parser_complaints(pbxproj: Path) -> str:
    """What the parser says against the file: syntax, ids that are defined twice or nowhere; empty if nothing."""
    modules = XCODEPROJ.require() / "node_modules"
    result = subprocess.run(
        ["node", HERE / "check.js", pbxproj],
        env={**os.environ, "NODE_PATH": str(modules)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return result.stdout or ("" if result.returncode == 0 else f"node failed with exit code {result.returncode}")

"""Decides how npm packages are installed: exactly as the lock file says, without running any package's scripts."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.toolchains.programs import need, run
from tests.toolchains.toolchain import Progress, Toolchain

FILES = ("package.json", "package-lock.json")


def npm_toolchain(
    name: str,
    source: Path,
    prerequisites: Callable[[], None],
    finish: Callable[[Path], None] | None = None,
    finish_pin: Path | None = None,
) -> Toolchain:
    """A toolchain of the npm packages that the two package files in `source` name; npm checks each one's digest.

    `finish` makes of them what has to be made; a change of the file that holds it (`finish_pin`) makes it run again.
    """

    def check() -> None:
        need("npm", "node")
        prerequisites()

    def install(folder: Path, progress: Progress) -> None:
        for file in FILES:
            shutil.copyfile(source / file, folder / file)
        progress("npm ci")
        run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=folder)
        if finish:
            finish(folder)

    pins = [source / file for file in FILES]
    return Toolchain(name, (*pins, finish_pin) if finish_pin else tuple(pins), check, install)

"""Decides how a page is opened in Chromium, and what is found to be wrong with it there."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.toolchains.chromium.toolchain import CHROMIUM, HERE, PAGE_CHECKS
from tests.toolchains.toolchain import InstallError


@dataclass(frozen=True)
class View:
    """One way to look at a page.

    Attributes:
        width: of the window in CSS pixels; `height` likewise.
        scale: pixels of the screen for each of them.
        axe: whether axe looks, too.
        picture: where the page goes as PNG, down to `rows` CSS pixels or else whole; `pdf` where it goes as printed.
    """

    name: str
    width: int = 1200
    height: int = 900
    scale: int = 1
    dark: bool = False
    print: bool = False
    axe: bool = False
    picture: str | None = None
    rows: int | None = None
    pdf: str | None = None


def look_at(page: Path, views: Sequence[View]) -> list[str]:
    """What is wrong with `page`, each with the view's name in front; empty if nothing is.

    That is: whatever it writes to the console, every request besides the file itself, what axe finds (WCAG 2.2 AA),
    a page wider than its window, text below 9 pixels (on paper 8, which are 6 points), pictures that aren't, and folded
    parts that stay folded on paper.

    Raises:
        Unavailable: there is no Chromium here.
        InstallError: it can't be driven.
    """
    chromium, modules = CHROMIUM.require(), PAGE_CHECKS.require() / "node_modules"
    job = {
        "chromium": str(chromium),
        "page": page.absolute().as_uri(),
        "views": [asdict(view) for view in views],
    }
    result = subprocess.run(
        ["node", HERE / "look.js"],
        input=json.dumps(job),
        env={**os.environ, "NODE_PATH": str(modules)},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise InstallError(f"Chromium could not be driven: {result.stderr.strip()}")
    problems: list[str] = json.loads(result.stdout)["problems"]
    return problems

"""Decides what Apple's own reader of property lists, the one of Swift's Foundation, makes of a file."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.toolchains.programs import run
from tests.toolchains.swift.toolchain import SWIFT_TOOLCHAIN, swift_on_path, swift_tool
from tests.toolchains.toolchain import built_once, cache_folder

_SOURCE = Path(__file__).parent / "property_lists" / "main.swift"
REFUSED = {"refused": True}


def read_property_lists(files: Sequence[Path]) -> list[Any]:
    """What each file holds; `REFUSED` for one that Foundation can't read."""
    starter = [] if swift_on_path() else [swift_tool("in-swift")]
    answer = subprocess.run([*starter, _reader(), *files], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in answer.stdout.splitlines()]


def _reader() -> Path:
    digest = hashlib.sha256(SWIFT_TOOLCHAIN.fingerprint().encode() + _SOURCE.read_bytes()).hexdigest()[:16]
    return built_once(cache_folder() / "swift-property-lists" / digest, _build) / "reader"


def _build(folder: Path) -> None:
    run([swift_tool("swiftc"), "-swift-version", "6", "-o", str(folder / "reader"), str(_SOURCE)])

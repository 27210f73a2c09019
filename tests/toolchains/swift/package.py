"""Decides how a generated Swift package is built and tested on Linux, outside its own folder."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.toolchains.swift.toolchain import swift_tool

XCTEST = re.compile(r"^\s*Executed (\d+) tests?, with (?:\d+ tests? skipped and )?0 failures", re.MULTILINE)
FAILED = re.compile(r"^(?:✘ Test (\w+)\([^)]*\) failed|.* error: (\w+\.\w+) :)", re.MULTILINE)
STARTED = re.compile(r"^(?:◇ Test run started|Test Suite .* started)", re.MULTILINE)
SWIFT_TESTING = re.compile(r"Test run with (\d+) tests? (?:in \d+ suites? )?passed")


@dataclass(frozen=True)
class SwiftRun:
    """A run of tests: whether it ended well, how many tests passed (none if any failed), what was printed."""

    succeeded: bool
    passed: int
    output: str

    @classmethod
    def ended(cls, exit_code: int, output: str) -> SwiftRun:
        """The run of a program that ended like this."""
        succeeded = exit_code == 0
        counts = [*XCTEST.findall(output)[-1:], *SWIFT_TESTING.findall(output)[-1:]]
        return cls(succeeded, sum(map(int, counts)) if succeeded else 0, output)

    @property
    def started(self) -> bool:
        """Whether it came as far as running tests."""
        return STARTED.search(self.output) is not None

    @property
    def failures(self) -> list[str]:
        """The names of the tests that failed."""
        return sorted({name for names in FAILED.findall(self.output) for name in names if name})


class SwiftPackage:
    """A copy of a package, so that nothing is built inside the project."""

    def __init__(self, source: Path, folder: Path) -> None:
        self.root = folder / source.name
        shutil.copytree(source, self.root, ignore=shutil.ignore_patterns(".build"), dirs_exist_ok=True)

    def test(self) -> SwiftRun:
        """Builds what changed, warnings being errors, and runs the tests."""
        result = subprocess.run(
            [swift_tool("swift"), "test", "--package-path", self.root, "-Xswiftc", "-warnings-as-errors"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            cwd=self.root,
        )
        return SwiftRun.ended(result.returncode, result.stdout)


def format_problems(folder: Path, sources: Sequence[Path]) -> str:
    """What `swift format` finds with the configuration nearest to `folder`, being strict."""
    result = subprocess.run(
        [swift_tool("swift"), "format", "lint", "--strict", *sources],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        cwd=folder,
    )
    return result.stdout if result.returncode or result.stdout.strip() else ""

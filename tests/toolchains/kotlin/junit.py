"""Decides how compiled tests are run and when a run counts as passed."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.toolchains.kotlin.compiler import joined

FAILED = re.compile(r"^\d+\) ([\w$]+)\(", re.MULTILINE)
PASSED = re.compile(r"^OK \((\d+) tests?\)$", re.MULTILINE)


@dataclass(frozen=True)
class TestRun:
    """A finished run: how many tests passed (none if any failed), and what was printed."""

    passed: int
    output: str

    @property
    def failures(self) -> list[str]:
        """The names of the tests that failed."""
        return FAILED.findall(self.output)


def run_tests(
    tests: Path,
    classpath: Sequence[Path],
    folder: Path,
    *,
    leave_out: Sequence[str] = (),
    properties: Mapping[str, str | Path] | None = None,
    timeout: float = 300,
) -> TestRun:
    """Runs all classes named `…Test` below `tests` by JUnit 4, in `folder`, with these system properties."""
    paths = [path for path in sorted(tests.rglob("*Test.class")) if path.stem not in leave_out]
    names = [_class_name(path.relative_to(tests)) for path in paths]
    options = ["-ea", "-XX:TieredStopAtLevel=1", *(f"-D{key}={value}" for key, value in (properties or {}).items())]
    command = ["java", *options, "-cp", joined(classpath), "org.junit.runner.JUnitCore", *names]
    result = subprocess.run(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=timeout
    )
    match = PASSED.search(result.stdout) if result.returncode == 0 else None
    return TestRun(int(match.group(1)) if match else 0, result.stdout)


def _class_name(path: Path) -> str:
    return ".".join(path.with_suffix("").parts)

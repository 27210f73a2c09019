"""Decides which programs of the machine the toolchains stand on, and how one is run."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from tests.toolchains.toolchain import InstallError, Unavailable

OLDEST_JAVA = 17


def need(*programs: str) -> None:
    """Raises `Unavailable` unless every program is on PATH."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        raise Unavailable(f"needs {' and '.join(missing)} on PATH")


@cache
def java_version() -> int:
    """The major version of the `java` on PATH, 0 if there is none."""
    if shutil.which("java") is None or shutil.which("javac") is None:
        return 0
    text = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
    match = re.search(r'version "(\d+)', text)
    return int(match.group(1)) if match else 0


def need_java() -> None:
    """Raises `Unavailable` unless a JDK is there that can run the compilers."""
    if java_version() < OLDEST_JAVA:
        raise Unavailable(f"needs a JDK, version {OLDEST_JAVA} or newer (java and javac), on PATH")


def run(command: Sequence[str | Path], *, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> str:
    """Runs a client to its end and returns what it printed; raises `InstallError` with its last lines if it fails."""
    result = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=None if env is None else dict(env),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    if result.returncode != 0:
        tail = "\n  ".join(result.stdout.strip().splitlines()[-15:])
        raise InstallError(f"{Path(command[0]).name} failed with exit code {result.returncode}:\n  {tail}")
    return result.stdout

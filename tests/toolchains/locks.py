"""Decides how the pins are renewed after somebody changed a version."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from tests.toolchains.chromium import toolchain as chromium
from tests.toolchains.clients.maven import digests, fetch, read_lock
from tests.toolchains.programs import run
from tests.toolchains.swift import toolchain as swift
from tests.toolchains.toolchain import exclusive_cache

HERE = Path(__file__).parent
MAVEN_LOCKS = tuple(sorted(HERE.glob("*.lock"))) + tuple(sorted(HERE.glob("kotlin/*.lock")))
ARTIFACTS = (HERE / "android" / "artifacts.lock", HERE / "compose_desktop" / "artifacts.lock")
NPM_FOLDERS = tuple(
    HERE / name for name in ("kotlin", "xcodeproj", "swiftshader", "compose_desktop/fonts", "chromium/page")
)


def write_locks() -> None:
    """Writes all lock files anew from the versions they name (npm: from `package.json`)."""
    with exclusive_cache(), tempfile.TemporaryDirectory() as temporary:
        for lock in (*MAVEN_LOCKS, *ARTIFACTS):
            artifacts = sorted(read_lock(lock))
            fetch(artifacts, Path(temporary) / "pom.xml")
            rows = ((digest, artifact.coordinates) for artifact, digest in digests(artifacts).items())
            lock.write_text("".join(f"{digest} {coordinates}\n" for digest, coordinates in rows))
        for folder in NPM_FOLDERS:
            options = ["--package-lock-only", "--ignore-scripts", "--omit-lockfile-registry-resolved"]
            run(["npm", "install", *options, "--no-audit", "--no-fund"], cwd=folder)
        if shutil.which("apt-get") and not swift.swift_on_path():
            swift.write_lock(Path(temporary) / "apt")
        if shutil.which("apt-get"):
            chromium.write_lock(Path(temporary) / "chromium-apt")

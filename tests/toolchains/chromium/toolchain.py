"""Decides which Chromium opens generated pages: Debian's, unpacked beside the machine's own packages."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.toolchains.clients import debian
from tests.toolchains.clients.npm import npm_toolchain
from tests.toolchains.programs import need, run
from tests.toolchains.swift.toolchain import need_namespaces
from tests.toolchains.toolchain import InstallError, Progress, Toolchain, Unavailable

HERE = Path(__file__).parent
SUITE = "trixie"
PACKAGES = ("chromium-headless-shell", "fonts-inter", "dash", "coreutils")
# What a page without 3D doesn't need: documentation, and Mesa with its compiler.
LEFT_OUT = (
    *(f"./usr/share/{name}/*" for name in ("doc", "man", "locale", "info", "icons", "perl5")),
    *("*/libLLVM*", "*/libgallium*", "*/libz3.so*", "*/libVkLayer_*", "./usr/lib/x86_64-linux-gnu/gconv/*"),
)


def check() -> None:
    need("apt-get", "dpkg", "dpkg-deb", "apt-config")
    need_namespaces()
    if not _lock().is_file():
        raise Unavailable(f"no pinned Chromium packages for {debian.architecture()}")


def install(folder: Path, progress: Progress) -> None:
    apt = folder / "apt"
    progress("apt-get, 168 MB")
    debs = debian.download(apt, SUITE, PACKAGES)
    progress(f"verifying and unpacking {len(debs)} packages")
    # Debian keeps no Chromium but the newest: it moves with the distribution's point releases, and says so.
    for line in debian.verify(debs, _lock(), exact=()):
        progress(line)
    debian.unpack(debs, folder / "root", LEFT_OUT)
    (folder / "bin").mkdir(exist_ok=True)
    shutil.copy(HERE / "wrapper.sh", folder / "bin" / "chromium")
    shutil.copy(HERE / "fonts.conf", folder / "fonts.conf")
    answer = run([folder / "bin" / "chromium", "--version"])
    if "Chromium" not in answer and "Headless" not in answer:
        raise InstallError(f"the unpacked Chromium says: {answer.strip()}")
    shutil.rmtree(apt)


def write_lock(folder: Path) -> None:
    """Pins what the mirror offers today."""
    debs = debian.download(folder, SUITE, PACKAGES)
    _lock().write_text("".join(" ".join(debian.identify(deb)) + "\n" for deb in debs))


def _lock() -> Path:
    return HERE / f"packages.{debian.architecture()}.lock" if shutil.which("dpkg") else HERE / "packages.lock"


CHROMIUM = Toolchain(
    "chromium", (HERE / "packages.amd64.lock", HERE / "wrapper.sh", HERE / "fonts.conf"), check, install
)
PAGE_CHECKS: Toolchain = npm_toolchain("page-checks", HERE / "page", lambda: None)

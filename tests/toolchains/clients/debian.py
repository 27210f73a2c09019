"""Decides how Debian packages are fetched and unpacked into a folder, without touching the machine's own packages."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.toolchains.clients.maven import sha256
from tests.toolchains.programs import run
from tests.toolchains.toolchain import InstallError, Unavailable

MIRROR = "MOBILEGEN_DEB_MIRROR"
KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")


def architecture() -> str:
    """Debian's name of this machine's architecture."""
    return run(["dpkg", "--print-architecture"]).strip()


def mirror() -> str:
    """The mirror that this machine's own apt uses; on other systems the environment names one."""
    if os.environ.get(MIRROR):
        return os.environ[MIRROR]
    uris = sorted(set(run(["apt-get", "indextargets", "--format", "$(REPO_URI)"]).split()))
    for uri in uris:
        if uri.rstrip("/").endswith("/debian"):
            return uri
    raise Unavailable(f"apt knows no Debian mirror here; set {MIRROR} to one")


def download(folder: Path, suite: str, packages: Sequence[str]) -> list[Path]:
    """Downloads the packages and all they depend on; returns the files of just this resolution, sorted by name."""
    environment = _private_apt(folder, suite)
    install = ["apt-get", "-qq", "-y", "-o", "Debug::NoLocking=1"]
    run(["apt-get", "-qq", "update"], env=environment)
    run([*install, "--download-only", "install", *packages], env=environment)
    nowhere = f"Dir::Cache::archives={folder / 'nowhere'}"
    uris = run([*install, "--reinstall", "--print-uris", "-o", nowhere, "install", *packages], env=environment)
    names = sorted(line.split()[1] for line in uris.splitlines() if line.startswith("'"))
    return [folder / "var/cache/apt/archives" / name for name in names]


def verify(debs: Sequence[Path], lock: Path, exact: Sequence[str]) -> list[str]:
    """Compares the packages with the lock's lines of `name version sha256`.

    Raises `InstallError` where the same version has another digest, or where a package of `exact` has another version.
    The rest may move with the distribution's point releases (still signed by it): returned as lines to show.
    """
    pinned = {name: (version, digest) for name, version, digest in map(str.split, lock.read_text().splitlines())}
    moved = []
    for deb in debs:
        name, version, digest = identify(deb)
        pinned_version, pinned_digest = pinned.get(name, ("nothing", ""))
        if version == pinned_version and digest != pinned_digest:
            raise InstallError(f"{name} {version} has SHA-256 {digest}, pinned is {pinned_digest}")
        if version != pinned_version and name in exact:
            raise InstallError(f"{name} is {version}, pinned is {pinned_version}")
        if version != pinned_version:
            moved.append(f"{name} moved from {pinned_version} to {version}")
    return moved


def identify(deb: Path) -> tuple[str, str, str]:
    """Name, version and SHA-256 of a downloaded package."""
    name, version, _ = deb.stem.split("_")
    return name, version.replace("%3a", ":"), sha256(deb)


def unpack(debs: Sequence[Path], root: Path, leave_out: Sequence[str]) -> None:
    """Unpacks the packages over each other; no maintainer script runs. `leave_out` are tar's patterns."""
    shutil.rmtree(root, ignore_errors=True)
    for name in ("bin", "sbin", "lib", "lib64"):
        (root / "usr" / name).mkdir(parents=True)
        (root / name).symlink_to(f"usr/{name}")
    tar = ["tar", "-x", "-C", str(root), "--no-same-owner", "--keep-directory-symlink"]
    tar += [f"--exclude={pattern}" for pattern in leave_out]
    for deb in debs:
        with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", str(deb)], stdout=subprocess.PIPE) as source:
            unpacked = subprocess.run(tar, stdin=source.stdout, check=False)
        if source.returncode or unpacked.returncode:
            raise InstallError(f"{deb.name} can't be unpacked")


def _private_apt(folder: Path, suite: str) -> dict[str, str]:
    """An apt of its own: sources, lists, status and cache. Of the machine's settings only the network's are taken."""
    if not KEYRING.is_file():
        raise Unavailable(f"needs {KEYRING} (package debian-archive-keyring)")
    for path in ("etc/apt/apt.conf.d", "etc/apt/sources.list.d", "etc/apt/preferences.d", "etc/apt/trusted.gpg.d"):
        (folder / path).mkdir(parents=True, exist_ok=True)
    for path in ("var/lib/apt/lists/partial", "var/lib/dpkg", "var/cache/apt/archives/partial"):
        (folder / path).mkdir(parents=True, exist_ok=True)
    (folder / "var/lib/dpkg/status").write_text("")
    arch = architecture()
    source = f"deb [signed-by={KEYRING} arch={arch}] {mirror()} {suite} main\n"
    (folder / "etc/apt/sources.list").write_text(source)
    clean = {key: value for key, value in os.environ.items() if key != "APT_CONFIG"}
    network = ("Acquire::http", "Acquire::https", "Acquire::ForceIPv")
    settings = [line for line in run(["apt-config", "dump"], env=clean).splitlines() if line.startswith(network)]
    (folder / "etc/apt/apt.conf.d/host").write_text("\n".join(settings) + "\n")
    configuration = folder / "apt.conf"
    configuration.write_text(_CONFIGURATION.format(folder=folder, arch=arch))
    return {**clean, "APT_CONFIG": str(configuration)}


_CONFIGURATION = """\
Dir "{folder}";
Dir::State::status "{folder}/var/lib/dpkg/status";
Dir::Etc::parts "{folder}/etc/apt/apt.conf.d";
APT::Architecture "{arch}";
APT::Architectures {{ "{arch}"; }};
APT::Install-Recommends "false";
APT::Install-Suggests "false";
APT::Sandbox::User "";
Acquire::Languages "none";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
Acquire::Retries "3";
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
"""

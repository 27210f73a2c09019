"""Decides which Swift compiles the generated package: the one on PATH if it is new enough, otherwise the pinned one."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

from tests.toolchains.clients import debian
from tests.toolchains.programs import need, run
from tests.toolchains.toolchain import InstallError, Progress, Toolchain, Unavailable

HERE = Path(__file__).parent
SUITE = "trixie"
PACKAGES = ("swiftlang", "libc6-dev", "libstdc++-14-dev", "gcc", "binutils", "dash", "coreutils", "base-files")
EXACT = ("swiftlang", "libswiftlang")
TOOLS = ("swift", "swiftc", "swift-format", "in-swift")
OLDEST = 6
SWIFT = "./usr/libexec/swift"
# Not needed to build, test and format packages: documentation, debugger, editor services, static and embedded runtimes,
# gcc's own compilers, sanitizers.
LEFT_OUT = (
    *(f"./usr/share/{name}/*" for name in ("doc", "man", "locale", "info", "zoneinfo")),
    *("*/lldb*", "*/liblldb*", "*/libpython3*", "*/lib?san.so*", "*/libhwasan.so*", "./usr/lib/gcc/*/lib?san*"),
    *(f"{SWIFT}/lib/{name}*" for name in ("swift_static", "swift/embedded", "swift/FrameworkABIBaseline")),
    *(f"{SWIFT}/lib/{name}*" for name in ("libsourcekitd", "libLTO", "swift/host/lib_InternalSwiftScan.so")),
    *(f"{SWIFT}/bin/{name}" for name in ("lld", "clangd", "sourcekit-lsp", "docc")),
    *(
        f"{SWIFT}/share/docc*",
        "./usr/libexec/gcc/*/cc1*",
        "./usr/libexec/gcc/*/lto*",
        "./usr/bin/*lto-dump*",
        "./usr/lib/python3*",
    ),
)


@cache
def swift_on_path() -> bool:
    """Whether the machine brings a Swift that is new enough."""
    if shutil.which("swiftc") is None:
        return False
    answer = subprocess.run(["swiftc", "--version"], capture_output=True, text=True, check=False).stdout
    match = re.search(r"Swift version (\d+)", answer)
    return match is not None and int(match.group(1)) >= OLDEST


@cache
def need_namespaces() -> None:
    """Raises `Unavailable` where a process can't have its own view of /usr."""
    need("unshare")
    for flags in ("-m", "-Urm"):
        if subprocess.run(["unshare", flags, "true"], capture_output=True, check=False).returncode == 0:
            return
    raise Unavailable("needs root or unprivileged user namespaces to run the unpacked Swift")


def check() -> None:
    if swift_on_path():
        return
    need("apt-get", "dpkg", "dpkg-deb", "apt-config")
    need_namespaces()
    if not _lock().is_file():
        raise Unavailable(f"no pinned Swift packages for {debian.architecture()}, and no Swift {OLDEST} on PATH")


def install(folder: Path, progress: Progress) -> None:
    apt = folder / "apt"
    progress("apt-get, 525 MB")
    debs = debian.download(apt, SUITE, PACKAGES)
    progress(f"verifying and unpacking {len(debs)} packages")
    for line in debian.verify(debs, _lock(), EXACT):
        progress(line)
    debian.unpack(debs, folder / "root", LEFT_OUT)
    (folder / "bin").mkdir(exist_ok=True)
    for tool in TOOLS:
        shutil.copy(HERE / "wrapper.sh", folder / "bin" / tool)
    answer = run([folder / "bin" / "swiftc", "--version"])
    if "Swift version 6." not in answer:
        raise InstallError(f"the unpacked Swift says: {answer.strip()}")
    shutil.rmtree(apt)


def write_lock(folder: Path) -> None:
    """Pins what the mirror offers today."""
    debs = debian.download(folder, SUITE, PACKAGES)
    _lock().write_text("".join(" ".join(debian.identify(deb)) + "\n" for deb in debs))


def swift_tool(name: str) -> Path:
    """The path of `swift`, `swiftc` or `swift-format`; raises `Unavailable` if Swift isn't installed."""
    folder = SWIFT_TOOLCHAIN.require()
    found = shutil.which(name) if swift_on_path() else folder / "bin" / name
    if found is None:
        raise Unavailable(f"the Swift on PATH has no {name}")
    return Path(found)


def _lock() -> Path:
    return HERE / f"packages.{debian.architecture()}.lock" if shutil.which("dpkg") else HERE / "packages.lock"


SWIFT_TOOLCHAIN = Toolchain(
    "swift", (HERE / "packages.amd64.lock", HERE / "wrapper.sh"), check, install, provided=swift_on_path
)

"""Decides which Vulkan driver does a GPU's work in software, and how a process gets to see it."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tarfile
from pathlib import Path

from tests.toolchains.clients.npm import npm_toolchain
from tests.toolchains.programs import run
from tests.toolchains.toolchain import InstallError, Toolchain, Unavailable

HERE = Path(__file__).parent
DRIVER = "vk_swiftshader_icd.json"
FILES = (DRIVER, "libvk_swiftshader.so", "libvulkan.so.1")
ARCHIVE = Path("node_modules", "@sparticuz", "chromium", "bin", "swiftshader.tar.br")
# Python has no Brotli of its own; Node has.
UNPACK = "fs.writeFileSync(process.argv[2], zlib.brotliDecompressSync(fs.readFileSync(process.argv[1])))"


def _check() -> None:
    if sys.platform != "linux" or platform.machine() != "x86_64":
        raise Unavailable("the software Vulkan is there for Linux on x86-64 alone")


def _finish(folder: Path) -> None:
    """Keeps the driver, what says where it lies, and the loader."""
    archive = folder / "swiftshader.tar"
    run(["node", "-e", UNPACK, folder / ARCHIVE, archive])
    with tarfile.open(archive) as files:
        for name in FILES:
            member = files.extractfile(name)
            if member is None:
                raise InstallError(f"{name} in {ARCHIVE} is no file")
            with (folder / name).open("wb") as target:
                shutil.copyfileobj(member, target)
    archive.unlink()
    shutil.rmtree(folder / "node_modules")


SWIFTSHADER: Toolchain = npm_toolchain("swiftshader", HERE, _check, _finish, Path(__file__))


def software_gpu() -> dict[str, str]:
    """The variables with which a process sees this driver and no other; raises `Unavailable` where it isn't there."""
    folder = SWIFTSHADER.require()
    return {
        "VK_ICD_FILENAMES": str(folder / DRIVER),
        "VK_DRIVER_FILES": str(folder / DRIVER),
        "LD_LIBRARY_PATH": os.pathsep.join(filter(None, [str(folder), os.environ.get("LD_LIBRARY_PATH")])),
    }


def no_gpu() -> dict[str, str]:
    """The variables with which a process finds no Vulkan driver at all, whatever the machine has."""
    return {"VK_ICD_FILENAMES": os.devnull, "VK_DRIVER_FILES": os.devnull}

"""Decides which Compose draws the generated app's screens off a device, and which fonts it draws them with."""

from __future__ import annotations

import ctypes
import platform
import sys
from pathlib import Path

from tests.toolchains.clients.maven import maven_toolchain
from tests.toolchains.clients.npm import npm_toolchain
from tests.toolchains.toolchain import Toolchain, Unavailable

HERE = Path(__file__).parent
# What skiko's library is linked with, although drawing without a screen uses little of it.
SYSTEM_LIBRARIES = ("libGL.so.1", "libX11.so.6", "libfontconfig.so.1")
FONT_PACKAGES = Path("node_modules", "@expo-google-fonts")


def _check() -> None:
    if sys.platform != "linux" or platform.machine() != "x86_64":
        raise Unavailable("text is drawn alike on one platform only: pictures are made on Linux on x86-64")
    missing = [library for library in SYSTEM_LIBRARIES if not _loads(library)]
    if missing:
        raise Unavailable(f"needs {' and '.join(missing)} of the system")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


COMPOSE_DESKTOP: Toolchain = maven_toolchain("compose-desktop", HERE / "artifacts.lock", prerequisites=_check)
FONTS: Toolchain = npm_toolchain("fonts", HERE / "fonts", lambda: None)


def compose_desktop_jars() -> list[Path]:
    """Compose for the desktop, with the native library that draws."""
    return sorted(COMPOSE_DESKTOP.require().glob("*.jar"))


def font_folder() -> Path:
    """The only folder that fonts are taken from, whatever the machine has."""
    return FONTS.require() / FONT_PACKAGES

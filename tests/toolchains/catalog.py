"""Decides which toolchains there are, and which of them must be fetched one after the other."""

from __future__ import annotations

from tests.toolchains.android.toolchain import ANDROID
from tests.toolchains.chromium.toolchain import CHROMIUM, PAGE_CHECKS
from tests.toolchains.compose_desktop.toolchain import COMPOSE_DESKTOP, FONTS
from tests.toolchains.jna import JNA
from tests.toolchains.kotlin.toolchain import KOTLIN, KOTLIN_LIBRARIES
from tests.toolchains.ktlint import KTLINT
from tests.toolchains.r8 import R8
from tests.toolchains.swift.toolchain import SWIFT_TOOLCHAIN
from tests.toolchains.swiftshader.toolchain import SWIFTSHADER
from tests.toolchains.tensorflow_lite_java import TENSORFLOW_LITE_JAVA
from tests.toolchains.tflite import TENSORFLOW_LITE
from tests.toolchains.toolchain import Toolchain
from tests.toolchains.xcodeproj.toolchain import XCODEPROJ

# Each row is one client's queue. Rows run side by side, the toolchains of a row in turn: Maven's local repository has
# one writer at a time.
QUEUES: tuple[tuple[Toolchain, ...], ...] = (
    (SWIFT_TOOLCHAIN, CHROMIUM),
    (KOTLIN, XCODEPROJ, SWIFTSHADER, FONTS, PAGE_CHECKS),
    (KOTLIN_LIBRARIES, JNA, TENSORFLOW_LITE, TENSORFLOW_LITE_JAVA, KTLINT, R8, ANDROID, COMPOSE_DESKTOP),
)

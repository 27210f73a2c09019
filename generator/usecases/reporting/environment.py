"""Decides which programs a report names as those that made and measured it."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from importlib.metadata import distributions

from generator import __version__

_PACKAGES = (
    ("TensorFlow", "tensorflow"),
    ("Keras", "keras"),
    ("LiteRT", "ai-edge-litert"),
    ("litert-quantizer", "litert-quantizer"),
    ("coremltools", "coremltools"),
    ("NumPy", "numpy"),
)


def environment() -> tuple[tuple[str, str], ...]:
    """Names and versions, mobilegen first; no name of a machine or a person."""
    return (
        ("mobilegen", __version__),
        *_installed(),
        ("Python", platform.python_version()),
        ("System", f"{platform.system()} {platform.machine()}, {os.cpu_count() or 1} processors"),
    )


def _installed() -> Iterator[tuple[str, str]]:
    for name, package in _PACKAGES:
        for found in distributions(name=package):
            yield name, found.version
            break

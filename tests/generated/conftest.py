"""Decides which rendered projects are checked, and what becomes of a check whose toolchain is missing.

All tests of a platform stand in one file, so that `--dist loadfile` keeps what they share in one process.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.generated.special import LABELS, OPTIONS, PLATFORM_OPTIONS
from tests.support.missing_toolchains import pytest_runtest_call, pytest_runtest_setup
from tests.toolchains.android.build import AndroidBuild
from tests.toolchains.android.project import AndroidProject
from tests.toolchains.kotlin.compiler import Compiler
from tests.toolchains.swift.app import package_problems
from tests.toolchains.swift.project import IosProject

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "digits"
DIGITS = ROOT / "sample_models" / "digits" / "digits.keras"
VARIANTS = ("golden", "special")

__all__ = ["pytest_runtest_call", "pytest_runtest_setup"]


@pytest.fixture(scope="session", params=VARIANTS)
def android_project(
    request: pytest.FixtureRequest, golden_build: AndroidBuild, tmp_path_factory: pytest.TempPathFactory
) -> AndroidProject:
    """The golden Android app and one with special names and labels, each as a copy."""
    if request.param == "golden":
        return golden_build.project
    return AndroidProject(_project("android", request.param, tmp_path_factory.mktemp(f"android_{request.param}")))


@pytest.fixture(scope="session", params=VARIANTS)
def ios_project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> IosProject:
    """The golden iOS app and one with special names and labels, each as a copy."""
    return IosProject(_project("ios", request.param, tmp_path_factory.mktemp(f"ios_{request.param}")))


@pytest.fixture(scope="session")
def golden_package_module(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the golden iOS package's module, for whoever compiles the app over it; nobody may change it."""
    folder = tmp_path_factory.mktemp("golden_package")
    assert package_problems(IosProject(GOLDEN / "ios"), folder) == ""
    return folder


@pytest.fixture(scope="session")
def android_build(
    android_project: AndroidProject,
    golden_build: AndroidBuild,
    compiler: Compiler,
    tmp_path_factory: pytest.TempPathFactory,
) -> AndroidBuild:
    if android_project.root == golden_build.project.root:
        return golden_build
    return AndroidBuild(android_project, compiler, tmp_path_factory.mktemp("android_build"))


def _project(platform: str, variant: str, folder: Path) -> Path:
    if variant == "golden":
        return Path(shutil.copytree(GOLDEN / platform, folder / platform))
    return _generate(platform, folder)


def _generate(platform: str, folder: Path) -> Path:
    """Runs the command that users run, with everything that is hard to write into source code."""
    labels = folder / "labels.txt"
    labels.write_text("".join(f"{label}\n" for label in LABELS), encoding="utf-8")
    options: dict[str, Any] = {
        **OPTIONS,
        **PLATFORM_OPTIONS[platform],
        "--labels": labels,
        "--normalize": "minus-one-to-one",
        "--platform": platform,
    }
    words = [str(word) for option in options.items() for word in option]
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "generator",
        "new",
        DIGITS,
        *words,
        "--output",
        folder / "out",
        "--no-input",
    ]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return folder / "out" / platform

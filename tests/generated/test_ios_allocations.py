"""Generated Swift allocates nothing for a frame once it is warm: counted by a malloc that stands in front of libc's."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.golden.digits_app import COMMITTED
from tests.toolchains.swift.toolchain import swift_tool

pytestmark = pytest.mark.toolchain

_CHECK = Path(__file__).parents[1] / "toolchains" / "swift" / "allocations"


@pytest.fixture
def swift_folders(tmp_path: Path) -> tuple[Path, Path]:
    """Copies of the check and of the package it looks at, so that nothing is built inside the checkout."""
    without_builds = shutil.ignore_patterns(".build")
    check, package = tmp_path / "allocations", tmp_path / "Inference"
    shutil.copytree(_CHECK, check, ignore=without_builds)
    shutil.copytree(COMMITTED / "ios" / "Packages" / "Inference", package, ignore=without_builds)
    return check, package


def _run(check: Path, package: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [swift_tool("swift"), "run", "-c", "release", "--package-path", check, "CheckAllocations"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        cwd=check,
        env={**os.environ, "INFERENCE_PACKAGE": str(package)},
    )


def test_a_warm_frame_allocates_nothing_and_a_leak_is_seen(swift_folders: tuple[Path, Path]) -> None:
    check, package = swift_folders
    run = _run(check, package)
    assert run.returncode == 0, run.stdout

    preprocessor = package / "Sources" / "Inference" / "ImagePreprocessor.swift"
    source = preprocessor.read_text("utf-8")
    fresh_plan = source.replace("if let plan, plan.suits(frame) { return plan }", "")
    assert fresh_plan != source
    preprocessor.write_text(fresh_plan, "utf-8")
    leaking = _run(check, package)
    assert leaking.returncode == 1, leaking.stdout

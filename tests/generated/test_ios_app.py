"""The rendered iOS app's unit tests, executed on Linux: the app as it is, over stand-ins for Apple's frameworks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.golden.digits_app import COMMITTED
from tests.toolchains.swift.app_tests import DEVICE_TESTS, run_app_tests
from tests.toolchains.swift.project import IosProject

pytestmark = pytest.mark.toolchain


@pytest.fixture
def ios_app(tmp_path: Path) -> IosProject:
    return IosProject(shutil.copytree(COMMITTED / "ios", tmp_path / "ios"))


def test_app_passes_its_own_tests(ios_app: IosProject, tmp_path: Path) -> None:
    run = run_app_tests(ios_app, tmp_path / "built")

    assert run.succeeded, run.output
    assert run.passed >= 150, run.output


def test_whatever_needs_a_device_is_there(ios_app: IosProject) -> None:
    assert DEVICE_TESTS.issubset(path.name for path in ios_app.app_tests)

"""Decides the surroundings in which every test runs, TensorFlow quiet, and what is built only once for all of them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.toolchains.android.build import AndroidBuild
from tests.toolchains.android.project import AndroidProject
from tests.toolchains.kotlin.compiler import Compiler

_GOLDEN = Path(__file__).parent / "golden" / "digits"

# Read once, when TensorFlow is imported; the same settings as in generator/, so that the order of imports can't matter.
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begins with the longest files: at the end, one of them would keep one processor busy and leave the other idle."""
    items.sort(key=lambda item: not item.nodeid.startswith("tests/zoo/"))


@pytest.fixture(scope="session")
def compiler() -> Iterator[Compiler]:
    with closing(Compiler()) as running:
        yield running


@pytest.fixture(scope="session")
def golden_build(compiler: Compiler, tmp_path_factory: pytest.TempPathFactory) -> AndroidBuild:
    """The golden Android app: a copy, which no test may change. Each part is compiled for the first test that asks."""
    folder = tmp_path_factory.mktemp("golden_build")
    project = AndroidProject(Path(shutil.copytree(_GOLDEN / "android", folder / "android")))
    return AndroidBuild(project, compiler, folder / "build")

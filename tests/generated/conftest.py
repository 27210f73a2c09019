"""Decides which rendered projects are checked, and what becomes of a check whose toolchain is missing.

All tests of a platform stand in one file, so that `--dist loadfile` keeps what they share in one process.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from generator.render.templates import templates_folder
from generator.spec import (
    AppSpec,
    ChannelOrder,
    IosRuntime,
    ModelInfo,
    ModelSource,
    NpuVendor,
    Platform,
    QuantizationRecipe,
    ResizeFilter,
    ResizeMode,
    SourceFormat,
)
from generator.usecases.model_options import ModelOptions
from generator.usecases.new_project import NewProjectRequest, new_project
from generator.usecases.normalization import NormalizationPreset
from generator.usecases.quantization_options import QuantizationOptions
from generator.usecases.refusals import Refusals
from tests.generated.special import LABELS, OPTIONS, PLATFORM_OPTIONS
from tests.support.fakes import FakeProgress, fake_stages
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
_SMALLER: dict[str, Any] = {"shape": (1, 16, 16, 3), "classes": 4}

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
    """A project with everything that is hard to write into source code.

    It is made from a smaller model, which only pretends to be converted; a screen and mobilegen.toml are edited; and
    then the command that users run brings it to the digits model: what is compiled and tested is what `update` leaves.
    """
    out = folder / "out"
    new_project(_before(platform, folder), Refusals(), FakeProgress(), fake_stages(templates_folder(), **_SMALLER))
    screen = _edited(out / platform)
    if "--ios-runtime" in PLATFORM_OPTIONS[platform]:
        config = out / "mobilegen.toml"
        runtime = f'ios_runtime = "{PLATFORM_OPTIONS[platform]["--ios-runtime"]}"'
        config.write_text(config.read_text("utf-8").replace('ios_runtime = "coreml"', runtime), encoding="utf-8")
    text = screen.read_text(encoding="utf-8")
    command: list[str | Path] = ["update", out, "--model", DIGITS, "--labels", _labels(folder, LABELS), "--no-input"]
    result = subprocess.run(
        [sys.executable, "-m", "generator", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert screen.read_text(encoding="utf-8") == text
    return out / platform


def _before(platform: str, folder: Path) -> NewProjectRequest:
    """What a user would say with `OPTIONS`."""
    model = folder / "before" / "digits.keras"
    model.parent.mkdir()
    model.write_bytes(b"a smaller model")
    info = (OPTIONS[f"--{name}"] for name in ("description", "author", "model-version", "license"))
    only = PLATFORM_OPTIONS[platform]
    return NewProjectRequest(
        source=ModelSource(model, SourceFormat.KERAS),
        app=AppSpec(OPTIONS["--name"], OPTIONS["--application-id"], OPTIONS["--accent"]),
        output=folder / "out",
        platforms=(Platform(platform),),
        options=ModelOptions(
            labels=_labels(model.parent, LABELS[: _SMALLER["classes"]]),
            normalization=NormalizationPreset.MINUS_ONE_TO_ONE,
            resize_mode=ResizeMode(OPTIONS["--resize-mode"]),
            resize_filter=ResizeFilter(OPTIONS["--resize-filter"]),
            channel_order=ChannelOrder(OPTIONS["--channel-order"]),
            quantization=QuantizationOptions((QuantizationRecipe(OPTIONS["--precision"]),)),
            info=ModelInfo(*info),
        ),
        npu=(NpuVendor(only["--npu"]),) if "--npu" in only else (),
        ios_runtime=IosRuntime.COREML,
    )


def _labels(folder: Path, labels: Sequence[str]) -> Path:
    file = folder / "labels.txt"
    file.write_text("".join(f"{label}\n" for label in labels), encoding="utf-8")
    return file


def _edited(project: Path) -> Path:
    """The file with the app's whole screen, with a line more."""
    (screen,) = [*project.rglob("ClassifyScreen.kt"), *project.rglob("ClassifierScreen.swift")]
    screen.write_text(f"{screen.read_text(encoding='utf-8')}\n// Edited since it was written.\n", encoding="utf-8")
    return screen

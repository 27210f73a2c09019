"""Decides whether what is built for users holds everything that mobilegen needs away from its checkout."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NEW_HOMES = {"templates": "generator/_templates", "sample_models": "generator/_sample_models", "generator": "generator"}


def build(kind: str, folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "--target", kind, "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [built] = folder.iterdir()
    return built


def tracked(*folders: str) -> list[str]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    command = ["git", "ls-files", "-z", "--", *folders]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [name for name in listed.split("\0") if name and (ROOT / name).exists()]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)
    return folder


def test_wheel_holds_code_templates_and_sample_models(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        present = {name: packed.read(name) for name in packed.namelist()}
    for name in tracked(*NEW_HOMES):
        top, _, rest = name.partition("/")
        assert present[f"{NEW_HOMES[top]}/{rest}"] == (ROOT / name).read_bytes()


def test_wheel_keeps_programs_executable(wheel: Path) -> None:
    programs = [name for name in tracked("templates") if (ROOT / name).stat().st_mode & stat.S_IXUSR]
    assert programs
    with zipfile.ZipFile(wheel) as packed:
        modes = {info.filename: info.external_attr >> 16 for info in packed.infolist()}
    assert [name for name in programs if not modes[name.replace("templates", "generator/_templates", 1)] & 0o111] == []


def test_wheel_is_the_same_on_every_build(wheel: Path, tmp_path: Path) -> None:
    assert build("wheel", tmp_path).read_bytes() == wheel.read_bytes()


def test_sdist_is_complete(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as packed:
        present = {name.partition("/")[2] for name in packed.getnames()}
    assert [name for name in tracked() if name not in present] == []


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("import generator as it; print(it.__file__)", "generator/__init__.py"),
        ("from generator.render import templates as it; print(it.templates_folder())", "generator/_templates"),
    ],
)
def test_installed_package_uses_its_own_files(installed: Path, tmp_path: Path, question: str, answer: str) -> None:
    finished = subprocess.run(
        [sys.executable, "-c", question],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert Path(finished.stdout.strip()) == installed / answer

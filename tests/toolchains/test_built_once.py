"""What is compiled for all projects is built once, whole or not at all, however many do so at the same time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.toolchains.toolchain import InstallError, built_once


def test_folder_is_built_and_then_taken_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "cache" / "classes"
    built: list[Path] = []

    def build(folder: Path) -> None:
        built.append(folder)
        (folder / "A.class").touch()

    assert built_once(target, build) == target
    assert built_once(target, build) == target
    assert len(built) == 1
    assert [path.name for path in target.parent.rglob("*")] == ["classes", "A.class"]


def test_whoever_is_done_first_wins(tmp_path: Path) -> None:
    target = tmp_path / "classes"

    def build(folder: Path) -> None:
        (folder / "late").touch()
        target.mkdir()
        (target / "first").touch()

    assert built_once(target, build) == target
    assert [path.name for path in sorted(tmp_path.rglob("*"))] == ["classes", "first"]


def test_failure_to_put_it_in_place_is_no_success(tmp_path: Path) -> None:
    target = tmp_path / "classes"

    def build(folder: Path) -> None:
        (folder / "A.class").touch()
        target.write_text("in the way")

    with pytest.raises(NotADirectoryError):
        built_once(target, build)
    assert [path.name for path in tmp_path.iterdir()] == ["classes"]


def test_failed_build_leaves_nothing(tmp_path: Path) -> None:
    def build(folder: Path) -> None:
        (folder / "half").touch()
        raise InstallError

    with pytest.raises(InstallError):
        built_once(tmp_path / "classes", build)
    assert list(tmp_path.iterdir()) == []

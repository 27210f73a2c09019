"""A project arrives whole or not at all, whatever happens on the way."""

from __future__ import annotations

import os
import resource
import signal
import stat
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from generator.errors import OutputError
from generator.output import apply, check_target, plan
from generator.output.actions import WritePlan
from generator.render.files import Ownership, RenderedFile, RenderedProject
from tests.support.trees import read_tree

FILES = {"android/gradlew": b"#!/bin/sh\n", "android/app/Main.kt": b"fun main() {}\n", "mobilegen.toml": b""}


def new_plan(files: dict[str, bytes] = FILES) -> WritePlan:
    rendered = (
        RenderedFile(PurePosixPath(path), content, Ownership.SCAFFOLD, executable=path.endswith("gradlew"))
        for path, content in files.items()
    )
    return plan(RenderedProject.of(rendered), existing=[])


@pytest.mark.parametrize("target", ["new", "missing/on/the/way", "empty"])
def test_a_project_is_written(tmp_path: Path, target: str) -> None:
    (tmp_path / "empty").mkdir()
    assert apply(new_plan(), tmp_path / target) == tmp_path / target
    assert read_tree(tmp_path / target) == FILES
    assert {path.name for path in tmp_path.iterdir()} == {"empty", target.split("/", maxsplit=1)[0]}


def test_modes_follow_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        apply(new_plan(), tmp_path / "app")
    finally:
        os.umask(before)
    modes = {path: stat.S_IMODE((tmp_path / "app" / path).stat().st_mode) for path in (*FILES, ".", "android")}
    assert modes == {
        ".": 0o750,
        "android": 0o750,
        "android/gradlew": 0o750,
        "android/app/Main.kt": 0o640,
        "mobilegen.toml": 0o640,
    }


def test_a_link_to_an_empty_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert apply(new_plan(), tmp_path / "link") == tmp_path / "real"
    assert (tmp_path / "link").is_symlink()
    assert read_tree(tmp_path / "real") == FILES


def _used(folder: Path) -> Path:
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    return folder


def _file(path: Path) -> Path:
    path.write_text("mine")
    return path


def _below_a_file(path: Path) -> Path:
    path.write_text("mine")
    return path / "app"


def _link(path: Path) -> Path:
    path.symlink_to("nowhere")
    return path


def _link_loop(path: Path) -> Path:
    path.symlink_to(path)
    return path


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_used, "isn't empty: it holds notes.txt"),
        (_file, "exists and is not a folder"),
        (_below_a_file, "is not a folder"),
        (_link, "a link to something that doesn't exist"),
        (_link_loop, "a link to something that doesn't exist"),
        (lambda _: Path("/proc/mobilegen"), "/proc"),
        (lambda _: Path("/proc"), "isn't empty"),
    ],
)
def test_what_is_there_is_never_touched(tmp_path: Path, make: object, message: str) -> None:
    assert callable(make)
    target = make(tmp_path / "target")
    before = read_tree(tmp_path), sorted(tmp_path.iterdir())
    with pytest.raises(OutputError, match=message) as caught:
        apply(new_plan(), target)
    assert caught.value.hint
    assert (read_tree(tmp_path), sorted(tmp_path.iterdir())) == before


def test_the_current_folder_is_not_pulled_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputError, match="current folder"):
        check_target(Path())


def test_a_folder_that_fills_up_meanwhile_is_left_alone(tmp_path: Path) -> None:
    # Whoever walks over the planned files finds that somebody used the folder in between.
    class Meddled(tuple):  # type: ignore[type-arg]  # noqa: SLOT001 - lives for one call
        def __iter__(self):  # type: ignore[no-untyped-def]
            yield from super().__iter__()
            _used(tmp_path / "app")

    with pytest.raises(OutputError, match="couldn't be written"):
        apply(WritePlan(Meddled(new_plan().files)), tmp_path / "app")
    assert read_tree(tmp_path) == {"app/notes.txt": b"mine"}


CHILD = """
import os, resource, signal, sys
from pathlib import Path
from tests.output.test_apply import new_plan
from generator.output import apply
from generator.output.actions import WritePlan

target, what, after = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])

class Disturbed(tuple):
    def __iter__(self):
        for index, file in enumerate(super().__iter__()):
            if index == after:
                disturb()
            yield file
        if after == len(self):
            disturb()

def disturb():
    if what == "limit":
        resource.setrlimit(resource.RLIMIT_FSIZE, (4, resource.RLIM_INFINITY))
    else:
        os.kill(os.getpid(), getattr(signal, what))

apply(WritePlan(Disturbed(new_plan().files)), target)
"""


def disturbed(target: Path, what: str, after: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", CHILD, str(target), what, str(after)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("after", range(len(FILES) + 1))
def test_an_interruption_leaves_nothing(tmp_path: Path, after: int) -> None:
    run = disturbed(tmp_path / "app", "SIGINT", after)
    assert run.returncode == -signal.SIGINT
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("after", range(len(FILES) + 1))
def test_a_kill_never_leaves_a_part_in_the_target(tmp_path: Path, after: int) -> None:
    assert disturbed(tmp_path / "app", "SIGKILL", after).returncode == -signal.SIGKILL
    assert not (tmp_path / "app").exists()
    apply(new_plan(), tmp_path / "app")
    assert read_tree(tmp_path / "app") == FILES


@pytest.mark.skipif(resource.getrlimit(resource.RLIMIT_FSIZE)[0] != resource.RLIM_INFINITY, reason="limited already")
def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    run = disturbed(tmp_path / "app", "limit", 1)
    assert "OutputError: The project couldn't be written" in run.stderr
    assert list(tmp_path.iterdir()) == []

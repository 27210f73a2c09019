"""Whatever a developer does and however the model changes: no line is lost, and what is untouched is up to date."""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from generator.output import Lock, Resolution, UpdatePlan, apply_update, digest, plan_update, read_lock
from generator.output.disk import Disk, DiskFile
from tests.output.projects import TOOL, Rendering, project_files
from tests.output.random_projects import Developer, Files, Model
from tests.support.trees import build_tree

ROUNDS = int(os.environ.get("MOBILEGEN_UPDATE_ROUNDS", "2000"))
_GENERATIONS = 5
_PARTS = 10


def _on_disk(rendering: Rendering) -> Files:
    return {file.path: DiskFile(file.content, file.executable) for file in rendering.project.files}


def _plan(rendering: Rendering, lock: Lock, files: Mapping[PurePosixPath, DiskFile], how: Resolution) -> UpdatePlan:
    """`others` is everything, as a search of the whole folder would give it, but what the plan reads anyway."""
    known = {file.path for file in rendering.project.files} | {file.place for file in lock.files}
    others = {path: file for path, file in files.items() if path not in known and b"\0" not in file.content}
    return plan_update(
        rendering.project, lock, Disk(dict(files), lambda: others), replace(rendering.lock, origin=lock.origin), how
    )


def _applied(planned: UpdatePlan, files: Files) -> Files:
    after = dict(files)
    for change in planned.writes:
        assert after.get(change.moved_from or change.path) == change.before
        after.pop(change.moved_from or change.path, None)
        if change.after is not None:
            after[change.path] = change.after
    return after


def _own_lines(files: Files, developer: Developer) -> Counter[bytes]:
    return Counter(
        line.rstrip(b"\r\n")
        for file in files.values()
        for line in file.content.splitlines()
        if line.rstrip(b"\r\n") in developer.written
    )


def _check_lines(planned: UpdatePlan, before: Files, after: Files, developer: Developer) -> None:
    lost = _own_lines(before, developer) - _own_lines(after, developer)
    reported = b"\n".join(clash.ours for change in planned.changes for clash in change.clashes)
    taken = [change for change in planned.changes if change.note.endswith("mobilegen's was taken.")]
    reported += b"\n".join(change.before.content for change in taken if change.before)
    assert [line for line in lost if line not in reported] == []


def _check_files(rendering: Rendering, lock: Lock, before: Files, after: Files) -> None:
    """What was left as it was rendered is up to date; what was deleted, is; what is the developer's own, stays."""
    fresh = _on_disk(rendering)
    for entry in lock.files:
        ours = before.get(entry.place)
        if entry.path in fresh and ours and entry.digest == digest(ours.content):
            assert after[entry.place].content == fresh[entry.path].content
            assert after[entry.place].executable == ours.executable
        if ours is None and entry.deleted:
            assert entry.path not in after
    known = {entry.place for entry in lock.files} | set(fresh)
    assert [path for path in before if path not in known and path not in after] == []


@pytest.mark.parametrize("part", range(_PARTS))
def test_nothing_is_lost_in_any_round(part: int) -> None:
    for run in range(part, ROUNDS // _GENERATIONS, _PARTS):
        dice = random.Random(run)  # noqa: S311 - has to be repeatable, not secret
        model, developer = Model(), Developer(dice)
        files, lock = _on_disk(model.rendered()), model.rendered().lock
        for _ in range(_GENERATIONS):
            developer.works_on(files)
            model = model.retrained(dice)
            how = dice.choice((Resolution.OURS, Resolution.THEIRS, Resolution.MARKERS))
            files, lock = _round(model.rendered(), lock, files, developer, how)


def _round(rendering: Rendering, lock: Lock, files: Files, developer: Developer, how: Resolution) -> tuple[Files, Lock]:
    asked = _plan(rendering, lock, files, Resolution.ASK)
    decided = _plan(rendering, lock, files, how)
    if decided.conflicts:
        # Binary files have no lines between which markers could stand, and two files may meet at one place.
        decided = _plan(rendering, lock, files, Resolution.OURS)
    if decided.conflicts:
        assert all("Two files" in change.note for change in decided.conflicts)
        return files, lock
    if not asked.conflicts:
        assert asked == decided
    after = _applied(decided, files)
    _check_lines(decided, files, after, developer)
    _check_files(rendering, lock, files, after)
    again = _plan(rendering, decided.lock, after, Resolution.ASK)
    assert again.writes == again.conflicts == ()
    assert again.lock == decided.lock
    return after, decided.lock


def test_the_disk_becomes_what_was_planned(tmp_path: Path) -> None:
    for run in range(ROUNDS // 50):
        dice = random.Random(run)  # noqa: S311 - as above
        model, developer = Model(), Developer(dice)
        root = model.rendered().write(tmp_path / str(run))
        files = _on_disk(model.rendered())
        developer.works_on(files)
        for name in set(project_files(root)) - {path.as_posix() for path in files}:
            (root / name).unlink()
        build_tree(root, {path.as_posix(): file.content for path, file in files.items()})
        for path, file in files.items():
            (root / path).chmod(0o755 if file.executable else 0o644)
        rendering = model.retrained(dice).rendered()
        planned = rendering.planned(root, Resolution.OURS)
        assert planned == _plan(rendering, model.rendered().lock, files, Resolution.OURS)
        if planned.conflicts:
            continue
        assert apply_update(planned, root) == ()
        after = _applied(planned, files)
        assert project_files(root) == {path.as_posix(): file.content for path, file in sorted(after.items())}
        assert {path for path in after if os.access(root / path, os.X_OK)} == {p for p in after if after[p].executable}
        assert read_lock(root, TOOL) == planned.lock
        assert rendering.planned(root).writes == ()

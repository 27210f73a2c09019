"""Decides how an update reaches the disk: all of it or nothing, also if the process is killed on the way."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from generator.errors import OutputError
from generator.output.actions import UpdatePlan
from generator.output.disk import DiskFile
from generator.output.folder import Folder
from generator.output.journal import JOURNAL, STAGING, Step, discard, finish, read_journal, write_journal
from generator.output.lock import LOCK_FOLDER, digest
from generator.output.lock_files import LOCK_FILE, lock_files

_AGAIN = "Run the command again; nothing is lost."


def apply_update(plan: UpdatePlan, root: Path) -> tuple[PurePosixPath, ...]:
    """Changes the project in `root` as planned.

    Everything is written aside first. Then one rename announces it, and what follows is completed by the next command
    if this process doesn't live to do so.

    Returns:
        Where files are that somebody changed in the last moment; almost always none.

    Raises:
        OutputError: the plan has conflicts, a file was changed since it was planned, or something can't be written;
            nothing was changed then.
    """
    if plan.conflicts:
        raise OutputError(f"{plan.conflicts[0].path} has conflicts.", "Decide with --conflict markers, ours or theirs.")
    with _alone(root) as folder:
        _complete(folder)
        writes = _writes(plan, folder)
        if not writes:
            return ()
        try:
            steps = _staged(folder, writes)
            _refuse_other_disks(root, steps)
            write_journal(folder, steps)
        except BaseException as error:
            discard(folder)
            if isinstance(error, OSError):
                raise OutputError(
                    f"The project in {root} can't be written: {error}.", "Nothing was changed."
                ) from error
            raise
        return _finished(folder, steps)


def recover(root: Path) -> tuple[PurePosixPath, ...] | None:
    """Completes what a killed process left behind in `root`; None if there was nothing.

    Returns:
        Where files are that somebody changed since then, and that the update would have overwritten.

    Raises:
        OutputError: it can't be completed, or another process is at work there.
    """
    if not any(os.path.lexists(root / path) for path in (JOURNAL, STAGING)):
        return None
    with _alone(root) as folder:
        return _complete(folder)


@contextmanager
def _alone(root: Path) -> Iterator[Folder]:
    """The project's folder for this process alone; the system ends that with the process, however it ends."""
    try:
        (root / LOCK_FOLDER).mkdir(exist_ok=True)
        with Folder.opened(root) as folder, folder.parent(LOCK_FILE) as claimed:
            fcntl.flock(claimed, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield folder
    except BlockingIOError as error:
        raise OutputError(f"Another mobilegen is at work in {root}.", "Wait until it is done.") from error
    except OSError as error:
        raise OutputError(f"{root} can't be used: {error}.", _AGAIN) from error


def _complete(folder: Folder) -> tuple[PurePosixPath, ...] | None:
    try:
        steps = read_journal(folder)
    except ValueError as error:
        hint = "Take the project from your version control as it was, or remove that file and its folder “staging”."
        raise OutputError(f"{JOURNAL} tells of an update that wasn't completed, but {error}.", hint) from error
    if steps is not None:
        return _finished(folder, steps)
    if folder.exists(STAGING):
        discard(folder)
    return None


Write = tuple[PurePosixPath, bytes | None, DiskFile | None, PurePosixPath]


def _writes(plan: UpdatePlan, folder: Folder) -> list[Write]:
    """Path, content before, file after, and the file whose permissions it gets; those of mobilegen's own in the end."""
    writes: list[Write] = []
    for change in plan.writes:
        before = change.before.content if change.before else None
        if change.moved_from:
            writes.append((change.moved_from, before, None, change.moved_from))
            writes.append((change.path, None, change.after, change.moved_from))
        else:
            writes.append((change.path, before, change.after, change.path))
    for file in lock_files(plan.lock):
        before = folder.read(file.path)
        if before != file.content:
            writes.append((file.path, before, DiskFile(file.content), file.path))
    return writes


def _staged(folder: Folder, writes: Sequence[Write]) -> list[Step]:
    """Writes every new file aside; raises `OutputError` if one that it replaces isn't what was planned for."""
    steps = []
    for number, (path, before, after, like) in enumerate(writes):
        if folder.read(path) != before:
            raise OutputError(f"{path} was changed while the update was prepared.", f"Nothing was changed. {_AGAIN}")
        staged = None
        if after is not None:
            staged = str(number)
            folder.write(STAGING / staged, after.content, folder.mode(like), executable=after.executable)
        old = None if before is None else digest(before)
        steps.append(Step(path.as_posix(), old, digest(after.content) if after else None, staged))
    return steps


def _refuse_other_disks(root: Path, steps: Sequence[Step]) -> None:
    """Nothing can be put in place in one step from another disk, or in a folder that can't be written to."""
    here = root.stat().st_dev
    for step in steps:
        folder = next(parent for parent in (root / step.path).parents if parent.exists())
        if folder.stat().st_dev != here:
            raise OutputError(f"{folder} is on another disk than {root}.", "Nothing was changed.")
        if not os.access(folder, os.W_OK | os.X_OK):
            raise OutputError(f"Nothing can be written to {folder}.", "Nothing was changed.")


def _finished(folder: Folder, steps: Sequence[Step]) -> tuple[PurePosixPath, ...]:
    try:
        return tuple(finish(folder, steps))
    except OSError as error:
        hint = "The next mobilegen command completes it, once that is out of the way."
        raise OutputError(f"The update couldn't be completed: {error}.", hint) from error
    except BaseException:
        # Interrupted: the few files that are left take less time than anybody notices.
        finish(folder, steps)
        raise

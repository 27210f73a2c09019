"""Decides how a file that mobilegen writes into, but doesn't own, takes part in an update: whole, never merged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from generator.output.actions import FileAction, FileChange, UpdatePlan
from generator.output.disk import Blocked, Disk, DiskFile


def with_document(plan: UpdatePlan, disk: Disk, path: PurePosixPath, content: bytes) -> UpdatePlan:
    """The plan with one more file: `content` was made from what is there, so that nothing has to be merged."""
    ours = disk.files.get(path)
    if isinstance(ours, Blocked):
        change = FileChange(FileAction.CONFLICT, path, note=f"mobilegen would write it, but {ours.reason}.")
    else:
        after = DiskFile(content, ours.executable if ours else False)
        action = FileAction.IDENTICAL if ours == after else FileAction.UPDATE if ours else FileAction.CREATE
        change = FileChange(action, path, ours, after)
    others = (other for other in plan.changes if other.path != path)
    return replace(plan, changes=tuple(sorted((*others, change), key=lambda each: each.path.as_posix())))

"""Writes rendered projects; the only code that changes the user's folder."""

from generator.output.actions import FileAction, FileChange, UpdatePlan
from generator.output.apply import apply
from generator.output.disk import Disk, DiskFile, read_disk
from generator.output.documents import with_document
from generator.output.file_change import is_untouched
from generator.output.lock import Lock, LockedFile, Origin, digest
from generator.output.lock_files import lock_files
from generator.output.lock_reader import read_lock, read_origin
from generator.output.merge import Clash, Resolution
from generator.output.plan import plan
from generator.output.target import check_target, existing_paths
from generator.output.update import apply_update, recover
from generator.output.update_plan import places, plan_update

__all__ = [
    "Clash",
    "Disk",
    "DiskFile",
    "FileAction",
    "FileChange",
    "Lock",
    "LockedFile",
    "Origin",
    "Resolution",
    "UpdatePlan",
    "apply",
    "apply_update",
    "check_target",
    "digest",
    "existing_paths",
    "is_untouched",
    "lock_files",
    "places",
    "plan",
    "plan_update",
    "read_disk",
    "read_lock",
    "read_origin",
    "recover",
    "with_document",
]

"""Decides what an update does to a project's files, from what was rendered then and now and what there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.output.actions import FileAction, FileChange, UpdatePlan
from generator.output.disk import Blocked, Disk
from generator.output.file_change import OnDisk, Versions, changed_file, removed_file
from generator.output.lock import Lock, LockedFile
from generator.output.merge import Resolution
from generator.output.plan import refuse_clashes
from generator.output.renames import renames
from generator.render.files import RenderedFile, RenderedProject

Rendered = Mapping[PurePosixPath, RenderedFile]


def plan_update(
    project: RenderedProject, lock: Lock, disk: Disk, after: Lock, resolution: Resolution = Resolution.ASK
) -> UpdatePlan:
    """The plan for a project that exists; touches nothing.

    Args:
        project: what would be written to an empty folder today.
        lock: what was rendered last time.
        disk: what is there; the files at `places(project, lock)`.
        after: origin and record of what is rendered today; its files don't matter.
        resolution: what becomes of conflicts.

    Raises:
        OutputError: two paths can't stand side by side on every file system.
    """
    refuse_clashes([file.path for file in project.files])
    rendered = {file.path: file for file in project.files}
    known = _known(lock, rendered, disk)
    changes: dict[PurePosixPath, FileChange] = {}
    remembered: list[LockedFile] = []
    for path, file in rendered.items():
        found = known.get(path) or _Known(None, path, path, disk.files.get(path))
        change = changed_file(found.versions(file, disk), resolution)
        remembered.append(found.remembered(file))
        changes[change.path] = _one_of(changes.get(change.path), change)
    for path, found in known.items():
        if path not in rendered and found.entry and found.source not in changes:
            changes[found.source] = removed_file(found.entry, found.source, found.ours)
    shown = (change for change in changes.values() if change.action is not FileAction.IDENTICAL or change.before)
    return UpdatePlan(tuple(sorted(shown, key=lambda change: change.path.as_posix())), after.with_files(remembered))


def places(project: RenderedProject, lock: Lock) -> set[PurePosixPath]:
    """Where a plan has to know what is there."""
    return {file.path for file in project.files} | {file.place for file in lock.files}


@dataclass(frozen=True)
class _Known:
    """A file of the lock, and where the developer has it and will have it."""

    entry: LockedFile | None
    source: PurePosixPath
    target: PurePosixPath
    ours: OnDisk

    def versions(self, file: RenderedFile, disk: Disk) -> Versions:
        """Everything that decides about it."""
        moves = self.source != self.target and self.ours is not None
        in_the_way = disk.files.get(self.target) if moves else None
        return Versions(file, self.entry, self.source, self.target, self.ours, in_the_way)

    def remembered(self, file: RenderedFile) -> LockedFile:
        """What the next update will know of it."""
        if self.entry and self.ours is None:
            # What was rendered before is still what its developer has seen of it.
            return replace(self.entry, path=file.path, deleted=True)
        return LockedFile.of(file, self.target)


def _known(lock: Lock, rendered: Rendered, disk: Disk) -> dict[PurePosixPath, _Known]:
    """The files of the lock, by the path that each is rendered to today.

    Files that mobilegen renders to another place now are followed there, and those that their developer moved, too.
    """
    gone = {file.path: file.base for file in lock.files if file.path not in rendered and file.base is not None}
    paths = {file.path for file in lock.files}
    appeared = {path: file.content for path, file in rendered.items() if path not in paths}
    moved = renames(gone, appeared) if gone else {}
    known = {}
    for file in lock.files:
        path, ours = moved.get(file.path, file.path), disk.files.get(file.place)
        stays = file.moved_to or isinstance(ours, Blocked)
        known[path] = _Known(file, file.place, file.place if stays else path, ours)
    missing = {
        found.source: path
        for path, found in known.items()
        if found.ours is None and found.entry and found.entry.base is not None and not found.entry.deleted
    }
    return known | (_followed(known, missing, disk, rendered) if missing else {})


def _followed(
    known: Mapping[PurePosixPath, _Known],
    missing: Mapping[PurePosixPath, PurePosixPath],
    disk: Disk,
    rendered: Rendered,
) -> dict[PurePosixPath, _Known]:
    """Those of the files `missing` (by the place where they were) that their developer keeps at another place."""
    entries = {source: known[path].entry for source, path in missing.items()}
    bases = {source: entry.base for source, entry in entries.items() if entry and entry.base is not None}
    others = {path: file for path, file in disk.others().items() if path not in rendered}
    places = renames(bases, {path: file.content for path, file in others.items()})
    return {missing[source]: _Known(entries[source], to, to, others[to]) for source, to in places.items()}


def _one_of(other: FileChange | None, change: FileChange) -> FileChange:
    """Two files can't be written to one place."""
    if other is None:
        return change
    note = "Two files of the project would be written here, since one was moved. Move it to another place."
    return replace(change, action=FileAction.CONFLICT, after=change.before, note=note)

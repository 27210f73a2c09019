"""Decides what an update does to one file, from its four versions: rendered then and now, the developer's, and none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.output.actions import FileAction, FileChange
from generator.output.disk import Blocked, DiskFile
from generator.output.line_endings import can_be_merged, is_text, line_break, with_line_breaks
from generator.output.lock import LockedFile, digest
from generator.output.merge import Clash, Merge, Resolution
from generator.output.merge_text import merge_text
from generator.render.files import RenderedFile

OnDisk = DiskFile | Blocked | None


@dataclass(frozen=True)
class Versions:
    """What is known of one file.

    Attributes:
        theirs: as it is rendered today.
        entry: as it was rendered last time; None for one that is new.
        source: where the developer has it.
        target: where it will be.
        ours: what is at `source`.
        in_the_way: what is at `target`, if that is another place.
    """

    theirs: RenderedFile
    entry: LockedFile | None
    source: PurePosixPath
    target: PurePosixPath
    ours: OnDisk
    in_the_way: OnDisk = None


def changed_file(versions: Versions, resolution: Resolution) -> FileChange:
    """What is done to a file that is rendered today."""
    theirs, entry, ours = versions.theirs, versions.entry, versions.ours
    if versions.in_the_way is not None:
        return _obstructed(versions, resolution)
    if isinstance(ours, Blocked):
        if entry and entry.digest == digest(theirs.content):
            return FileChange(FileAction.SKIP, versions.target, note=f"Left alone: {ours.reason}.")
        return _unreadable(versions, ours, resolution)
    if ours is None:
        if entry is None:
            return FileChange(FileAction.CREATE, versions.target, after=DiskFile(theirs.content, theirs.executable))
        return FileChange(FileAction.SKIP, versions.target, note="You deleted it; it stays deleted.")
    return _with_move(versions, _rewritten(versions, ours, resolution))


def removed_file(entry: LockedFile, source: PurePosixPath, ours: OnDisk) -> FileChange:
    """What is done to a file that isn't rendered any more, and that the developer has at `source`."""
    if ours is None:
        return FileChange(FileAction.IDENTICAL, source)
    if isinstance(ours, Blocked):
        return FileChange(FileAction.SKIP, source, note=f"No longer part of the project, but left: {ours.reason}.")
    if source == entry.path and is_untouched(entry, ours.content):
        return FileChange(FileAction.DELETE, source, ours, None, "No longer part of the project.")
    deed = "edited" if source == entry.path else "moved"
    note = f"No longer part of the project; kept, since you {deed} it. It is yours now."
    return FileChange(FileAction.SKIP, source, ours, ours, note)


def is_untouched(entry: LockedFile, content: bytes) -> bool:
    """Whether `content` is what was rendered, but perhaps for its line breaks."""
    if digest(content) == entry.digest:
        return True
    return entry.base is not None and with_line_breaks(content, line_break(entry.base)) == entry.base


def _rewritten(versions: Versions, ours: DiskFile, resolution: Resolution) -> FileChange:
    """What is done to a file that both sides have."""
    theirs, entry, target = versions.theirs, versions.entry, versions.target
    content = _as_kept(versions, ours.content, theirs.content)
    executable = ours.executable if entry and entry.executable == theirs.executable else theirs.executable
    if (entry and is_untouched(entry, ours.content)) or ours.content == content:
        after = DiskFile(content, executable)
        return FileChange(FileAction.IDENTICAL if after == ours else FileAction.UPDATE, target, ours, after)
    kept = DiskFile(ours.content, executable)
    if entry and entry.digest == digest(theirs.content):
        note = "You edited it; mobilegen has nothing new for it."
        return FileChange(FileAction.SKIP if kept == ours else FileAction.UPDATE, target, ours, kept, note)
    merge = _merged(versions, ours.content, content)
    if merge is None:
        return _decided(versions, ours, DiskFile(content, executable), resolution)
    if merge.clashes and resolution is Resolution.ASK:
        return FileChange(FileAction.CONFLICT, target, ours, ours, _count(merge.clashes), merge.clashes)
    after = DiskFile(merge.text(resolution), executable)
    note = f"{_count(merge.clashes)} {_DECISIONS[resolution]}" if merge.clashes else ""
    return FileChange(FileAction.MERGE, target, ours, after, note, merge.clashes)


_DECISIONS = {
    Resolution.MARKERS: "Both are in the file now, between markers.",
    Resolution.OURS: "Yours was kept.",
    Resolution.THEIRS: "mobilegen's was taken.",
}


def _count(clashes: tuple[Clash, ...]) -> str:
    if len(clashes) == 1:
        return "One place was changed by you and by mobilegen."
    return f"{len(clashes)} places were changed by you and by mobilegen."


def _merged(versions: Versions, ours: bytes, theirs: bytes) -> Merge | None:
    """None for what has no lines, or whose former version isn't known."""
    if not is_text(theirs) or not can_be_merged(ours):
        return None
    if versions.entry is None:
        base = b""
    elif versions.entry.base is None:
        return None
    else:
        base = _as_kept(versions, ours, versions.entry.base)
    return merge_text(versions.theirs.path, base, ours, theirs)


def _as_kept(versions: Versions, ours: bytes, content: bytes) -> bytes:
    """`content` with the line breaks that the developer's editor, or git, gave the file after it was written."""
    if not is_text(content) or line_break(content) is None:
        return content
    entry = versions.entry
    changed = entry is None or (entry.base is not None and line_break(entry.base) != line_break(ours))
    return with_line_breaks(content, line_break(ours)) if changed else content


def _decided(versions: Versions, ours: DiskFile, theirs: DiskFile, resolution: Resolution) -> FileChange:
    """What is done to a file that is taken as a whole."""
    note = "You and mobilegen changed it, and it can't be merged."
    if versions.entry is None:
        note = "mobilegen would write it, but you have another file there."
    if resolution is Resolution.OURS:
        return FileChange(FileAction.SKIP, versions.target, ours, ours, f"{note} Yours was kept.")
    if resolution is Resolution.THEIRS:
        return FileChange(FileAction.UPDATE, versions.target, ours, theirs, f"{note} mobilegen's was taken.")
    return FileChange(FileAction.CONFLICT, versions.target, ours, ours, note)


def _unreadable(versions: Versions, ours: Blocked, resolution: Resolution) -> FileChange:
    """Nothing is written through a link, whatever the resolution is."""
    note = f"mobilegen would write it, but {ours.reason}."
    if resolution is Resolution.OURS:
        return FileChange(FileAction.SKIP, versions.target, note=f"{note} That was left alone.")
    return FileChange(FileAction.CONFLICT, versions.target, note=note)


def _obstructed(versions: Versions, resolution: Resolution) -> FileChange:
    """Its new place is taken by something that mobilegen doesn't know."""
    note = f"mobilegen would move it here from {versions.source}, but something else is here."
    ours = versions.in_the_way if isinstance(versions.in_the_way, DiskFile) else None
    if resolution is Resolution.OURS:
        return FileChange(FileAction.SKIP, versions.target, ours, ours, f"{note} That was left alone.")
    return FileChange(FileAction.CONFLICT, versions.target, ours, ours, note)


def _with_move(versions: Versions, change: FileChange) -> FileChange:
    if versions.source == versions.target or change.action is FileAction.CONFLICT:
        return change
    action = FileAction.UPDATE if change.action in (FileAction.IDENTICAL, FileAction.SKIP) else change.action
    note = f"Moved from {versions.source}. {change.note}".strip()
    return replace(change, action=action, note=note, moved_from=versions.source)

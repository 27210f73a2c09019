"""Decides how an update is shown: the model's changes in words, each file with a verb, conflicts and lines as diffs."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from rich.text import Text

from generator.cli.terminal import Terminal, visible

if TYPE_CHECKING:
    from generator.usecases.update_project import Clash, FileChange, PlannedUpdate

_STYLES = {"create": "green", "update": "cyan", "merge": "blue", "delete": "red", "skip": "dim", "conflict": "bold red"}
_LINES = {"+": "green", "-": "red", "@": "cyan"}
_MOST_LINES = 20
# What was measured is different each time.
_MEASURED = ("report.html", "report.json")


def show_update(planned: PlannedUpdate, terminal: Terminal, *, lines: bool) -> None:
    """For people, on stdout; with all lines that differ, if `lines` is set."""
    if planned.plan is None:
        return
    if planned.changes:
        terminal.show(Text("What changed", "bold"))
    for change in planned.changes:
        mark = ("  • breaking: ", "bold red") if change.breaking else "  • "
        _print(terminal, Text.assemble(mark, visible(change.message)))
    for mention in planned.mentions:
        _print(terminal, visible(f"    {mention.path}:{mention.line} names “{mention.name}”", "yellow"))
    shown = [change for change in planned.plan.changes if change.action.value != "identical"]
    terminal.show(Text("Files", "bold") if shown else "No file has to be changed.")
    for file in shown:
        _show_file(file, terminal)
        if lines and file.path.name not in _MEASURED:
            for line in file_diff(file):
                _print(terminal, visible(line.rstrip("\r\n"), _LINES.get(line[:1], "")))


def _show_file(file: FileChange, terminal: Terminal) -> None:
    verb = (f"  {file.action.value:>9} ", _STYLES[file.action.value])
    note = visible(f"  {file.note}", "dim") if file.note else ""
    _print(terminal, Text.assemble(verb, visible(str(file.path)), note))
    if file.action.value != "conflict":
        return
    for clash in file.clashes:
        _print(terminal, visible(f"            line {clash.line}:", "bold"))
        for line in _hunk(clash):
            _print(terminal, visible(f"            {line}", _LINES.get(line[:1], "")))


def _hunk(clash: Clash) -> Iterator[str]:
    """What each side made of the lines, one below the other."""
    for title, side in (("yours", clash.ours), ("mobilegen", clash.theirs)):
        yield f"@@ {title} @@"
        found = list(_unified(clash.base, side, "", ""))[3:]
        yield from (line.rstrip("\r\n") for line in found[:_MOST_LINES])
        if len(found) > _MOST_LINES:
            yield f"… and {len(found) - _MOST_LINES} more lines"


def _print(terminal: Terminal, text: Text) -> None:
    terminal.out.print(text, soft_wrap=True)


def update_data(planned: PlannedUpdate, notes: Iterable[str], *, written: bool) -> dict[str, Any]:
    """For programs."""
    files = planned.plan.changes if planned.plan else ()
    return {
        "folder": str(planned.folder),
        "up_to_date": planned.plan is None,
        "written": written and planned.plan is not None,
        "changes": [{"message": change.message, "breaking": change.breaking} for change in planned.changes],
        "files": [file_data(file) for file in files if file.action.value != "identical"],
        "mentions": [
            {"path": mention.path.as_posix(), "line": mention.line, "name": mention.name}
            for mention in planned.mentions
        ],
        "notes": list(notes),
    }


def file_data(file: FileChange) -> dict[str, Any]:
    """One file; a diff only of texts."""
    return {
        "path": file.path.as_posix(),
        "action": file.action.value,
        "moved_from": file.moved_from.as_posix() if file.moved_from else None,
        "note": file.note or None,
        "diff": "".join(file_diff(file)) or None,
        "conflicts": [
            {"line": clash.line, **{side: _text(getattr(clash, side)) for side in ("base", "ours", "theirs")}}
            for clash in file.clashes
        ],
    }


def file_diff(file: FileChange) -> Iterator[str]:
    """A unified diff of what is there and what will be; nothing for files that aren't text."""
    before, after = (side.content if side else b"" for side in (file.before, file.after))
    if before == after:
        return
    if b"\0" in before + after:
        yield f"Binary files differ: {len(before)} → {len(after)} bytes\n"
        return
    old = f"a/{file.moved_from or file.path}" if file.before else "/dev/null"
    yield from _unified(before, after, old, f"b/{file.path}" if file.after else "/dev/null")


def _unified(before: bytes, after: bytes, old: str, new: str) -> Iterator[str]:
    one, other = (_text(side).splitlines(keepends=True) for side in (before, after))
    for line in difflib.unified_diff(one, other, old, new):
        yield line if line.endswith("\n") else f"{line}\n"


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")

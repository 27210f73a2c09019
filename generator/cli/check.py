"""Decides how `mobilegen check` and `mobilegen status` are called, and by which exit code CI is told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from generator.cli import options as option
from generator.cli.session import session
from generator.cli.terminal import visible
from generator.errors import NotCheckedError, SourceError, VerdictError

Folder = Annotated[Path, typer.Argument(metavar="[DIR]", help="The project; by default the current folder.")]

_STYLES = {"edited": "cyan", "missing": "yellow", "conflict markers": "bold red", "no file": "yellow"}


def check(folder: Folder = Path(), as_json: option.AsJson = False) -> None:
    """Tell whether a project is up to date: 0 if it is, 3 if `update` would change something. For CI; takes no time."""
    with session() as terminal:
        from generator.usecases.check_project import check_project

        checked = check_project(folder)
        for note in checked.notes:
            terminal.note(note)
        if as_json:
            terminal.show_json(
                {
                    "folder": str(checked.folder),
                    "up_to_date": not checked.drift and not checked.missing,
                    "drift": list(checked.drift),
                    "missing": list(checked.missing),
                    "notes": list(checked.notes),
                }
            )
        if checked.drift:
            # The exit code of sources: what the project is made from isn't what it was made from.
            told = f"the project isn't up to date: {'; '.join(checked.drift)}"
            raise VerdictError(told, SourceError, "`mobilegen diff` shows what is due, `mobilegen update` does it.")
        if checked.missing:
            told = f"not everything could be compared: {'; '.join(checked.missing)}"
            raise VerdictError(told, NotCheckedError, "mobilegen.toml names each place, relative to itself.")
        if not as_json:
            terminal.show("Up to date.")


def status(folder: Folder = Path(), as_json: option.AsJson = False) -> None:
    """List which of the files that mobilegen wrote are edited, moved or missing."""
    with session() as terminal:
        from generator.usecases.project_status import project_status

        found = project_status(folder)
        for note in found.notes:
            terminal.note(note)
        if as_json:
            files = [
                {
                    "path": file.path.as_posix(),
                    "owner": file.owner,
                    "state": file.state.value,
                    "moved_from": file.moved_from.as_posix() if file.moved_from else None,
                }
                for file in found.files
            ]
            terminal.show_json({"folder": str(found.folder), "files": files, "notes": list(found.notes)})
            return
        for file in found.files:
            moved = f", moved from {file.moved_from}" if file.moved_from else ""
            if file.state.value != "untouched" or moved:
                verb = (f"  {file.state.value:>16} ", _STYLES.get(file.state.value, ""))
                shown = visible(f"{file.path} ({file.owner}{moved})")
                terminal.out.print(Text.assemble(verb, shown), soft_wrap=True)
        counts = Counter(file.state.value for file in found.files)
        terminal.show(f"{len(found.files)} files: " + ", ".join(f"{counts[key]} {key}" for key in sorted(counts)))

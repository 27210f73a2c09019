"""Decides how `mobilegen update` and `mobilegen diff` are called, and when something is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli import options as option
from generator.cli.progress import StageProgress
from generator.cli.questions import questions
from generator.cli.session import session
from generator.cli.terminal import Terminal
from generator.cli.values import normalization, picture_size
from generator.errors import OutputError, VerdictError

if TYPE_CHECKING:
    from generator.usecases.update_project import PlannedUpdate, UpdateRequest


class Conflict(str, Enum):
    """What becomes of places that the developer and mobilegen changed."""

    MARKERS = "markers"
    OURS = "ours"
    THEIRS = "theirs"


Folder = Annotated[Path, typer.Argument(metavar="[DIR]", help="The project; by default the current folder.")]
NewModel = Annotated[Path | None, typer.Option("--model", metavar="FILE", help="Another model than before.")]
NewLabels = Annotated[Path | None, typer.Option("--labels", metavar="FILE", help="Other labels than before.")]
OnConflict = Annotated[
    Conflict | None,
    typer.Option(
        "--conflict",
        help="What becomes of places that you and mobilegen changed: both between markers, yours, or mobilegen's. "
        "By default nothing at all is written.",
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")]
Yes = Annotated[bool, typer.Option("--yes", help="Don't ask before changes that may break your code.")]
OverBudget = Annotated[bool, typer.Option("--allow-over-budget", help="Write what costs more than its budget.")]


@dataclass(frozen=True)
class _Wish:
    """What to do with a plan."""

    as_json: bool
    write: bool
    ask: bool
    show_lines: bool = False


def update(
    folder: Folder = Path(),
    model: NewModel = None,
    labels: NewLabels = None,
    conflict: OnConflict = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    samples: option.Samples = None,
    normalize: option.Normalize = None,
    mean: option.Mean = None,
    std: option.Std = None,
    input_size: option.InputSize = None,
    allow_over_budget: OverBudget = False,
    no_input: option.NoInput = False,
    as_json: option.AsJson = False,
) -> None:
    """Bring a project up to date with its model and with mobilegen, and keep everything that you changed in it."""
    with session(ask=not no_input) as terminal:
        # Nothing slow is imported before it is known that there is something to do.
        plain = not (model or labels or samples or normalize or mean or std or input_size)
        if plain and _is_up_to_date(folder, terminal, as_json=as_json):
            return
        from generator.usecases.update_project import UpdateRequest

        request = UpdateRequest(
            folder=folder,
            model=model,
            labels=labels,
            samples=samples,
            normalization=normalization(normalize, mean, std),
            input_size=picture_size(input_size, "--input-size") if input_size else None,
            allow_over_budget=allow_over_budget,
        )
        _run(terminal, request, conflict, _Wish(as_json, write=not dry_run, ask=not yes))


def diff(
    folder: Folder = Path(),
    model: NewModel = None,
    labels: NewLabels = None,
    conflict: OnConflict = None,
    samples: option.Samples = None,
    normalize: option.Normalize = None,
    mean: option.Mean = None,
    std: option.Std = None,
    input_size: option.InputSize = None,
    allow_over_budget: OverBudget = False,
    no_input: option.NoInput = False,
    as_json: option.AsJson = False,
) -> None:
    """Show, line by line, what `update` would do; write nothing."""
    with session(ask=not no_input) as terminal:
        plain = not (model or labels or samples or normalize or mean or std or input_size)
        if plain and _is_up_to_date(folder, terminal, as_json=as_json):
            return
        from generator.usecases.update_project import UpdateRequest

        request = UpdateRequest(
            folder=folder,
            model=model,
            labels=labels,
            samples=samples,
            normalization=normalization(normalize, mean, std),
            input_size=picture_size(input_size, "--input-size") if input_size else None,
            allow_over_budget=allow_over_budget,
        )
        _run(terminal, request, conflict, _Wish(as_json, write=False, ask=False, show_lines=True))


def _is_up_to_date(folder: Path, terminal: Terminal, *, as_json: bool) -> bool:
    from generator.usecases.project_state import project_state

    state = project_state(folder)
    if not state.is_up_to_date:
        return False
    for note in state.notes:
        terminal.note(note)
    if as_json:
        data = {"folder": str(state.root), "up_to_date": True, "written": False, "changes": [], "files": []}
        terminal.show_json({**data, "mentions": [], "notes": list(state.notes)})
    else:
        terminal.show("Up to date: nothing that the project is made from has changed.")
    return True


def _run(terminal: Terminal, request: UpdateRequest, conflict: Conflict | None, wish: _Wish) -> None:
    from dataclasses import replace

    from generator.cli.update_result import show_update, update_data
    from generator.usecases.update_project import Resolution, apply_planned, planned_update

    if conflict:
        request = replace(request, resolution=Resolution(conflict.value))
    planned = planned_update(request, questions(terminal), StageProgress(terminal.err))
    notes = list(planned.notes)
    conflicts = planned.plan.conflicts if planned.plan else ()
    write = wish.write and not conflicts
    if not wish.as_json:
        show_update(planned, terminal, lines=wish.show_lines)
    if write:
        write = _agreed(planned, terminal, ask=wish.ask)
    if write:
        with StageProgress(terminal.err).stage("Writing the project"):
            notes += apply_planned(planned)
    if not (wish.write or wish.show_lines):
        notes.append("This was a dry run: nothing was written.")
    for note in notes:
        terminal.note(note)
    if wish.as_json:
        terminal.show_json(update_data(planned, notes, written=write))
    if wish.write and conflicts:
        places = f"{len(conflicts)} file{'s' * (len(conflicts) != 1)}"
        merged = all(file.clashes for file in conflicts)
        why = "you and mobilegen changed the same places in" if merged else "the reason stands beside each of"
        told = f"nothing was written: {why} {places}"
        hint = "Decide with --conflict markers, ours or theirs."
        if conflict is not None:
            # No marker can stand in a link, a folder or a model, and nothing is written through them.
            hint = "That can't decide it: move what is in the way to another place, or keep it with --conflict ours."
        raise VerdictError(told, OutputError, hint)


def _agreed(planned: PlannedUpdate, terminal: Terminal, *, ask: bool) -> bool:
    """Warns of what git doesn't have yet; asks on a terminal before what may break code."""
    from rich.prompt import Confirm

    from generator.usecases.work_tree import uncommitted_note

    if planned.plan is None or not planned.plan.writes:
        return True
    uncommitted = uncommitted_note(planned.folder)
    if uncommitted:
        terminal.note(uncommitted)
    breaking = any(change.breaking for change in planned.changes)
    if not (ask and breaking and terminal.interactive):
        return True
    agreed = Confirm.ask("Some of this may break your code. Go on?", console=terminal.err, default=False)
    if not agreed:
        terminal.note("Nothing was written.")
    return agreed

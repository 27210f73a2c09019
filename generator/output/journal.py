"""Decides how many files change in one step: what is to be done is written down first, and then done to its end."""

from __future__ import annotations

import itertools
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any

from generator.output.folder import Folder
from generator.output.inside import inside_project
from generator.output.lock import LOCK_FOLDER, digest

STAGING = LOCK_FOLDER / "staging"
JOURNAL = LOCK_FOLDER / "journal.json"
RESCUED = LOCK_FOLDER / "rescued"
_DRAFT = STAGING / "journal.json"
_SCHEMA = 1


@dataclass(frozen=True)
class Step:
    """One file that is replaced or removed.

    Attributes:
        path: of the file, relative to the project.
        before: SHA-256 of what is there; None for nothing.
        after: SHA-256 of what will be there; None for nothing.
        staged: name of the file below `STAGING` that takes its place; None to remove it.
    """

    path: str
    before: str | None
    after: str | None
    staged: str | None


def write_journal(folder: Folder, steps: Sequence[Step]) -> None:
    """From here on the project is the new one: `finish` does the steps, now or after a crash."""
    content = json.dumps({"schema": _SCHEMA, "steps": [asdict(step) for step in steps]}, indent=1).encode()
    folder.write(_DRAFT, content, None, executable=False)
    folder.flush(_DRAFT)
    folder.move(_DRAFT, JOURNAL)
    folder.flush(JOURNAL)


def read_journal(folder: Folder) -> list[Step] | None:
    """The steps that are still to be done, or were done already; None if nothing was left behind.

    Raises:
        ValueError: it isn't one that this mobilegen wrote.
        OSError: it can't be read.
    """
    content = folder.read(JOURNAL)
    if content is None:
        return None
    try:
        journal = json.loads(content)
    except RecursionError as error:
        raise ValueError("it is damaged") from error
    if not isinstance(journal, dict) or journal.get("schema") != _SCHEMA or not isinstance(journal.get("steps"), list):
        raise ValueError("it was written by another version of mobilegen")
    return [_step(values) for values in journal["steps"]]


def _step(values: Any) -> Step:
    try:
        step = Step(**values)
    except TypeError as error:
        raise ValueError("a step is incomplete") from error
    inside_project(step.path)
    if step.staged is not None and not str(step.staged).isdecimal():
        raise ValueError("a step names no staged file")
    return step


def finish(folder: Folder, steps: Sequence[Step]) -> list[PurePosixPath]:
    """Does what is left of `steps`, which may be anything between all and nothing; and forgets them.

    Files are removed before the first one is put in place: on a file system that takes `a` for `A`, a file that gets
    another spelling would otherwise be removed again. What somebody changed since the steps were planned isn't
    overwritten but moved aside.

    Returns:
        Where those files are now.

    Raises:
        OSError: a step can't be done; `finish` can be called again.
    """
    staged = [step for step in steps if step.staged is not None]
    if all(folder.exists(STAGING / str(step.staged)) for step in staged):
        for step in steps:
            if step.staged is None and _digest(folder, step) == step.before:
                folder.remove(PurePosixPath(step.path))
    rescued = [path for step in staged for path in _put(folder, step)]
    removed = [PurePosixPath(step.path) for step in steps if step.staged is None]
    for path in {PurePosixPath(step.path).parent: PurePosixPath(step.path) for step in steps}.values():
        folder.flush(path)
    for path in removed:
        folder.remove_empty(path.parent)
    folder.remove(JOURNAL)
    folder.remove_empty(STAGING)
    return rescued


def _put(folder: Folder, step: Step) -> list[PurePosixPath]:
    """Puts the staged file in its place, unless that was done before."""
    source, target = STAGING / str(step.staged), PurePosixPath(step.path)
    if not folder.exists(source):
        return []
    rescued = []
    if _digest(folder, step) not in (step.before, step.after, None):
        names = (RESCUED / target.with_name(f"{target.name}.{number}") for number in itertools.count(1))
        aside = next(path for path in names if not folder.exists(path))
        folder.move(target, aside)
        rescued.append(aside)
    folder.move(source, target)
    return rescued


def _digest(folder: Folder, step: Step) -> str | None:
    content = folder.read(PurePosixPath(step.path))
    return None if content is None else digest(content)


def discard(folder: Folder) -> None:
    """Removes what was staged and never announced: the project is the old one."""
    with suppress(FileNotFoundError), folder.parent(STAGING / "any") as staging:
        for name in os.listdir(staging):  # noqa: PTH208 - of a descriptor, which no link leads astray
            os.unlink(name, dir_fd=staging)
    folder.remove_empty(STAGING)

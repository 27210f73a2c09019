"""Decides how a plan reaches the disk: all of it in one step, or nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import OutputError
from generator.output.actions import WritePlan
from generator.output.target import check_target, existing_ancestor


def apply(plan: WritePlan, target: Path) -> Path:
    """Writes a new project to `target`, which doesn't exist or is an empty folder; returns its absolute path.

    Everything is written beside the target first and then renamed once, so that a failure, an interruption or a crash
    never leaves a part of a project there.

    Raises:
        OutputError: the folder can't be used; nothing was changed.
    """
    resolved = check_target(target)
    ancestor = existing_ancestor(resolved)
    try:
        with _stage(ancestor, resolved.name) as stage:
            # Folders that are missing on the way to the target arrive with the same rename.
            missing = resolved.relative_to(ancestor).parts
            project = stage.joinpath(*missing)
            project.mkdir(parents=True)
            for planned in plan.files:
                _write(project / planned.file.path, planned.file.content, executable=planned.file.executable)
            # A folder's rename replaces an empty folder, never a file or a folder with something in it.
            (stage / missing[0]).rename(ancestor / missing[0])
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(
            f"The project couldn't be written to {target}: {reason}.", "Nothing was changed there; try another folder."
        ) from error
    return resolved


@contextmanager
def _stage(ancestor: Path, name: str) -> Iterator[Path]:
    stage = Path(tempfile.mkdtemp(prefix=f".{name}.mobilegen-", dir=ancestor))
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _write(path: Path, content: bytes, *, executable: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
    if executable:
        mode = path.stat().st_mode
        path.chmod(mode | (mode & 0o444) >> 2)

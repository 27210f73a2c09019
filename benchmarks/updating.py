"""Decides what `mobilegen update` costs where nothing or only the labels changed, beside `copier update`."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks import copier_project
from benchmarks.measure import Row, compare_times, run_quietly
from tests.support.command_line import DIGIT_LABELS, DIGITS
from tests.support.trees import read_tree

RUNS = 15
RUNS_WITH_LABELS = 5
_MOBILEGEN = Path(sys.executable).parent / "mobilegen"


def rows() -> list[Row]:
    """Two rows: seconds of whole processes on a project with both apps, against copier with the same files."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        environment = _environment(folder / "bytecode")
        ours = _project(folder, environment)
        changed = Path(shutil.copytree(ours, folder / "changed"))
        (folder / "labels.txt").write_text(DIGIT_LABELS.read_text().replace("0\n", "zero\n"))
        _update(changed, environment)
        before, after = _files(ours), _files(changed)
        template = copier_project.write_template(folder / "template", before, after)
        return [
            _nothing(changed, template, len(after), environment),
            _labels(ours, template, len(before), environment),
        ]


def _nothing(project: Path, template: Path, count: int, environment: Mapping[str, str]) -> Row:
    theirs = copier_project.new_project(template, template.parent / "latest", "2.0.0", environment)
    subject = f"`mobilegen update`, nothing to do, {count} files / `copier update`"
    return compare_times(
        subject, lambda: _update(project, environment), lambda: copier_project.update(theirs, environment), RUNS
    )


def _labels(project: Path, template: Path, count: int, environment: Mapping[str, str]) -> Row:
    """Each run updates a copy of its own; copying isn't measured."""
    theirs = copier_project.new_project(template, template.parent / "earlier", "1.0.0", environment)
    mine, others = _copies(project), _copies(theirs)
    subject = f"`mobilegen update`, one label renamed, {count} files / `copier update` for the same lines"
    return compare_times(
        subject,
        lambda: _update(next(mine), environment),
        lambda: copier_project.update(next(others), environment),
        RUNS_WITH_LABELS,
    )


def _copies(project: Path) -> Iterator[Path]:
    """As many as there are runs, made before the first is given; beside the project, whose model's path is relative."""
    places = [project.with_name(f"{project.name}{number}") for number in range(RUNS_WITH_LABELS)]
    return iter([Path(shutil.copytree(project, place, symlinks=True)) for place in places])


def _project(folder: Path, environment: Mapping[str, str]) -> Path:
    for file in (DIGITS, DIGIT_LABELS):
        shutil.copyfile(file, folder / file.name)
    words: list[str | Path] = ["new", "digits.keras", "--labels", "labels.txt", "--normalize", "minus-one-to-one"]
    run_quietly([_MOBILEGEN, *words, "--output", "ours", "--no-input"], folder, environment)
    return folder / "ours"


def _update(project: Path, environment: Mapping[str, str]) -> None:
    run_quietly([_MOBILEGEN, "update", "--no-input", project], environment=environment)


def _files(project: Path) -> dict[str, bytes]:
    return {path: content for path, content in read_tree(project).items() if not path.startswith(".mobilegen/")}


def _environment(bytecode: Path) -> dict[str, str]:
    """That of a program which was run before: its bytecode is there."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(bytecode)}

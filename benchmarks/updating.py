"""Decides what an update costs, as a user waits for it: `mobilegen update` beside `copier update` of as many files."""

from __future__ import annotations

import itertools
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Row, compare_times, run_quietly
from tests.support.trees import read_tree
from tests.toolchains.toolchain import Unavailable

RUNS, SLOW_RUNS = 9, 3

_DIGITS = Path(__file__).resolve().parents[1] / "sample_models" / "digits"
_GIT = ("git", "-c", "user.name=benchmark", "-c", "user.email=benchmark@example.com")


def rows() -> list[Row]:
    """Two rows: an update with nothing to do, and one for another label, against copier's for another answer."""
    copier = shutil.which("copier")
    if copier is None:
        raise Unavailable("copier isn't on the PATH (`pipx install copier`)")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        ours = _our_project(folder)
        files = {path: content for path, content in read_tree(ours).items() if not path.startswith(".mobilegen/")}
        theirs = _copier_project(copier, folder, files)
        answers = itertools.count()
        mobilegen: list[str | Path] = [Path(sys.executable).parent / "mobilegen", "update", ours, "--no-input"]

        def with_other_label() -> None:
            labels = [str(number) for number in range(9)]
            (folder / "labels.txt").write_text("\n".join([*labels, f"nine {next(answers)}"]) + "\n")
            run_quietly(mobilegen)

        def with_other_answer() -> None:
            run_quietly([copier, "update", "--defaults", "--quiet", "--data", f"label={next(answers)}", theirs])
            _commit(theirs)

        return [
            compare_times(
                f"`update` of {len(files)} files with nothing to do / `copier update`",
                lambda: run_quietly(mobilegen),
                lambda: run_quietly([copier, "update", "--defaults", "--quiet", theirs]),
                RUNS,
            ),
            compare_times(
                "`update` for another label, the model run and compared / `copier update` for another answer",
                with_other_label,
                with_other_answer,
                SLOW_RUNS,
            ),
        ]


def _our_project(folder: Path) -> Path:
    """Both apps of the digits model."""
    shutil.copy(_DIGITS / "labels.txt", folder)
    shutil.copy(_DIGITS / "digits.keras", folder)
    mobilegen = Path(sys.executable).parent / "mobilegen"
    options: list[str | Path] = ["--labels", folder / "labels.txt", "--normalize", "minus-one-to-one", "--no-input"]
    run_quietly([mobilegen, "new", folder / "digits.keras", *options, "-o", folder / "ours"])
    return folder / "ours"


def _copier_project(copier: str, folder: Path, files: dict[str, bytes]) -> Path:
    """A project in git from a template in git that gives the same files, one of them with an answer in it."""
    template, project = folder / "template", folder / "theirs"
    for path, content in files.items():
        place = template / "template" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    (template / "copier.yml").write_text("_subdirectory: template\nlabel: '9'\n")
    (template / "template/label.txt.jinja").write_text("{{ label }}\n")
    (template / "template/{{ _copier_conf.answers_file }}.jinja").write_text("{{ _copier_answers | to_nice_yaml }}")
    for repository in (template, project):
        if repository is project:
            run_quietly([copier, "copy", "--defaults", "--quiet", template, project])
        run_quietly([*_GIT, "init", "-q", repository])
        _commit(repository)
        if repository is template:
            run_quietly([*_GIT, "tag", "1.0.0"], folder=template)
    return project


def _commit(repository: Path) -> None:
    run_quietly([*_GIT, "add", "-A"], folder=repository)
    run_quietly([*_GIT, "commit", "-q", "--allow-empty", "-m", "state"], folder=repository)

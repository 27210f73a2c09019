"""Decides what `copier update` is measured with: a template in git with the very files of a project of ours."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.measure import run_quietly
from tests.toolchains.programs import need
from tests.toolchains.toolchain import Progress, Toolchain, ensure

_PINS = Path(__file__).parent / "copier.txt"
_SLUG = "digit-reader"


def copier() -> list[str | Path]:
    """A command: the pinned copier in an environment of its own; installed, if it isn't there.

    Raises:
        Unavailable: git, which copier needs, isn't here.
    """
    toolchain = Toolchain("copier", (_PINS,), lambda: need("git"), _install)
    ensure(toolchain, lambda _told: None)
    # The environment has moved since it was made: its scripts name their former place.
    return [toolchain.folder / "bin" / "python", "-m", "copier"]


def _install(folder: Path, _progress: Progress) -> None:
    run_quietly([sys.executable, "-m", "venv", "--clear", folder])
    pip: list[str | Path] = [
        folder / "bin" / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]
    run_quietly([*pip, "--no-deps", "--only-binary", ":all:", "--requirement", _PINS])


def write_template(folder: Path, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Path:
    """A template with two releases, 1.0.0 that gives the files `before` and 2.0.0 that gives `after`.

    Each text has one variable in place of its first letters; what isn't text is copied.
    """
    folder.mkdir()
    git(folder, "init", "--quiet")
    for release, files in (("1.0.0", before), ("2.0.0", after)):
        own = {
            "copier.yml": f"slug: {_SLUG}\n_envops: {{keep_trailing_newline: true}}\n".encode(),
            "{{ _copier_conf.answers_file }}.jinja": b"{{ _copier_answers|to_nice_yaml -}}\n",
        }
        for path, content in {**own, **dict(map(_as_template, files.items()))}.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        _commit(folder)
        git(folder, "tag", release)
    return folder


def _as_template(file: tuple[str, bytes]) -> tuple[str, bytes]:
    path, content = file
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return path, content
    return f"{path}.jinja", ("{{ slug }}{% raw %}" + text[len(_SLUG) :] + "{% endraw %}").encode()


def new_project(template: Path, target: Path, release: str, environment: Mapping[str, str]) -> Path:
    """A project from a release of the template, committed, as copier wants it."""
    command = [*copier(), "copy", "--quiet", "--defaults", "--vcs-ref", release, template, target]
    run_quietly(command, environment=environment)
    git(target, "init", "--quiet")
    _commit(target)
    return target


def update(project: Path, environment: Mapping[str, str]) -> None:
    """Brings the project to the template's latest release, which may be its own."""
    command = [*copier(), "update", "--quiet", "--defaults", "--conflict", "rej"]
    run_quietly(command, folder=project, environment=environment)


def _commit(folder: Path) -> None:
    git(folder, "add", "--all", "--force")
    identity = ("-c", "user.name=benchmark", "-c", "user.email=benchmark@example.com")
    git(folder, *identity, "commit", "--quiet", "--allow-empty", "--message", "as generated")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-c", "core.autocrlf=false", *arguments], cwd=folder, check=True, capture_output=True)

"""Decides what state a project on the disk is in, without loading its model: complete, and made from what is there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__
from generator.errors import OutputError
from generator.output import Origin, read_origin, recover
from generator.usecases.project_origin import CONFIG_FILE, Answers, origin

if TYPE_CHECKING:
    from generator.usecases.stages import Stages

_MOST_BYTES = 64 * 2**20


@dataclass(frozen=True)
class ProjectState:
    """A project that mobilegen made.

    Attributes:
        root: its folder, absolute and without links.
        config: the text of its mobilegen.toml.
        origin: what it was rendered from.
        today: what it would be rendered from now.
        notes: what was repaired, in sentences for the user.
    """

    root: Path
    config: str
    origin: Origin
    today: Origin
    answers: Answers
    notes: tuple[str, ...]

    @property
    def is_up_to_date(self) -> bool:
        """Whether it would be rendered from the same again."""
        return self.origin == self.today


def project_state(folder: Path, stages: Stages | None = None) -> ProjectState:
    """The state of the project in `folder`, after completing what a killed update left behind.

    Raises:
        OutputError: it holds no project, or one of a newer mobilegen.
        SpecError: mobilegen.toml can't be read.
    """
    root = folder.resolve()
    if not root.is_dir():
        raise OutputError(f"{folder} is not a folder.", "Name the folder that `mobilegen new` made.")
    recovered = recover(root)
    found = read_origin(root, __version__)
    answers = Answers.of(found.inputs, root)
    config = _config(root)
    templates = next(iter(stages.renderers.values())).templates if stages else None
    return ProjectState(root, config, found, origin(config, root, answers, templates), answers, _told(recovered))


def _config(root: Path) -> str:
    path = root / CONFIG_FILE
    try:
        if path.is_symlink() or path.stat().st_size > _MOST_BYTES:
            told = f"{path} is a link, or larger than any mobilegen.toml."
            raise OutputError(told, "Put the project's own there.")
        # Text mode would turn the line breaks of other systems into ours.
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise OutputError(f"{path} can't be read: {reason}.", "Take it from your version control.") from error


def _told(recovered: object) -> tuple[str, ...]:
    if recovered is None:
        return ()
    notes = ["An update that was interrupted has been completed."]
    if isinstance(recovered, tuple):
        notes += [f"{path} is a file that you changed since then, before it was written over." for path in recovered]
    return tuple(notes)

"""What is done to each file of a new project, and which projects can't be written at all."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from generator.errors import OutputError
from generator.output import plan
from generator.output.actions import FileAction
from generator.render.files import Ownership, RenderedFile, RenderedProject


def project(*paths: str) -> RenderedProject:
    return RenderedProject.of(RenderedFile(PurePosixPath(path), b"", Ownership.SCAFFOLD) for path in paths)


def test_a_new_project_creates_every_file() -> None:
    planned = plan(project("b/c", "a"), existing=[])
    assert [(file.action, file.file.path.as_posix()) for file in planned.files] == [
        (FileAction.CREATE, "a"),
        (FileAction.CREATE, "b/c"),
    ]


def test_a_folder_in_use_is_refused() -> None:
    with pytest.raises(OutputError, match=r"isn't empty: it holds \.git"):
        plan(project("a"), existing=[PurePosixPath("notes.txt"), PurePosixPath(".git")])


@pytest.mark.parametrize(
    "paths",
    [("Models/a", "models/b"), ("a/File.kt", "a/file.kt"), ("a", "a/b"), ("a/b", "A"), ("straße", "STRASSE")],
)
def test_paths_that_clash_on_some_file_system_are_refused(paths: tuple[str, ...]) -> None:
    with pytest.raises(OutputError, match="can't both be written"):
        plan(project(*paths), existing=[])


def test_names_that_merely_begin_alike_are_fine() -> None:
    assert len(plan(project("a/b", "a/b.txt", "ab/c", "a/bc/d"), existing=[]).files) == 4

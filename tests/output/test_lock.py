"""The lock: the same bytes for the same project, small differences for small changes, and nothing believed unseen."""

from __future__ import annotations

import base64
import bz2
import re
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from generator.errors import OutputError
from generator.output import Lock, Origin, Resolution, lock_files, read_lock, read_origin
from tests.output.projects import TOOL, Rendering
from tests.support.trees import build_tree, read_tree

FILES: dict[str, str | bytes] = {
    "app/Main.kt": "fun main() {}\n",
    'app/Zürich \x7f "x".kt': "val x = 1\r\n",
    "inference/model.tflite": b"\0model",
    "gradlew": "#!/bin/sh\n",
}
OLD = Rendering(FILES, frozenset({"gradlew"}), Origin(TOOL, "t", {"model": "1", "ä": "ö\n"}, {"fact": "x"}))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return OLD.write(tmp_path / "project")


def test_what_is_written_is_read(root: Path) -> None:
    lock = read_lock(root, TOOL)
    assert lock == OLD.lock
    assert lock.origin.facts == {"fact": "x"}
    assert read_origin(root, TOOL) == OLD.origin
    changed = lock.with_files(
        replace(file, moved_to=PurePosixPath("b/c d.kt"), deleted=True) for file in lock.files if file.base
    )
    build_tree(root, {file.path.as_posix(): file.content for file in lock_files(changed)})
    assert read_lock(root, TOOL) == changed


def test_the_same_project_gives_the_same_bytes() -> None:
    turned = Lock.of(OLD.origin, reversed(OLD.lock.files), OLD.lock.record)
    assert lock_files(turned) == lock_files(OLD.lock)


def test_a_small_change_is_a_small_difference() -> None:
    changed = replace(OLD, files={**FILES, "app/Main.kt": "fun main() = 1\n"})
    for before, after in zip(lock_files(OLD.lock), lock_files(changed.lock), strict=True):
        lines = set(before.content.splitlines()) ^ set(after.content.splitlines())
        assert len(lines) == (2 if before.path.name in {"lock.toml", "base.txt"} else 0)


def test_it_says_that_it_belongs_to_the_project(root: Path) -> None:
    assert "Commit this folder" in (root / ".mobilegen/lock.toml").read_text()


def damaged(root: Path, old: str, new: str, name: str = "lock.toml") -> None:
    path = root / ".mobilegen" / name
    text = path.read_text("utf-8")
    assert re.search(old, text)
    path.write_text(re.sub(old, lambda _: new, text, count=1), "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"gradlew"', '"../gradlew"', "not a path inside the project"),
        ('"gradlew"', '"/etc/passwd"', "not a path inside the project"),
        ('"gradlew"', '"app/../../x"', "not a path inside the project"),
        ('"gradlew"', '"app//x"', "not a path inside the project"),
        ('"gradlew"', '".git/hooks/pre-commit"', "not a path inside the project"),
        ('"gradlew"', '"app/.GIT/config"', "not a path inside the project"),
        ('"gradlew"', '".mobilegen/lock.toml"', "a file of its own"),
        ("executable = true", 'moved_to = "../x"', "not a path inside the project"),
        ('sha256 = "[0-9a-f]{64}"', 'sha256 = "x"', "incomplete"),
        ('owner = "scaffold"', 'owner = "me"', "names no owner"),
        ("schema = 1", "schema = 2", "which is older"),
        (f'mobilegen = "{TOOL}"', 'mobilegen = "0.1.1"', "which is older"),
        (f'mobilegen = "{TOOL}"', 'mobilegen = "1"', "which is older"),
        ("schema = 1", "", "doesn't say which mobilegen"),
        (r"\[files\]", "[[files]]", "TOML|no table"),
        (r"\[inputs\]", "<<<<<<< HEAD\n[inputs]", "TOML"),
    ],
)
def test_a_damaged_lock_is_refused(root: Path, old: str, new: str, message: str) -> None:
    damaged(root, old, new)
    before = read_tree(root)
    with pytest.raises(OutputError, match=message) as caught:
        read_lock(root, TOOL)
    assert caught.value.hint
    assert read_tree(root) == before


def test_a_lock_of_an_older_mobilegen_is_read(root: Path) -> None:
    damaged(root, f'mobilegen = "{TOOL}"', 'mobilegen = "0.0.9.dev1"')
    assert read_lock(root, TOOL).origin.tool == "0.0.9.dev1"


def test_a_link_is_not_read(root: Path) -> None:
    path = root / ".mobilegen/lock.toml"
    path.rename(root / "elsewhere.toml")
    path.symlink_to(root / "elsewhere.toml")
    with pytest.raises(OutputError, match="a link"):
        read_lock(root, TOOL)


def _bomb() -> str:
    return base64.b85encode(bz2.compress(bytes(64 * 2**20), 1)).decode()


@pytest.mark.parametrize("line", ["x y", "no space", "é ö", "0" * 64 + " " + _bomb(), "0" * 64 + " 00000"])
def test_a_text_that_is_not_what_it_says_is_as_good_as_lost(root: Path, line: str) -> None:
    """What is untouched can be replaced all the same; what is edited can't be merged any more, and isn't."""
    base = root / ".mobilegen/base.txt"
    kept = [text for text in base.read_text().splitlines() if not text.startswith(OLD.lock.files[0].digest)]
    base.write_text("\n".join([*kept, line]) + "\n")
    assert [file.base is None for file in read_lock(root, TOOL).files if file.path.suffix == ".kt"] == [True, False]
    new = replace(OLD, files={**FILES, "app/Main.kt": "fun main() = 1\n"})
    (change,) = (change for change in new.planned(root).changes if change.path.name == "Main.kt")
    assert change.action.value == "update"
    (root / "app/Main.kt").write_text("mine\n")
    (conflict,) = new.planned(root).conflicts
    assert conflict.clashes == ()
    new.update(root, Resolution.OURS)
    assert (root / "app/Main.kt").read_text() == "mine\n"

"""A project is rendered again: what nobody touched follows, what its developer did stays, and doubt writes nothing."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from generator.errors import OutputError
from generator.output import Origin, Resolution, apply_update, recover
from tests.output.projects import TOOL, Rendering, actions, is_executable, project_files
from tests.support.trees import read_tree

MAIN = "package app\n\nfun main() {\n    show()\n}\n\nfun show() {\n    draw(224)\n}\n"
FILES: dict[str, str | bytes] = {
    "app/Main.kt": MAIN,
    "app/Theme.kt": "val accent = 1\nval dark = 2\nval light = 3\nval outline = 4\n",
    "app/gradlew": "#!/bin/sh\nexec gradle\n",
    "inference/model.tflite": b"\0model 1",
    "README.md": "# App\n\nIt classifies.\n",
}
MARKED = """\
<<<<<<< yours
    draw(224, mine)
||||||| what mobilegen wrote then
    draw(224)
=======
    draw(320)
>>>>>>> mobilegen
"""
OLD = Rendering(FILES, frozenset({"app/gradlew"}))


def rendering(**changed: str | bytes | None) -> Rendering:
    """OLD with other contents by path; None leaves a file out."""
    files = {path: content for path, content in {**FILES, **changed}.items() if content is not None}
    return replace(OLD, files=files)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return OLD.write(tmp_path / "project")


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_bytes().decode()
    assert old in text
    (root / path).write_bytes(text.replace(old, new).encode())


def test_nothing_changes_where_nothing_changed(root: Path) -> None:
    before = read_tree(root)
    assert OLD.update(root).writes == ()
    assert read_tree(root) == before


def test_untouched_files_are_replaced(root: Path) -> None:
    changed: dict[str, str | bytes | None] = {"app/Main.kt": MAIN.replace("224", "320"), "new.kt": "n\n"}
    new = rendering(**changed, **{"inference/model.tflite": b"\0model 2"})
    planned = new.update(root)
    assert actions(planned) == {"app/Main.kt": "update", "inference/model.tflite": "update", "new.kt": "create"}
    assert project_files(root) == project_files(new.write(root.with_name("fresh")))
    assert read_tree(root) == read_tree(root.with_name("fresh"))
    assert new.update(root).writes == ()


def test_edits_survive_beside_ours(root: Path) -> None:
    edit(root, "app/Main.kt", "package app\n", "package app\n\nimport mine\n")
    new = rendering(**{"app/Main.kt": MAIN.replace("224", "320")})
    assert actions(new.update(root)) == {"app/Main.kt": "merge"}
    assert (root / "app/Main.kt").read_text() == MAIN.replace("224", "320").replace("app\n", "app\n\nimport mine\n", 1)
    assert new.update(root).writes == ()


def test_an_edited_file_with_nothing_new_is_left_alone(root: Path) -> None:
    edit(root, "README.md", "classifies", "sees")
    planned = OLD.update(root)
    assert actions(planned) == {"README.md": "skip"}
    assert planned.writes == ()


def test_a_conflict_writes_nothing_at_all(root: Path) -> None:
    edit(root, "app/Main.kt", "draw(224)", "draw(224, mine)")
    new = rendering(**{"app/Main.kt": MAIN.replace("224", "320"), "README.md": "# Other\n"})
    before = read_tree(root)
    planned = new.planned(root)
    assert actions(planned) == {"README.md": "update", "app/Main.kt": "conflict"}
    (clash,) = planned.conflicts[0].clashes
    assert (clash.ours, clash.theirs, clash.line) == (b"    draw(224, mine)\n", b"    draw(320)\n", 8)
    with pytest.raises(OutputError, match=r"Main\.kt has conflicts"):
        apply_update(planned, root)
    assert read_tree(root) == before


@pytest.mark.parametrize(
    ("resolution", "line"),
    [
        (Resolution.OURS, "    draw(224, mine)\n"),
        (Resolution.THEIRS, "    draw(320)\n"),
        (
            Resolution.MARKERS,
            MARKED,
        ),
    ],
)
def test_a_conflict_is_decided(root: Path, resolution: Resolution, line: str) -> None:
    edit(root, "app/Main.kt", "draw(224)", "draw(224, mine)")
    edit(root, "app/Main.kt", "package app\n", "package mine\n")
    new = rendering(**{"app/Main.kt": MAIN.replace("224", "320")})
    new.update(root, resolution)
    expected = MAIN.replace("package app", "package mine").replace("    draw(224)\n", line)
    assert (root / "app/Main.kt").read_text() == expected
    assert new.update(root).writes == ()


def test_a_binary_file_is_replaced_or_in_conflict(root: Path) -> None:
    (root / "inference/model.tflite").write_bytes(b"\0mine")
    new = rendering(**{"inference/model.tflite": b"\0model 2"})
    assert actions(new.planned(root)) == {"inference/model.tflite": "conflict"}
    assert actions(new.planned(root, Resolution.MARKERS)) == {"inference/model.tflite": "conflict"}
    new.update(root, Resolution.OURS)
    assert (root / "inference/model.tflite").read_bytes() == b"\0mine"
    assert new.update(root).writes == ()


def test_what_was_deleted_stays_deleted(root: Path) -> None:
    (root / "app/Theme.kt").unlink()
    new = rendering(**{"app/Theme.kt": "val accent = 7\n"})
    assert actions(new.update(root)) == {"app/Theme.kt": "skip"}
    assert not (root / "app/Theme.kt").exists()
    assert new.update(root).writes == ()
    # Whoever takes it back from version control gets what is new since.
    (root / "app/Theme.kt").write_text(str(FILES["app/Theme.kt"]))
    assert actions(new.update(root)) == {"app/Theme.kt": "update"}


def test_what_was_moved_is_followed(root: Path) -> None:
    edit(root, "app/Main.kt", "package app\n", "package app.ui\n")
    (root / "ui").mkdir()
    (root / "app/Main.kt").rename(root / "ui/Screen.kt")
    new = rendering(**{"app/Main.kt": MAIN.replace("224", "320")})
    assert actions(new.update(root)) == {"ui/Screen.kt": "merge"}
    assert (root / "ui/Screen.kt").read_text() == MAIN.replace("224", "320").replace("package app", "package app.ui")
    newer = rendering(**{"app/Main.kt": MAIN.replace("224", "99")})
    assert new.update(root).writes == ()
    (root / "copy.kt").write_bytes((root / "ui/Screen.kt").read_bytes())
    assert actions(newer.update(root)) == {"ui/Screen.kt": "merge"}


def test_a_move_in_doubt_is_a_deletion(root: Path) -> None:
    for copy in ("one.kt", "two.kt"):
        (root / copy).write_bytes((root / "app/Main.kt").read_bytes())
    (root / "app/Main.kt").unlink()
    new = rendering(**{"app/Main.kt": MAIN.replace("224", "320")})
    assert actions(new.update(root)) == {"app/Main.kt": "skip"}
    assert (root / "one.kt").read_text() == (root / "two.kt").read_text() == MAIN


def test_what_mobilegen_moves_takes_the_edits_along(root: Path) -> None:
    edit(root, "app/Main.kt", "package app\n", "package app\n\nimport mine\n")
    files = {"src/Main.kt": MAIN.replace("224", "320"), "app/Main.kt": None, "lib/Theme.kt": FILES["app/Theme.kt"]}
    new = rendering(**files, **{"app/Theme.kt": None})
    assert actions(new.update(root)) == {"src/Main.kt": "merge", "lib/Theme.kt": "update"}
    assert sorted(project_files(root)) == sorted(new.files)
    assert "import mine" in (root / "src/Main.kt").read_text()
    assert "320" in (root / "src/Main.kt").read_text()
    assert new.update(root).writes == ()


def test_what_is_no_longer_rendered_goes_unless_it_was_edited(root: Path) -> None:
    edit(root, "README.md", "classifies", "sees")
    new = rendering(**{"README.md": None, "app/Theme.kt": None, "inference/model.tflite": None})
    planned = new.update(root)
    assert actions(planned) == {"README.md": "skip", "app/Theme.kt": "delete", "inference/model.tflite": "delete"}
    assert sorted(project_files(root)) == ["README.md", "app/Main.kt", "app/gradlew"]
    assert not (root / "inference").exists(), "an empty folder is left"
    notes = {change.path.name: change.note for change in planned.changes}
    assert notes["README.md"].endswith("It is yours now.")
    assert actions(new.planned(root)) == {}


def test_line_breaks_of_the_developer_stay(root: Path) -> None:
    windows = MAIN.replace("\n", "\r\n").encode()
    (root / "app/Main.kt").write_bytes(windows)
    new = rendering(**{"app/Main.kt": MAIN.replace("224", "320")})
    assert OLD.planned(root).writes == ()
    assert actions(new.update(root)) == {"app/Main.kt": "update"}
    assert (root / "app/Main.kt").read_bytes() == windows.replace(b"224", b"320")
    edit(root, "app/Main.kt", "package app\r\n", "package mine\r\n")
    assert actions(OLD.update(root)) == {"app/Main.kt": "merge"}
    assert (root / "app/Main.kt").read_bytes() == windows.replace(b"package app", b"package mine")


def test_modes_of_the_developer_stay(root: Path) -> None:
    (root / "app/Main.kt").chmod(0o600)
    (root / "app/gradlew").chmod(0o700)
    new = rendering(**{"app/Main.kt": "x\n", "app/gradlew": "#!/bin/sh\n"})
    new.update(root)
    modes = {name: stat.S_IMODE((root / "app" / name).stat().st_mode) for name in ("Main.kt", "gradlew")}
    assert modes == {"Main.kt": 0o600, "gradlew": 0o700}
    (root / "app/gradlew").chmod(0o644)
    assert new.update(root).writes == ()
    replace(new, executable=frozenset({"app/Main.kt"})).update(root)
    assert is_executable(root / "app/Main.kt")


def test_a_file_of_ones_own_is_in_the_way(root: Path) -> None:
    (root / "extra.kt").write_text("mine\n")
    new = rendering(**{"extra.kt": "theirs\n"})
    assert actions(new.planned(root)) == {"extra.kt": "conflict"}
    (root / "extra.kt").write_text("theirs\n")
    assert new.update(root).writes == ()


@pytest.mark.parametrize("linked", ["app/Main.kt", "app"])
def test_nothing_is_written_through_a_link(root: Path, tmp_path: Path, linked: str) -> None:
    outside = tmp_path / "outside"
    (root / linked).rename(outside)
    (root / linked).symlink_to(outside)
    before = read_tree(tmp_path)
    new = rendering(**{"app/Main.kt": "new\n"})
    assert OLD.planned(root).writes == ()
    for resolution in (Resolution.ASK, Resolution.MARKERS, Resolution.THEIRS):
        with pytest.raises(OutputError, match="conflicts"):
            new.update(root, resolution)
    assert read_tree(tmp_path) == before
    new.update(root, Resolution.OURS)
    changed = {path for path, content in read_tree(tmp_path).items() if before.get(path) != content}
    assert {path.split("/")[1] for path in changed} <= {".mobilegen"}


def test_a_file_that_changes_meanwhile_stops_the_update(root: Path) -> None:
    planned = rendering(**{"app/Main.kt": "new\n", "README.md": "new\n"}).planned(root)
    (root / "app/Main.kt").write_text("just saved\n")
    before = read_tree(root)
    with pytest.raises(OutputError, match=r"Main\.kt was changed while the update was prepared"):
        apply_update(planned, root)
    assert read_tree(root) == before
    assert recover(root) is None


def test_two_paths_that_are_one_elsewhere_are_refused(root: Path) -> None:
    with pytest.raises(OutputError, match="can't both be written"):
        rendering(**{"app/main.kt": "x\n"}).planned(root)


def test_only_an_origin_changes(root: Path) -> None:
    new = replace(OLD, origin=Origin(TOOL, "other templates", {"model": "1"}))
    assert new.planned(root).writes == ()
    new.update(root)
    assert PurePosixPath(".mobilegen/lock.toml").as_posix() in read_tree(root)
    assert "other templates" in (root / ".mobilegen/lock.toml").read_text()

"""`report` says what it can't renew, and how that can be mended."""

from __future__ import annotations

from pathlib import Path

from tests.support.command_line import mobilegen


def test_folder_without_a_project_is_named(tmp_path: Path) -> None:
    (tmp_path / "here" / "photos").mkdir(parents=True)

    ran = mobilegen("report", "photos", cwd=tmp_path / "here")

    assert (ran.code, ran.out, ran.logs) == (7, "", [])
    assert len(ran.errors) == 1
    assert "photos" in ran.errors[0]

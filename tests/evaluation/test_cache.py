"""Answers outlive the process that got them, whatever ends it; damage costs time alone."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.evaluation.answers import Answer
from generator.evaluation.cache import AnswerStore, cache_folder
from tests.support.command_line import ROOT

_ANSWER = Answer((1, 0), (0.75, 0.25))
_KEY = "key"


def store(folder: Path) -> AnswerStore:
    return AnswerStore(folder, _KEY, 2)


def test_answers_are_found_again_by_picture(tmp_path: Path) -> None:
    with closing(store(tmp_path)) as first:
        first.put(b"a", _ANSWER)
    with closing(store(tmp_path)) as second:
        assert second.get(b"a") == _ANSWER
        assert second.get(b"b") is None


def test_other_models_have_other_answers(tmp_path: Path) -> None:
    with closing(store(tmp_path)) as first, closing(AnswerStore(tmp_path, "other", 2)) as other:
        first.put(b"a", _ANSWER)
        assert other.get(b"a") is None


def test_an_answer_survives_the_death_of_its_process(tmp_path: Path) -> None:
    program = (
        "import os, sys, pathlib\n"
        "from generator.evaluation.cache import AnswerStore\n"
        "from generator.evaluation.answers import Answer\n"
        f"AnswerStore(pathlib.Path(sys.argv[1]), '{_KEY}', 2).put(b'a', Answer((1, 0), (0.75, 0.25)))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run([sys.executable, "-c", program, tmp_path], env=environment, check=False)
    assert ended.returncode == -9
    with closing(store(tmp_path)) as again:
        assert again.get(b"a") == _ANSWER


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / f"{_KEY}.sqlite").write_bytes(content)
    with closing(store(tmp_path)) as anew:
        assert anew.get(b"a") is None
        anew.put(b"a", _ANSWER)
        assert anew.get(b"a") == _ANSWER


def test_answers_of_a_quarter_ago_are_forgotten(tmp_path: Path) -> None:
    for name, days in (("old", 91), ("young", 89)):
        path = tmp_path / f"{name}.sqlite"
        path.touch()
        past = path.stat().st_mtime - days * 24 * 3600
        os.utime(path, (past, past))
    with closing(store(tmp_path)):
        assert not (tmp_path / "old.sqlite").exists()
        assert (tmp_path / "young.sqlite").exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="can't be kept") as refused:
        store(tmp_path / "file" / "below")
    assert "--no-cache" in refused.value.hint


def test_the_folder_is_the_users_choice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MOBILEGEN_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path / "evaluations"

"""`evaluate` says how often models are right, goes on where it was interrupted, and tells what it couldn't evaluate."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from generator.cli.app import app
from generator.evaluation.answers import NO_ANSWER, packed
from tests.support.command_line import DIGIT_LABELS, DIGITS, Ran, environment, mobilegen

_HELD_BACK = DIGITS.parent / "held-back"
_CONTRACT = ("--labels", DIGIT_LABELS, "--normalize", "minus-one-to-one", "--no-input")


def accuracy(model: Mapping[str, Any]) -> float:
    return float(model["accuracy"]["top1"]["value"])


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty of the held-back digits in a table, one of them damaged, one labelled wrongly."""
    folder = tmp_path_factory.mktemp("table")
    rows = ["picture,class"]
    for label in range(10):
        for picture in sorted((_HELD_BACK / str(label)).iterdir())[:2]:
            shutil.copy(picture, folder)
            rows.append(f"{picture.name},{label}")
    (folder / rows[1].partition(",")[0]).write_bytes(b"damage")
    rows[2] = rows[2].replace(",0", ",1")
    (folder / "pictures.csv").write_text("\n".join(rows), encoding="utf-8")
    return folder / "pictures.csv"


@pytest.fixture(scope="module")
def evaluated(table: Path, converted: Path, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The digits model and its artefacts, one that is damaged and one that isn't there, on that table."""
    here = tmp_path_factory.mktemp("evaluated") / "here"
    here.mkdir()
    (here / "damaged.tflite").write_bytes((converted / "digits.tflite").read_bytes()[:5000])
    artifacts = (converted / "digits.tflite", converted / "digits.mlpackage", "damaged.tflite", "none.tflite")
    return mobilegen("evaluate", DIGITS, *artifacts, "--eval", table, *_CONTRACT, "--json", "--no-cache", cwd=here)


def test_the_source_and_its_artefacts_are_measured(evaluated: Ran) -> None:
    data = json.loads(evaluated.out)
    assert data["pictures"] == 20
    source, tflite, package, _, _ = data["models"]
    assert [each["model"] for each in (source, tflite, package)] == [
        "digits.keras",
        "digits.tflite",
        "digits.mlpackage",
    ]
    for each in (source, tflite, package):
        assert each["accuracy"]["count"] == 19
        assert accuracy(each) == pytest.approx(18 / 19)
        assert sum(map(sum, each["accuracy"]["confusion"])) == 19
        (damaged,) = each["accuracy"]["damaged"]
        assert damaged.endswith(".png: it is no picture, or of an unknown kind")
    assert source["accuracy"]["agreement"] is None
    assert tflite["accuracy"]["agreement"]["value"] == package["accuracy"]["agreement"]["value"] == 1
    assert [source["precision"], tflite["precision"], package["precision"]] == [None, "float32", "float32"]
    assert "LiteRT" in tflite["executed_by"]
    assert "reference evaluator" in package["executed_by"]


def test_what_cannot_be_evaluated_is_told_in_its_place(evaluated: Ran) -> None:
    damaged, missing = json.loads(evaluated.out)["models"][3:]
    assert (damaged["model"], damaged["accuracy"]) == ("damaged.tflite", None)
    assert "damaged" in damaged["failure"]
    assert "does not exist" in missing["failure"]
    assert evaluated.code == 8
    assert evaluated.errors == ["“damaged.tflite”, “none.tflite” could not be evaluated"]


def test_people_get_a_table(table: Path, converted: Path, here: Path) -> None:
    ran = mobilegen("evaluate", converted / "digits.tflite", "--eval", table, *_CONTRACT, "--no-cache", cwd=here)
    assert ran.code == 0, ran.err
    assert "How often are they right on 19 pictures" in ran.out
    assert "94.74%" in ran.out
    assert "1 picture can't be read" in ran.out
    assert not any("…" in line for line in ran.out.splitlines() if "│" in line), "a figure is cut off"
    assert "✓ Evaluating digits.tflite" in ran.err


_SLOWLY = """
import time
from generator.cli.app import main
from generator.usecases.evaluating import models
at_once = models.model_inputs
def slowly(*arguments):
    time.sleep(0.05)
    return at_once(*arguments)
models.model_inputs = slowly
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_an_interrupted_evaluation_goes_on(tmp_path: Path, converted: Path) -> None:
    cache = tmp_path / "cache"
    surroundings = environment(tmp_path / "tmp", MOBILEGEN_CACHE=str(cache))
    evaluation = ("evaluate", converted / "digits.tflite", "--eval", _HELD_BACK, *_CONTRACT, "--json")
    arguments = list(map(str, evaluation))
    slow = subprocess.Popen([sys.executable, "-c", _SLOWLY, *arguments], cwd=tmp_path, env=surroundings)
    deadline = time.monotonic() + 120
    while len(kept_pictures(cache)) < 5:
        assert slow.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.05)
    slow.send_signal(signal.SIGINT)
    assert slow.wait(120) == 130
    kept = len(kept_pictures(cache))
    assert 5 <= kept < 450

    # What was kept is taken and not asked again: an answer that no digit gets stays what it is.
    claim(cache, packed(NO_ANSWER))
    command = [sys.executable, "-m", "generator", *arguments]
    again = subprocess.run(command, cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=True)
    (source,) = json.loads(again.stdout)["models"]
    assert (source["accuracy"]["count"], source["accuracy"]["unanswered"]) == (450, kept)


def kept_pictures(cache: Path) -> list[bytes]:
    """The digests of the pictures whose answers are kept."""
    try:
        return [picture for (picture,) in query(cache, "SELECT picture FROM answers WHERE length(picture) = 32")]
    except sqlite3.OperationalError:
        return []  # The table isn't made yet.


def claim(cache: Path, answer: bytes) -> None:
    """Gives all kept pictures one answer."""
    query(cache, "UPDATE answers SET answer = ? WHERE length(picture) = 32", answer)


def query(cache: Path, statement: str, *values: bytes) -> list[tuple[bytes]]:
    found: list[tuple[bytes]] = []
    for path in cache.glob("evaluations/*.sqlite"):
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            found += connection.execute(statement, values).fetchall()
    return found


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--eval", "none", *_CONTRACT], 4, "there is nothing at none"),
        (["--eval", _HELD_BACK, "--quantize", "int7", *_CONTRACT], 2, "“int7” for --quantize is no recipe"),
        (["--eval", _HELD_BACK, "--quantize", "static_wi8_ai8", *_CONTRACT], 4, "no pictures were given"),
        (["--eval", _HELD_BACK, "--io", "uint8", *_CONTRACT], 4, "only static_wi8_ai8 has inputs of uint8"),
    ],
)
def test_what_cannot_be_right_is_refused(
    arguments: list[str | Path], code: int, message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    result = CliRunner().invoke(app, ["evaluate", str(DIGITS), *map(str, arguments)])
    assert result.exit_code == code
    assert message in capfd.readouterr().err

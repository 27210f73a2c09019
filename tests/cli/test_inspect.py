"""`inspect` describes any model file, ours or foreign, and nothing in it takes the terminal over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.command_line import DIGITS, mobilegen
from tests.support.trees import build_tree


@pytest.mark.parametrize("name", ["digits.tflite", "digits.mlpackage"])
def test_an_artefact_of_ours(here: Path, converted: Path, name: str) -> None:
    ran = mobilegen("inspect", converted / name, cwd=here)
    assert (ran.code, ran.err, ran.logs) == (0, "", [])
    for told in ("image", "1×32×32×3", "float32", "probabilities", "1×10", "127.5"):
        assert told in ran.out, told
    data = json.loads(mobilegen("inspect", converted / name, "--json", cwd=here).out)
    assert data["kind"] == "artifact"
    assert data["inputs"][0]["shape"] == [1, 32, 32, 3]
    assert data["metadata"]["label_count"] == 10
    assert data["metadata"]["normalization"]["mean"][0] == 127.5
    assert sum(operator["count"] for operator in data["operators"]) > 5


def test_a_source_model(here: Path) -> None:
    ran = mobilegen("inspect", DIGITS, "--json", cwd=here)
    assert ran.code == 0
    assert [line.split(" ")[0] for line in ran.err.splitlines()] == ["✓"]
    data = json.loads(ran.out)
    assert data["kind"] == "source"
    assert data["final_activation"] == "softmax"
    assert data["normalization"] == ""
    assert (data["inputs"][0]["name"], data["inputs"][0]["shape"]) == ("image", [1, 32, 32, 3])
    assert {"name": "Softmax", "count": 1, "custom": False} in data["operators"]


def test_control_characters_of_a_file_are_spelled(here: Path, converted: Path) -> None:
    content = (converted / "digits.tflite").read_bytes()
    assert content.count(b"probabilities") > 1
    build_tree(here, {"model.tflite": content.replace(b"probabilities", b"\x1b]0;owned\x07abc")})
    ran = mobilegen("inspect", "model.tflite", cwd=here)
    assert ran.code == 0
    assert "\x1b" not in ran.out
    assert "\\x1b]0;owned\\x07abc" in ran.out


@pytest.mark.parametrize("kept", [0, 10, 1000, 100_000])
def test_a_damaged_tflite_gets_a_message(here: Path, converted: Path, kept: int) -> None:
    build_tree(here, {"model.tflite": (converted / "digits.tflite").read_bytes()[:kept]})
    ran = mobilegen("inspect", "model.tflite", cwd=here)
    assert "Traceback" not in ran.err
    assert (ran.code == 8 and len(ran.errors) == 1) or (ran.code == 0 and "note: " in ran.err)

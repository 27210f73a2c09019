"""`convert` makes artefacts that were compared with the model, in a new folder."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.command_line import Ran
from tests.support.trees import read_tree


def test_both_artefacts_are_made_and_compared(conversion: tuple[Ran, Path]) -> None:
    ran, here = conversion
    assert ran.code == 0, ran.err
    assert ran.logs == []
    data = json.loads(ran.out)
    assert data["folder"] == str(here / "digits-converted")
    outcomes = {
        kind: [report["outcome"] for report in artifact["parity"]] for kind, artifact in data["artifacts"].items()
    }
    assert {kind: set(each) for kind, each in outcomes.items()} == {"tflite": {"passed"}, "coreml": {"passed"}}
    files = read_tree(here / "digits-converted")
    assert sorted(files) == data["files"]
    assert files["digits.tflite"][4:8] == b"TFL3"
    assert "digits.mlpackage/Manifest.json" in files


def test_only_stages_are_told(conversion: tuple[Ran, Path]) -> None:
    ran, _ = conversion
    assert [line for line in ran.err.splitlines() if not line.startswith(("✓ ", "note: "))] == []

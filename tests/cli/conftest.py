"""Gives each test a folder to stand in, and all of them the artefacts of the digits model."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.support.command_line import DIGIT_LABELS, DIGITS, Ran, mobilegen
from tests.support.shared import shared_folder


@pytest.fixture
def here(tmp_path: Path) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def conversion(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, Path]:
    """How `mobilegen convert` ended on the digits model, and the folder in which it ran."""
    with shared_folder(tmp_path_factory, "conversion") as folder:
        here, ended = folder / "here", folder / "ended.json"
        if not ended.exists():
            here.mkdir(parents=True)
            options = ("--labels", DIGIT_LABELS, "--normalize", "minus-one-to-one", "--no-input", "--json")
            ran = mobilegen("convert", DIGITS, *options, cwd=here)
            ended.write_text(json.dumps(asdict(ran)), encoding="utf-8")
        return Ran(**json.loads(ended.read_text(encoding="utf-8"))), here


@pytest.fixture(scope="session")
def converted(conversion: tuple[Ran, Path]) -> Path:
    """The folder with `digits.tflite` and `digits.mlpackage`."""
    return conversion[1] / "digits-converted"

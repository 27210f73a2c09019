"""Gives each test a folder to stand in, and all of them the artefacts of the digits model."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import DIGIT_LABELS, DIGITS, Ran, mobilegen


@pytest.fixture
def here(tmp_path: Path) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def conversion(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, Path]:
    """How `mobilegen convert` ended on the digits model, and the folder in which it ran."""
    folder = tmp_path_factory.mktemp("conversion") / "here"
    folder.mkdir()
    options = ("--labels", DIGIT_LABELS, "--normalize", "minus-one-to-one", "--no-input", "--json")
    return mobilegen("convert", DIGITS, *options, cwd=folder), folder


@pytest.fixture(scope="session")
def converted(conversion: tuple[Ran, Path]) -> Path:
    """The folder with `digits.tflite` and `digits.mlpackage`."""
    return conversion[1] / "digits-converted"

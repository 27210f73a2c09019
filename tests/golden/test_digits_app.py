"""What the whole chain makes of the digits sample model today is what is committed."""

from __future__ import annotations

import csv
import os
import re
import shutil
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.golden.digits_app import COMMITTED, REMADE, make_digits_app

# The converters that wrote the committed models; others may write other bytes for the same function.
_CONVERTERS = {"tensorflow": "2.19.1", "coremltools": "9.0"}
_MODELS = (".tflite", ".mlmodel", "weight.bin", "Manifest.json")
_DIGEST = re.compile(rb"\b[0-9a-f]{64}\b|\b[0-9]{6}\b")


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.fixture(scope="module")
def remade() -> dict[str, bytes]:
    shutil.rmtree(REMADE, ignore_errors=True)
    make_digits_app(REMADE)
    return _files(REMADE)


@pytest.fixture(scope="module")
def committed() -> dict[str, bytes]:
    return _files(COMMITTED)


def _is_model(path: str) -> bool:
    return path.endswith(_MODELS)


def test_the_same_files_are_made(remade: dict[str, bytes], committed: dict[str, bytes]) -> None:
    assert sorted(remade) == sorted(committed), "run `make golden` and read the difference"


def test_everything_but_the_models_is_the_same(remade: dict[str, bytes], committed: dict[str, bytes]) -> None:
    """The digest and size of a model differ where its bytes do, which is the other test's affair."""
    differing = [
        path
        for path in sorted(committed)
        if not _is_model(path)
        and not path.endswith("golden.bin")
        and _DIGEST.sub(b"", remade[path]) != _DIGEST.sub(b"", committed[path])
    ]
    assert differing == [], "run `make golden` and read the difference"


def _answers(files: dict[str, bytes], table: str) -> tuple[bytes, NDArray[np.float32]]:
    """The data without the model's answers, and the answers."""
    data = bytearray(files[table.removesuffix(".tsv") + ".bin"])
    answers = []
    for row in csv.DictReader(files[table].decode().splitlines(), delimiter="\t"):
        start, end = int(row["output_offset"]), int(row["output_offset"]) + int(row["output_bytes"])
        answers.append(np.frombuffer(bytes(data[start:end]), "<f4"))
        data[start:end] = bytes(end - start)
    return bytes(data), np.concatenate(answers)


def test_the_golden_vectors_are_the_same(remade: dict[str, bytes], committed: dict[str, bytes]) -> None:
    """Frames and input tensors to the bit; the model's answers as far as processors agree."""
    tables = [path for path in committed if path.endswith("golden.tsv")]
    assert len(tables) == 2
    for table in tables:
        expected, actual = _answers(committed, table), _answers(remade, table)
        assert actual[0] == expected[0]
        np.testing.assert_allclose(actual[1], expected[1], rtol=0, atol=1e-5)


def test_the_models_are_the_same(remade: dict[str, bytes], committed: dict[str, bytes]) -> None:
    installed = {name: version(name) for name in _CONVERTERS}
    if installed != _CONVERTERS and os.environ.get("CI") != "true":
        pytest.skip(f"NOT CHECKED: the committed models were written by {_CONVERTERS}, here are {installed}")
    models = [path for path in committed if _is_model(path)]
    assert len(models) == 4
    assert [path for path in models if remade[path] != committed[path]] == []


def test_scripts_are_executable() -> None:
    assert os.access(COMMITTED / "android" / "gradlew", os.X_OK)

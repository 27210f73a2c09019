"""Every small slip in an implementation of the contract contradicts at least one conformance vector."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import generator.processing
from generator.processing.conformance import conformance_files
from generator.processing.conformance.decoding_cases import decoding_cases
from generator.processing.conformance.preprocessing_cases import preprocessing_cases
from tests.processing.mutations import MUTATIONS, Mutation
from tests.support.vector_tables import array, rows, ulps_apart

_PACKAGE = Path(generator.processing.__file__).parent
_COPY = "processing_under_test"


@pytest.fixture(scope="module", name="vectors")
def _vectors() -> dict[str, bytes]:
    return conformance_files()


@pytest.fixture(name="copy")
def _copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the reference's source that can be imported under another name."""
    copy = tmp_path / _COPY
    shutil.copytree(_PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "conformance"))
    for file in copy.rglob("*.py"):
        file.write_text(file.read_text("utf-8").replace("generator.processing", _COPY), "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    yield copy
    for name in [name for name in sys.modules if name.partition(".")[0] == _COPY]:
        del sys.modules[name]


def test_vectors_accept_the_reference(copy: Path, vectors: dict[str, bytes]) -> None:
    assert _first_contradiction(importlib.import_module(copy.name), vectors) == ""


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: f"{mutation.file}: {mutation.replacement}")
def test_vectors_contradict_a_slip(mutation: Mutation, copy: Path, vectors: dict[str, bytes]) -> None:
    file = copy / mutation.file
    source = file.read_text("utf-8")
    assert source.count(mutation.original) == 1, "the reference has changed: renew the list of mutations"
    file.write_text(source.replace(mutation.original, mutation.replacement), "utf-8")
    assert _first_contradiction(importlib.import_module(copy.name), vectors) != ""


def _first_contradiction(implementation: ModuleType, vectors: dict[str, bytes]) -> str:
    """The name of the first vector that `implementation` doesn't reproduce, or nothing."""
    expected_tensors = rows(vectors["preprocessing.tsv"])
    for preprocessing_case, row in zip(preprocessing_cases(), expected_tensors, strict=True):
        count = int(np.prod(preprocessing_case.tensor.shape))
        tensor = array(vectors["preprocessing.bin"], row["tensor_offset"], count, row["dtype"])
        case = preprocessing_case
        if not _gives(tensor, implementation.preprocess, case.frame, case.preprocessing, case.tensor):
            return row["name"]
    for decoding_case, row in zip(decoding_cases(), rows(vectors["decoding.tsv"]), strict=True):
        scores = array(vectors["decoding.bin"], row["scores_offset"], int(row["count"]), "float32")
        if not _decodes(implementation, decoding_case, scores, [int(index) for index in row["indices"].split(",")]):
            return row["name"]
    return ""


def _gives(expected: NDArray[Any], function: Any, *arguments: Any) -> bool:
    try:
        actual = function(*arguments)
    except (IndexError, ValueError):  # outside the frame
        return False
    return np.array_equal(actual.ravel(), expected)


def _decodes(implementation: ModuleType, case: Any, scores: NDArray[np.float32], indices: list[int]) -> bool:
    actual = implementation.postprocess(case.raw, case.postprocessing, case.tensor)
    ranking = implementation.top_k(actual, case.postprocessing.top_k)
    return ulps_apart(actual, scores) <= 1 and ranking.tolist() == indices

"""The conformance files are what docs/contract.md promises: complete, small, the same each time."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import product

import numpy as np

from generator.processing.conformance import conformance_files
from tests.support.vector_tables import array, rows

_LIMIT = 250_000


def test_files_are_the_same_in_another_process() -> None:
    program = (
        "import hashlib; from generator.processing.conformance import conformance_files as files;"
        "print({name: hashlib.sha256(content).hexdigest() for name, content in files().items()})"
    )
    printed = [
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    ]
    assert printed[0] == printed[1]


def test_binaries_stay_small() -> None:
    assert {name: len(content) for name, content in conformance_files().items() if len(content) > _LIMIT} == {}


def test_every_combination_stands_in_the_table() -> None:
    table = rows(conformance_files()["preprocessing.tsv"])
    found = {
        tuple(row[key] for key in ("rotation", "mirrored", "resize_mode", "resize_filter", "channel_order"))
        for row in table
        if row["name"].startswith(("up/", "down/"))
    }
    expected = product(
        ("0", "90", "180", "270"),
        ("0", "1"),
        ("stretch", "center-crop", "letterbox"),
        ("bilinear", "pillow-bilinear", "nearest"),
        ("rgb", "bgr", "grayscale"),
    )
    assert found == set(expected)
    assert len(found) == 216


def test_names_are_unique() -> None:
    files = conformance_files()
    for name in ("preprocessing.tsv", "decoding.tsv"):
        names = [row["name"] for row in rows(files[name])]
        assert len(names) == len(set(names))


def test_rows_point_into_the_binaries() -> None:
    files = conformance_files()
    for row in rows(files["preprocessing.tsv"]):
        channels = 1 if row["channel_order"] == "grayscale" else 3
        count = channels * int(row["width"]) * int(row["height"])
        assert int(row["tensor_bytes"]) == count * np.dtype(row["dtype"]).itemsize
        least = int(row["row_stride"]) * (int(row["frame_height"]) - 1) + 4 * int(row["frame_width"])
        assert int(row["frame_bytes"]) >= least
        assert len(row["mean"].split(",")) == len(row["std"].split(",")) == channels
        for kind in ("frame", "tensor"):
            assert int(row[f"{kind}_offset"]) % 4 == 0
            assert int(row[f"{kind}_offset"]) + int(row[f"{kind}_bytes"]) <= len(files["preprocessing.bin"])
    for row in rows(files["decoding.tsv"]):
        scores = array(files["decoding.bin"], row["scores_offset"], int(row["count"]), "float32")
        indices = [int(index) for index in row["indices"].split(",")]
        assert len(indices) == min(int(row["top_k"]), scores.size)
        best = scores[indices]
        assert not np.any(best[:-1] < best[1:])


def test_some_frames_lack_the_last_rows_padding_and_some_have_it() -> None:
    table = rows(conformance_files()["preprocessing.tsv"])
    padded = [row for row in table if int(row["row_stride"]) > 4 * int(row["frame_width"])]
    complete = {int(row["frame_bytes"]) == int(row["row_stride"]) * int(row["frame_height"]) for row in padded}
    assert complete == {False, True}


def test_numbers_read_back_as_the_same_float32() -> None:
    """A float64 from the text, rounded to float32, is the float32 that the text stands for."""
    scales = {row["scale"] for row in rows(conformance_files()["decoding.tsv"])}
    assert {"1.0", "0.00390625", "0.1", "0.0739"} == scales
    assert [np.float32(scale) for scale in ("0.1", "0.0739")] == [np.float32(0.1), np.float32(0.0739)]

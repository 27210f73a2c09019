"""Which files are taken for models, and what is said about the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import SourceError
from generator.sources import detect_format
from generator.spec import SourceFormat

ZIP = b"PK\x03\x04" + bytes(40)
HDF5 = b"\x89HDF\r\n\x1a\n" + bytes(40)


def file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("model.keras", ZIP, SourceFormat.KERAS),
        ("model.h5", HDF5, SourceFormat.KERAS_H5),
        ("model.hdf5", HDF5, SourceFormat.KERAS_H5),
        ("model.tflite", bytes(4) + b"TFL3" + bytes(40), SourceFormat.TFLITE),
        ("model.bin", bytes(4) + b"TFL3" + bytes(40), SourceFormat.TFLITE),
    ],
)
def test_format_is_told_by_content(tmp_path: Path, name: str, content: bytes, expected: SourceFormat) -> None:
    assert detect_format(file(tmp_path, name, content)) is expected


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("model.keras", b"just some words\n", "text file"),
        ("model.keras", b"", "empty"),
        ("model.keras", HDF5, "HDF5"),
        ("model.h5", ZIP, "Keras 3 archive"),
        ("model.onnx", b"\x08\x07\0\0", "ONNX"),
        ("model.pt", ZIP, "PyTorch"),
        ("model.keras", b"\x80\x04\x95" + bytes(20), "pickle"),
        ("model.keras", b"\x01\0\x02" + bytes(20), "unknown"),
    ],
)
def test_what_is_no_keras_model_is_named_and_refused(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message) as refusal:
        detect_format(file(tmp_path, name, content))
    assert refusal.value.hint


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="does not exist"):
        detect_format(tmp_path / "nowhere.keras")


@pytest.mark.parametrize(
    ("inside", "message"), [("saved_model.pb", "SavedModel"), ("config.json", "unpacked"), ("photo.jpg", "folder")]
)
def test_folders_are_named_and_refused(tmp_path: Path, inside: str, message: str) -> None:
    file(tmp_path, inside, b"{}")
    with pytest.raises(SourceError, match=message):
        detect_format(tmp_path)

"""Labels are read verbatim, one for each line."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import read_labels
from generator.errors import SpecError
from tests.support.texts import NASTY


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (b"cat\ndog\n", ("cat", "dog")),
        (b"cat\ndog", ("cat", "dog")),
        (b"cat\r\ndog\r\n", ("cat", "dog")),
        (b"cat\ndog\n\n\n", ("cat", "dog")),
        (b"\xef\xbb\xbfcat\n", ("cat",)),
        (b" cat \n\ndog\n", (" cat ", "", "dog")),
        ("a\u2028b\x0bc\x0cd\x85e\n".encode(), ("a\u2028b\x0bc\x0cd\x85e",)),
    ],
)
def test_labels_are_lines(tmp_path: Path, content: bytes, names: tuple[str, ...]) -> None:
    (tmp_path / "labels.txt").write_bytes(content)
    assert read_labels(tmp_path / "labels.txt").names == names


def test_labels_are_verbatim(tmp_path: Path) -> None:
    names = [text for text in NASTY.values() if text]
    (tmp_path / "labels.txt").write_bytes("\n".join(names).encode())
    assert list(read_labels(tmp_path / "labels.txt").names) == names


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"cat\nd\xf6g\n", r"not UTF-8 \(line 2\)"),
        (b"a" * (2**24 + 1), "16 MB"),
    ],
)
def test_what_is_no_labels_file_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "labels.txt").write_bytes(content)
    with pytest.raises(SpecError, match=message) as caught:
        read_labels(tmp_path / "labels.txt")
    assert "one label for each line" in caught.value.hint


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.txt"):
        with pytest.raises(SpecError, match="can't be read"):
            read_labels(path)

"""A folder of pictures becomes frames, small, upright and in the order of their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import SpecError
from generator.usecases.pictures import MOST_PICTURES, read_pictures
from tests.support.pictures import write_picture


def test_pictures_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for index, name in enumerate(["c.png", "a.jpg", "b.webp"]):
        write_picture(tmp_path / name, 10 + index, 20)
    (tmp_path / "notes.txt").write_text("no picture")
    assert [(frame.width, frame.height) for frame in read_pictures(tmp_path)] == [(11, 20), (12, 20), (10, 20)]


def test_large_pictures_are_made_small_and_keep_their_shape(tmp_path: Path) -> None:
    write_picture(tmp_path / "a.png", 1000, 500)
    (frame,) = read_pictures(tmp_path)
    assert (frame.width, frame.height) == (256, 128)


def test_a_cameras_orientation_is_honoured(tmp_path: Path) -> None:
    write_picture(tmp_path / "a.jpg", 30, 20, orientation=6)
    (frame,) = read_pictures(tmp_path)
    assert (frame.width, frame.height) == (20, 30)


def test_pixels_arrive_as_they_are(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGBA", (2, 1), (1, 2, 3, 0)).save(tmp_path / "a.png")
    (frame,) = read_pictures(tmp_path)
    assert frame.pixels == bytes([1, 2, 3, 255] * 2)


def test_only_so_many_are_read(tmp_path: Path) -> None:
    for index in range(MOST_PICTURES + 1):
        write_picture(tmp_path / f"{index:03}.png", 1, 1)
    assert len(read_pictures(tmp_path)) == MOST_PICTURES


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "can't be read"), (b"\x89PNG\r\n\x1a\n", "can't be read"), (b"text", "can't be read")],
)
def test_a_damaged_picture_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "bad.png").write_bytes(content)
    with pytest.raises(SpecError, match=rf"bad\.png {message}"):
        read_pictures(tmp_path)


def test_a_folder_without_pictures_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="no pictures"):
        read_pictures(tmp_path)
    with pytest.raises(SpecError, match="can't be read"):
        read_pictures(tmp_path / "none")

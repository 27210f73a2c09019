"""A picture becomes a frame, upright and RGB, or is damaged with a reason; nothing else happens."""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from generator.evaluation.pictures import MOST_PIXELS, DamagedPictureError, decode_picture, read_picture
from generator.processing import Frame
from tests.support.frames import random_picture
from tests.support.pictures import write_picture


def test_pixels_arrive_as_they_are(tmp_path: Path) -> None:
    pixels = random_picture(5, 3)
    Image.fromarray(pixels).save(tmp_path / "a.png")
    assert read_picture(tmp_path / "a.png") == Frame.from_rgb(pixels)


def test_a_cameras_orientation_is_honoured(tmp_path: Path) -> None:
    write_picture(tmp_path / "a.jpg", 30, 20, orientation=6)
    frame = read_picture(tmp_path / "a.jpg")
    assert (frame.width, frame.height) == (20, 30)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "CMYK", "1", "YCbCr"])
def test_any_mode_becomes_rgb(tmp_path: Path, mode: str) -> None:
    suffix = "tif" if mode in ("CMYK", "YCbCr") else "png"
    Image.fromarray(random_picture(4, 4)).convert(mode).save(tmp_path / f"a.{suffix}")
    assert len(read_picture(tmp_path / f"a.{suffix}").pixels) == 4 * 4 * 4


def test_grey_of_sixteen_bits_keeps_the_upper_eight(tmp_path: Path) -> None:
    values = np.array([[0, 255, 256, 65535]], np.uint16)
    Image.fromarray(values).save(tmp_path / "a.png")
    assert read_picture(tmp_path / "a.png").pixels[::4] == bytes([0, 0, 1, 255])


@pytest.mark.parametrize(
    "content", [b"", b"text", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"]
)
def test_what_is_no_picture_is_named_with_the_reason(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.png"
    path.write_bytes(content)
    with pytest.raises(DamagedPictureError) as damaged:
        read_picture(path)
    assert damaged.value.path == path
    assert damaged.value.reason
    assert not damaged.value.reason.endswith(".")


@pytest.mark.parametrize("suffix", ["png", "jpg", "gif", "bmp", "webp", "tif"])
def test_pictures_with_changed_bytes_are_read_or_damaged(suffix: str) -> None:
    buffer = io.BytesIO()
    Image.fromarray(random_picture(24, 16)).save(buffer, {"jpg": "jpeg", "tif": "tiff"}.get(suffix, suffix))
    draws = np.random.default_rng(0)
    for _ in range(60):
        content = bytearray(buffer.getvalue())
        for at in draws.integers(0, len(content), 4):
            content[at] = draws.integers(0, 256)
        _read_or_damaged(bytes(content[: draws.integers(1, len(content) + 1)]))


def _read_or_damaged(content: bytes) -> None:
    with contextlib.suppress(DamagedPictureError):
        decode_picture(content, Path("changed"))


def test_too_many_pixels_are_not_unpacked(tmp_path: Path) -> None:
    # Black compresses to nothing: a file of a few kilobytes would take gigabytes.
    side = int(MOST_PIXELS**0.5) + 1
    Image.new("1", (side, side)).save(tmp_path / "bomb.png")
    with pytest.raises(DamagedPictureError, match="pixels"):
        read_picture(tmp_path / "bomb.png")


def test_what_is_missing_or_no_file_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DamagedPictureError, match="does not exist"):
        read_picture(tmp_path / "none.png")
    with pytest.raises(DamagedPictureError, match="not a file"):
        read_picture(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.png")
    with pytest.raises(DamagedPictureError, match="not a file"):
        read_picture(tmp_path / "a.png")

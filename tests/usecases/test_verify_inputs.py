"""What a model is fed is checked before it is unpacked or made up: nobody's archive or model exhausts memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from generator.errors import SpecError
from generator.parity.ports import Port, PortKind
from generator.usecases.verifying.examples import examples

_PORT = Port("x", (1, 64))


def _entry(header: bytes = b"") -> bytes:
    """Sixty-four numbers as numpy writes them, or what `header` says of them."""
    written = io.BytesIO()
    np.save(written, np.arange(64, dtype=np.float32)[None])
    right = b"(1, 64), }"
    return (
        written.getvalue().replace(right + b" " * (len(header) - len(right)), header) if header else written.getvalue()
    )


def _damaged(path: Path) -> None:
    np.savez_compressed(path, x=np.arange(64, dtype=np.float32)[None])
    with zipfile.ZipFile(path) as archive:
        data = archive.infolist()[0].header_offset + 30 + len("x.npy") + 20
    content = bytearray(path.read_bytes())
    content[data : data + 4] = b"\xff\xff\xff\xff"
    path.write_bytes(content)


def _stored(path: Path, entry: bytes) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x.npy", entry)


def _encrypted(path: Path) -> None:
    _stored(path, _entry())
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)


def _claiming_terabytes(path: Path) -> None:
    _stored(path, _entry(b"(1, 9999999999999), }"))


def _inflated(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x.npy", b"\x93NUMPY\x02\0\xff\xff\xff\x7f" + bytes(2**24))


def _garbled(path: Path) -> None:
    _stored(path, _entry(b"(1, 64, 'x }"))


def _cut_off(path: Path) -> None:
    _stored(path, _entry()[:-40])


@pytest.mark.parametrize("spoil", [_damaged, _encrypted, _claiming_terabytes, _inflated, _garbled, _cut_off])
def test_an_archive_that_can_not_be_read_is_named(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    path = tmp_path / "inputs.npz"
    spoil(path)
    with pytest.raises(SpecError, match=r"inputs\.npz") as caught:
        examples([_PORT], path)
    assert "npz" in caught.value.hint


def test_a_sound_archive_is_read(tmp_path: Path) -> None:
    path = tmp_path / "inputs.npz"
    _stored(path, _entry())
    assert examples([_PORT], path).arrays[0]["x"].tolist() == [list(range(64))]


@pytest.mark.parametrize(
    "port",
    [
        Port("x", (1, 2**40)),
        Port("x", (1, 2**40), "int32"),
        Port("x", (1, 100_000, 100_000, 3)),
        Port("x", (100_000, 100_000, 3), "uint8", kind=PortKind.PICTURE),
        Port("x", (2**40, 2**40)),
    ],
)
def test_inputs_of_no_real_size_are_refused(port: Port) -> None:
    with pytest.raises(SpecError, match="more than can be fed here"):
        examples([port], None)

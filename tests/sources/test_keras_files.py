"""Damaged and hostile files: each is refused with one message, before Keras sees it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest

from generator.errors import SourceError
from generator.sources import load
from generator.spec import ModelSource, SourceFormat

CONFIG = json.dumps({"class_name": "Sequential", "module": "keras", "config": {"layers": []}}).encode()


def weights(fill: Callable[[h5py.File], Any] = lambda file: file.create_group("layers")) -> bytes:
    data = io.BytesIO()
    with h5py.File(data, "w") as file:
        fill(file)
    return data.getvalue()


def archive(path: Path, members: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> ModelSource:
    with zipfile.ZipFile(path / "model.keras", "w", compression) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return ModelSource(path / "model.keras", SourceFormat.KERAS)


def h5(path: Path, fill: Callable[[h5py.File], Any]) -> ModelSource:
    with h5py.File(path / "model.h5", "w") as file:
        file.attrs["model_config"] = CONFIG
        fill(file)
    return ModelSource(path / "model.h5", SourceFormat.KERAS_H5)


def external_link(file: h5py.File) -> None:
    file["weights"] = h5py.ExternalLink("/etc/secret.h5", "/")


def soft_link(file: h5py.File) -> None:
    file["weights"] = h5py.SoftLink("/elsewhere")


def external_data(file: h5py.File) -> None:
    file.create_dataset("weights", (4,), "u1", external=[("/etc/hostname", 0, 4)])


def virtual_data(file: h5py.File) -> None:
    layout = h5py.VirtualLayout((4,), "u1")
    layout[:] = h5py.VirtualSource("/etc/secret.h5", "weights", (4,))
    file.create_virtual_dataset("weights", layout)


def empty_giant(file: h5py.File) -> None:
    file.create_dataset("weights", (1 << 40,), np.float32, chunks=(1 << 20,), compression="gzip")


UNSAFE = [
    (external_link, "links to another file"),
    (soft_link, "link instead of data"),
    (external_data, "data from another file"),
    (virtual_data, "data from another file"),
    (empty_giant, "stores almost nothing"),
]


@pytest.mark.parametrize(("fill", "message"), UNSAFE)
def test_hdf5_that_leads_out_of_the_file_is_refused(
    tmp_path: Path, fill: Callable[[h5py.File], None], message: str
) -> None:
    with pytest.raises(SourceError, match=message):
        load(h5(tmp_path, fill))


@pytest.mark.parametrize(("fill", "message"), UNSAFE)
def test_archive_whose_weights_lead_out_of_it_is_refused(
    tmp_path: Path, fill: Callable[[h5py.File], None], message: str
) -> None:
    with pytest.raises(SourceError, match=message):
        load(archive(tmp_path, {"config.json": CONFIG, "model.weights.h5": weights(fill)}))


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"readme.txt": b"hello"}, "without config.json"),
        ({"config.json": CONFIG}, "no weights"),
        ({"config.json": CONFIG, "model.weights.h5": b"no HDF5"}, "damaged"),
        ({"config.json": b"{", "model.weights.h5": weights()}, "configuration"),
        ({"config.json": b"[" * 100_000, "model.weights.h5": weights()}, "configuration"),
        ({"config.json": b"[]", "model.weights.h5": weights()}, "not an object"),
        ({"config.json": CONFIG, "model.weights.h5": weights(), "../up.txt": b""}, "leads out of it"),
        ({"config.json": CONFIG, "model.weights.h5": weights(), "/etc/x": b""}, "leads out of it"),
        ({"config.json": CONFIG, "model.weights.h5": weights()}, "Keras can't build"),
    ],
)
def test_incomplete_or_odd_archives_are_refused(tmp_path: Path, members: dict[str, bytes], message: str) -> None:
    with pytest.raises(SourceError, match=message) as refusal:
        load(archive(tmp_path, members))
    assert refusal.value.hint


def test_bomb_is_refused_without_unpacking_it(tmp_path: Path) -> None:
    members = {"config.json": CONFIG, "model.weights.h5": bytes((1 << 26) + 1)}
    with pytest.raises(SourceError, match="would unpack"):
        load(archive(tmp_path, members, zipfile.ZIP_DEFLATED))


def test_two_members_of_one_name_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "model.keras", "w") as file:
        file.writestr("config.json", CONFIG)
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr("config.json", b"{}")
    with pytest.raises(SourceError, match="same name"):
        load(ModelSource(tmp_path / "model.keras", SourceFormat.KERAS))


def test_encrypted_members_are_refused(tmp_path: Path) -> None:
    source = archive(tmp_path, {"config.json": CONFIG, "model.weights.h5": weights()})
    data = bytearray(source.path.read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = data.find(signature)
        while position >= 0:
            data[position + flags] |= 1
            position = data.find(signature, position + 1)
    source.path.write_bytes(data)
    with pytest.raises(SourceError, match="damaged"):
        load(source)


@pytest.mark.parametrize("kept", [10, 100, 200])
def test_truncated_archive_is_refused(tmp_path: Path, kept: int) -> None:
    source = archive(tmp_path, {"config.json": CONFIG, "model.weights.h5": weights()})
    source.path.write_bytes(source.path.read_bytes()[:kept])
    with pytest.raises(SourceError, match="damaged or cut short"):
        load(source)


def test_truncated_h5_is_refused(tmp_path: Path) -> None:
    source = h5(tmp_path, lambda file: file.create_dataset("weights", data=np.ones(1000)))
    source.path.write_bytes(source.path.read_bytes()[:2000])
    with pytest.raises(SourceError, match="damaged or cut short"):
        load(source)


def test_h5_of_something_else_is_refused(tmp_path: Path) -> None:
    with h5py.File(tmp_path / "model.h5", "w") as file:
        file.create_dataset("temperatures", data=np.ones(3))
    with pytest.raises(SourceError, match="not a Keras model"):
        load(ModelSource(tmp_path / "model.h5", SourceFormat.KERAS_H5))

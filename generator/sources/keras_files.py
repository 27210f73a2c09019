"""Decides which Keras files are whole and safe to load, and gives the configuration that they hold."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import IO, Any

from generator.errors import SourceError
from generator.sources.hdf5 import check_hdf5
from generator.sources.keras_config import parse_config

_CONFIG = "config.json"
_WEIGHTS = "model.weights.h5"
_MOST_MEMBERS = 10_000
_MOST_CONFIG_BYTES = 1 << 26
# Keras stores its members uncompressed; only an attack expands a hundredfold.
_SUSPICIOUS_BYTES = 1 << 26
_GREATEST_EXPANSION = 100
_AGAIN = "Save or download the model again."


def read_archive(path: Path) -> dict[str, Any]:
    """The configuration of a Keras 3 archive whose weights are safe to read.

    Raises:
        SourceError: the archive is damaged, unsafe or not a whole Keras model.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_members(archive, path.name)
            names = archive.namelist()
            if _CONFIG not in names:
                raise SourceError(f"“{path.name}” is a zip file without {_CONFIG}: not a Keras model", _AGAIN)
            if _WEIGHTS not in names:
                raise SourceError(f"“{path.name}” holds no {_WEIGHTS}: the model has no weights", _AGAIN)
            with archive.open(_WEIGHTS) as weights:
                _check_weights(weights, path.name)
            return parse_config(archive.read(_CONFIG), path.name)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError) as failure:
        raise SourceError(f"“{path.name}” is damaged or cut short: {failure}", _AGAIN) from failure


def read_h5(path: Path) -> dict[str, Any]:
    """The configuration of a whole model in a legacy HDF5 file that is safe to read.

    Raises:
        SourceError: the file is damaged, unsafe, or holds weights without a model.
    """
    import h5py

    try:
        with h5py.File(path, "r") as file:
            check_hdf5(file, path.name)
            config = file.attrs.get("model_config")
            is_weights = "layer_names" in file.attrs or {"layers", "vars", "_layer_checkpoint_dependencies"} & set(file)
    except OSError as failure:
        raise SourceError(f"“{path.name}” is damaged or cut short: {failure}", _AGAIN) from failure
    if config is None:
        what = "holds only weights, without the model they belong to" if is_weights else "is not a Keras model"
        raise SourceError(
            f"“{path.name}” {what}",
            "Build the model in Python, call model.load_weights, and save it with model.save(“my_model.keras”).",
        )
    return parse_config(config, path.name)


def _check_members(archive: zipfile.ZipFile, name: str) -> None:
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        raise SourceError(f"“{name}” holds {len(members)} files; a Keras model has a few", _AGAIN)
    for member in members:
        parts = member.filename.replace("\\", "/").split("/")
        if ".." in parts or parts[0] == "" or ":" in parts[0]:
            raise SourceError(f"“{name}” holds the path “{member.filename}”, which leads out of it", _AGAIN)
        bomb = member.file_size > _SUSPICIOUS_BYTES and member.file_size > _GREATEST_EXPANSION * member.compress_size
        if bomb or (member.filename == _CONFIG and member.file_size > _MOST_CONFIG_BYTES):
            raise SourceError(
                f"“{name}” would unpack “{member.filename}” to {member.file_size} bytes: not opened", _AGAIN
            )
    if len({member.filename for member in members}) < len(members):
        raise SourceError(f"“{name}” holds two files of the same name", _AGAIN)


def _check_weights(weights: IO[bytes], name: str) -> None:
    import h5py

    # A stored member is seekable in place; a compressed one would be unpacked again for every seek.
    data = io.BytesIO(weights.read())
    with h5py.File(data, "r") as file:
        check_hdf5(file, name)

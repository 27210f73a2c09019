"""Decides which `.npz` archives are fed to a model: those whose arrays fit its inputs."""

from __future__ import annotations

import math
import tokenize
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.errors import SpecError
from generator.parity.ports import Port

ARCHIVES = "Give a folder of pictures, or .npz archives with one array for each input, named after it."
_SUFFIX = ".npy"
# numpy doesn't say which types its functions take.
_NPY: Any = np.lib.format
_READERS = {(1, 0): _NPY.read_array_header_1_0, (2, 0): _NPY.read_array_header_2_0}
_HEADER_BYTES = 4096
_WIDEST = 16
# zlib.error: damaged; RuntimeError: encrypted; NotImplementedError: packed by a method that Python lacks.
_UNREADABLE = (
    OSError,
    ValueError,
    EOFError,
    MemoryError,
    RuntimeError,
    SyntaxError,
    tokenize.TokenError,
    zipfile.BadZipFile,
    zlib.error,
)


def read_arrays(path: Path, ports: Sequence[Port]) -> dict[str, NDArray[Any]]:
    """One array for each of `ports`, in its shape; nothing is unpacked before its header says that it fits.

    Raises:
        SpecError: the file is no archive of arrays, or has none that fits an input.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return {port.name: _fitting(archive, path, port) for port in ports}
    except _UNREADABLE as error:
        raise SpecError(f"{path} is no archive of arrays that can be read: {error}.", ARCHIVES) from error


def _fitting(archive: zipfile.ZipFile, path: Path, port: Port) -> NDArray[Any]:
    names = archive.namelist()
    if port.name + _SUFFIX not in names:
        found = ", ".join(f"“{name.removesuffix(_SUFFIX)}”" for name in names) or "nothing"
        raise SpecError(f"{path} has no array for the input “{port.name}”, but {found}.", ARCHIVES)
    if archive.getinfo(port.name + _SUFFIX).file_size > math.prod(port.shape) * _WIDEST + _HEADER_BYTES:
        raise SpecError(f"“{port.name}” in {path} is larger than the model's input of that name.", ARCHIVES)
    shape, dtype = _header(archive, port.name + _SUFFIX)
    if math.prod(shape) != math.prod(port.shape) or dtype.kind not in "biuf":
        wanted, given = ("×".join(map(str, extents)) or "a scalar" for extents in (port.shape, shape))
        raise SpecError(f"“{port.name}” in {path} is {given} of {dtype}, and the model takes {wanted}.", ARCHIVES)
    with archive.open(port.name + _SUFFIX) as entry:
        array: NDArray[Any] = _NPY.read_array(entry, allow_pickle=False)
    return array.reshape(port.shape)


def _header(archive: zipfile.ZipFile, name: str) -> tuple[tuple[int, ...], np.dtype[Any]]:
    with archive.open(name) as entry:
        version = _NPY.read_magic(entry)
        if version not in _READERS:
            raise ValueError(f"“{name}” is written in another version of numpy's format")
        shape, _, dtype = _READERS[version](entry)
    return shape, dtype

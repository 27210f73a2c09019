"""Decides which rows of an `.npz` archive calibrate a model, reading no more of it than those."""

from __future__ import annotations

import hashlib
import math
import tempfile
import tokenize
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from generator.errors import SpecError
from generator.evaluation.calibration_tensors import are_pictures
from generator.spec import TensorSpec

_HINT = (
    "Write it with numpy.savez: one array for each input, named after it, whose first axis counts the examples: as the "
    "model takes them, or pictures of uint8 [n, height, width, 3]."
)
_SUFFIX = ".npy"
# numpy doesn't say which types its functions take.
_NPY: Any = np.lib.format
_READERS = {(1, 0): _NPY.read_array_header_1_0, (2, 0): _NPY.read_array_header_2_0}
_LARGEST_ROW = 2**28
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


@dataclass(frozen=True)
class ChosenRows:
    """The sample of an archive.

    Attributes:
        arrays: by input name, the first axis counts the examples; they lie on disk, in a file that goes with them.
        rows: their places in the archive, ascending.
        available: examples in the archive.
        digest: of the rows, hexadecimal SHA-256.
    """

    arrays: Mapping[str, NDArray[Any]]
    rows: tuple[int, ...]
    available: int
    digest: str


def choose_rows(path: Path, inputs: Sequence[TensorSpec], count: int, seed: int) -> ChosenRows:
    """Up to `count` rows, the same ones of each array.

    Raises:
        SpecError: the file is no archive of arrays, lacks one, or they don't fit the inputs or one another.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = {tensor.name: _entry(archive, path, tensor, alone=len(inputs) == 1) for tensor in inputs}
            lengths = {name: _fitting(archive, entries[name], path, tensor) for name, tensor in _named(inputs)}
            available = _common_length(path, lengths)
            rows = _drawn(available, count, seed)
            arrays = {name: _rows(archive, entry, rows) for name, entry in entries.items()}
    except _UNREADABLE as error:
        raise SpecError(f"{path} is no archive of arrays that can be read: {error}.", _HINT) from error
    digest = hashlib.sha256()
    for name in sorted(arrays):
        _refuse_infinite(path, name, arrays[name])
        digest.update(f"{name} {arrays[name].dtype} {arrays[name].shape}".encode())
        for row in arrays[name]:
            digest.update(np.ascontiguousarray(row).data)
    return ChosenRows(arrays, rows, available, digest.hexdigest())


def _named(inputs: Sequence[TensorSpec]) -> list[tuple[str, TensorSpec]]:
    return [(tensor.name, tensor) for tensor in inputs]


def _entry(archive: zipfile.ZipFile, path: Path, tensor: TensorSpec, *, alone: bool) -> str:
    """The entry for an input; where there is one input and one array, its name doesn't matter."""
    names = [name for name in archive.namelist() if name.endswith(_SUFFIX)]
    if tensor.name + _SUFFIX in names:
        return tensor.name + _SUFFIX
    if alone and len(names) == 1:
        return names[0]
    found = ", ".join(f"“{name.removesuffix(_SUFFIX)}”" for name in names) or "nothing"
    raise SpecError(f"{path} has no array for the input “{tensor.name}”, but {found}.", _HINT)


def _fitting(archive: zipfile.ZipFile, entry: str, path: Path, tensor: TensorSpec) -> int:
    """The number of rows of an array that fits an input."""
    with archive.open(entry) as stream:
        shape, fortran, dtype = _header(stream, entry)
    name = entry.removesuffix(_SUFFIX)
    if fortran and len(shape) > 1:
        raise SpecError(f"“{name}” in {path} is stored column by column.", "Save numpy.ascontiguousarray of it.")
    row = shape[1:]
    if not shape or not shape[0] or math.prod(row) * dtype.itemsize > _LARGEST_ROW:
        raise SpecError(f"“{name}” in {path} has the shape {list(shape)}, in which there are no examples.", _HINT)
    if are_pictures(dtype, tensor):
        fits = min(row, default=0) > 0 and (len(row) == 2 or (len(row) == 3 and row[2] in (1, 3)))
    else:
        fits = dtype.kind in "biuf" and math.prod(row) == math.prod(tensor.shape)
    if not fits:
        wanted, given = ("×".join(map(str, extents)) or "a scalar" for extents in (tensor.shape, row))
        raise SpecError(f"The examples “{name}” in {path} are {given} of {dtype}, the model takes {wanted}.", _HINT)
    return int(shape[0])


def _header(stream: IO[bytes], entry: str) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    version = _NPY.read_magic(stream)
    if version not in _READERS:
        raise ValueError(f"“{entry}” is written in another version of numpy's format")
    shape, fortran, dtype = _READERS[version](stream)
    return shape, fortran, dtype


def _common_length(path: Path, lengths: Mapping[str, int]) -> int:
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{count} of “{name}”" for name, count in lengths.items())
        raise SpecError(f"{path} holds different numbers of examples: {told}.", _HINT)
    return next(iter(lengths.values()))


def _drawn(available: int, count: int, seed: int) -> tuple[int, ...]:
    if available <= count:
        return tuple(range(available))
    generator = np.random.Generator(np.random.PCG64(seed))
    return tuple(sorted(int(row) for row in generator.choice(available, count, replace=False)))


def _rows(archive: zipfile.ZipFile, entry: str, rows: Sequence[int]) -> NDArray[Any]:
    """Some rows of an array, in a file without a name: hundreds of pictures needn't fit into memory."""
    with archive.open(entry) as stream, tempfile.TemporaryFile() as file:
        shape, _, dtype = _header(stream, entry)
        size = math.prod(shape[1:]) * dtype.itemsize
        next_row = 0
        for row in rows:
            _skip(stream, (row - next_row) * size)
            file.write(_exactly(stream, size))
            next_row = row + 1
        file.flush()
        # What is mapped stays when the file is closed, and goes with the array.
        array: NDArray[Any] = np.memmap(file, dtype, "r", shape=(len(rows), *shape[1:]))
    return array


def _skip(stream: IO[bytes], size: int) -> None:
    # In steps: an archive may promise any number of bytes.
    while size > 0:
        step = min(size, 2**20)
        _exactly(stream, step)
        size -= step


def _exactly(stream: IO[bytes], size: int) -> bytes:
    content = stream.read(size)
    if len(content) != size:
        raise EOFError("an array ends before its last row")
    return content


def _refuse_infinite(path: Path, name: str, array: NDArray[Any]) -> None:
    if array.dtype.kind == "f" and not all(np.isfinite(row).all() for row in array):
        raise SpecError(f"“{name}” in {path} holds values that are infinite or no numbers.", _HINT)

"""Decides how a worker and the process that started it exchange tensors: numpy archives in one folder, no pickles."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Arrays: TypeAlias = dict[str, NDArray[Any]]
Execute: TypeAlias = Callable[[Path, Sequence[Arrays]], tuple[list[Arrays], str]]

REFUSED = 3
UNABLE = 4
_INPUTS = "inputs.npz"
_OUTPUTS = "outputs.npz"
_RESULT = "result.json"


class UnableError(Exception):
    """The runtime can't tell what the model computes, which is no fault of the model; the message says why."""


def write_inputs(folder: Path, pictures: Sequence[Arrays]) -> None:
    """Leaves the input tensors of all pictures in `folder`."""
    _write(folder / _INPUTS, pictures)


def answer(model: Path, execute: Execute) -> int:
    """Executes a model on the inputs beside it and leaves the outputs there; gives the process's exit code.

    `execute` takes the model's path and the pictures, and gives their outputs and the runtime's name. What it raises
    for a model that the runtime refuses (`ValueError`, `RuntimeError`, `LookupError`) becomes the answer, and so does
    `UnableError`.
    """
    folder = model.parent
    try:
        outputs, runtime = execute(model, _read(folder / _INPUTS))
        _write(folder / _OUTPUTS, outputs)
    except UnableError as error:
        _write_result(folder, {"unable": str(error)})
        return UNABLE
    except (ValueError, RuntimeError, LookupError) as error:
        _write_result(folder, {"refused": str(error)})
        return REFUSED
    _write_result(folder, {"runtime": runtime})
    return 0


def read_outputs(folder: Path) -> tuple[list[Arrays], str]:
    """The outputs and the runtime's name; raises `OSError`, `ValueError` or `KeyError` if the answer is incomplete."""
    return _read(folder / _OUTPUTS), str(_read_result(folder)["runtime"])


def read_refusal(folder: Path) -> str:
    """Why the runtime refused the model; raises like `read_outputs`."""
    return str(_read_result(folder)["refused"])


def read_inability(folder: Path) -> str:
    """Why the runtime can't tell; raises like `read_outputs`."""
    return str(_read_result(folder)["unable"])


def pack(arrays: Arrays) -> bytes:
    """One picture's arrays as an archive; raises `UnableError` for an array that nobody could read back."""
    archive = io.BytesIO()
    _write(archive, [arrays])
    return archive.getvalue()


def unpack(archive: bytes) -> Arrays:
    """What `pack` made; raises like `read_outputs` if it is incomplete."""
    (arrays,) = _read(io.BytesIO(archive))
    return arrays


def _write(path: Path | io.BytesIO, pictures: Sequence[Arrays]) -> None:
    """Names of tensors can be any text: they go into a table, the archive's members are numbered.

    Raises:
        UnableError: an array holds Python's objects, which nobody would read back.
    """
    names = [list(arrays) for arrays in pictures]
    strange = next((name for arrays in pictures for name, array in arrays.items() if array.dtype.hasobject), None)
    if strange is not None:
        raise UnableError(f"“{strange}” holds neither numbers nor texts")
    members = [array for arrays in pictures for array in arrays.values()]
    table = np.frombuffer(json.dumps(names).encode(), np.uint8)
    numbered: dict[str, Any] = {str(number): array for number, array in enumerate(members)}
    np.savez(path, names=table, **numbered)


def _read(path: Path | io.BytesIO) -> list[Arrays]:
    with np.load(path, allow_pickle=False) as archive:
        names = json.loads(archive["names"].tobytes())
        members = iter(archive[str(number)] for number in range(sum(map(len, names))))
        return [{name: next(members) for name in of_picture} for of_picture in names]


def _write_result(folder: Path, result: dict[str, str]) -> None:
    (folder / _RESULT).write_text(json.dumps(result), encoding="utf-8")


def _read_result(folder: Path) -> dict[str, object]:
    result: dict[str, object] = json.loads((folder / _RESULT).read_text(encoding="utf-8"))
    return result

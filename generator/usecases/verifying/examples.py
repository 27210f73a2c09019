"""Decides what models are fed: the user's pictures or arrays, or else natural images and seeded random numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.errors import SpecError
from generator.parity import natural_images
from generator.parity.ports import Port, PortKind
from generator.processing import Frame
from generator.spec import ImageSize
from generator.usecases.pictures import MOST_PICTURES, picture_names, read_pictures
from generator.usecases.verifying.archives import ARCHIVES, read_arrays

_COUNT = 16
_PICTURE_SIZE = ImageSize(160, 120)
_SEED = 7
_ARCHIVE = ".npz"
# A picture of 4096×4096 in colour; a few of them have to fit into memory at once.
_MOST_NUMBERS = 3 * 2**24
_SMALLER = "Export the model again with smaller inputs."


@dataclass(frozen=True)
class Examples:
    """What the models are fed, one after the other.

    Attributes:
        names: for people.
        frames: for inputs that take pictures; None where arrays are given for them, too.
        arrays: real values for each other input of the source, by its name.
    """

    names: tuple[str, ...]
    frames: tuple[Frame, ...] | None
    arrays: tuple[Mapping[str, NDArray[Any]], ...]
    notes: tuple[str, ...] = ()


def takes_picture(port: Port) -> bool:
    """Whether an input takes one picture of one or three channels."""
    if port.kind is PortKind.PICTURE:
        return True
    shape = port.shape
    if len(shape) != 4 or shape[0] != 1 or port.dtype not in ("float32", "float16", "uint8", "int8"):
        return False
    return shape[3] in (1, 3) or shape[1] in (1, 3)


def examples(ports: Sequence[Port], inputs: Path | None) -> Examples:
    """Examples for the inputs `ports` of the source.

    Raises:
        SpecError: `inputs` can't be read, or doesn't fit the inputs; or one of those is beyond every real model's.
    """
    _refuse_huge(ports)
    pictures = [port for port in ports if takes_picture(port)]
    if inputs and _archives(inputs):
        return _from_archives(_archives(inputs), ports)
    others = [port for port in ports if port not in pictures]
    if inputs and not pictures:
        takes = ", ".join(f"“{port.name}”" for port in ports)
        raise SpecError(f"The model takes no pictures, but {takes}: {inputs} can't be fed to it.", ARCHIVES)
    if inputs:
        names, frames = tuple(picture_names(inputs)), tuple(read_pictures(inputs))
    else:
        names = tuple(f"example {number}" for number in range(1, _COUNT + 1))
        frames = tuple(natural_images(_COUNT, _PICTURE_SIZE, _SEED)) if pictures else ()
    made = tuple(_random(others, index) for index in range(len(names)))
    return Examples(names, frames if pictures else None, made, tuple(_notes(pictures, others, given=bool(inputs))))


def _refuse_huge(ports: Sequence[Port]) -> None:
    largest = max(ports, key=lambda port: math.prod(port.shape), default=None)
    if largest and sum(math.prod(port.shape) for port in ports) > _MOST_NUMBERS:
        told = "×".join(map(str, largest.shape))
        raise SpecError(f"Input “{largest.name}” takes {told} numbers, more than can be fed here.", _SMALLER)


def _notes(pictures: Sequence[Port], others: Sequence[Port], *, given: bool) -> list[str]:
    notes = []
    if pictures and not given:
        notes.append("No pictures were given: synthetic ones stand in for them. --inputs gives real ones.")
    if others:
        names = ", ".join(f"“{port.name}”" for port in others)
        kinds = "integers 0 and 1" if all(_is_whole(port) for port in others) else "random numbers around 0"
        notes.append(f"{names} got {kinds}; --inputs with .npz archives gives real ones.")
    return notes


def _random(ports: Sequence[Port], index: int) -> dict[str, NDArray[Any]]:
    generator = np.random.Generator(np.random.PCG64([_SEED, index]))
    return {
        port.name: generator.integers(0, 2, port.shape)
        if _is_whole(port)
        else generator.standard_normal(port.shape).astype(np.float32)
        for port in ports
    }


def _is_whole(port: Port) -> bool:
    return np.dtype(port.dtype).kind in "biu" and not port.quantization


def _archives(inputs: Path) -> list[Path]:
    if inputs.suffix.lower() == _ARCHIVE and inputs.is_file():
        return [inputs]
    try:
        return sorted(path for path in inputs.iterdir() if path.suffix.lower() == _ARCHIVE)[:MOST_PICTURES]
    except OSError as error:
        raise SpecError(f"{inputs} can't be read: {error.strerror}.", ARCHIVES) from error


def _from_archives(paths: Sequence[Path], ports: Sequence[Port]) -> Examples:
    return Examples(tuple(path.name for path in paths), None, tuple(read_arrays(path, ports) for path in paths))

"""Decides which pictures of a folder calibrate a model: the same share of each sub-folder, by a seeded draw."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generator.errors import SpecError
from generator.evaluation.pictures import PICTURE_SUFFIXES, DamagedPictureError, decode_picture, read_content
from generator.processing import Frame
from generator.processing.preprocess import fitted_pixels
from generator.spec import ChannelOrder, ImagePreprocessing, ImageSize

LOOSE = ""
"""The class of pictures that lie in the folder itself."""

_THUMBNAIL = ImageSize(16, 16)
_HINT = "Give a folder with a sub-folder of pictures (PNG, JPEG, …) for each label."


@dataclass(frozen=True)
class ChosenPicture:
    """What a picture is like.

    Attributes:
        name: relative to the folder, with slashes.
        folder: the sub-folder, named after a label; `LOOSE` for none.
        digest: of its file.
        is_grey: whether red, green and blue are the same everywhere.
        darkest: the least level of any channel, 0..255.
        brightest: the greatest.
        thumbnail: float32 `[16, 16]`, grey levels of the region that the model sees.
    """

    name: str
    folder: str
    digest: bytes
    width: int
    height: int
    is_grey: bool
    darkest: int
    brightest: int
    thumbnail: NDArray[np.float32]


@dataclass(frozen=True)
class ChosenPictures:
    """The sample of a folder.

    Attributes:
        available: number of picture files by sub-folder, damaged ones as well.
        damaged: what couldn't be read, by name; others took their place.
    """

    pictures: tuple[ChosenPicture, ...]
    available: Mapping[str, int]
    damaged: Mapping[str, str]

    @property
    def digest(self) -> str:
        """SHA-256 of the files in their order, hexadecimal."""
        return hashlib.sha256(b"".join(picture.digest for picture in self.pictures)).hexdigest()


def choose_pictures(
    folder: Path, preprocessing: ImagePreprocessing, count: int, most: int, seed: int
) -> ChosenPictures:
    """Up to `count` pictures in the order of their names; one of each sub-folder if there are more, up to `most`.

    Raises:
        SpecError: the folder can't be read, or has no picture that can.
    """
    classes = _classes(folder)
    queues = {name: deque(_shuffled(files, [seed, place])) for place, (name, files) in enumerate(classes.items())}
    wanted = min(most, max(count, len(classes)))
    chosen: list[ChosenPicture] = []
    damaged: dict[str, str] = {}
    for name in _in_turns(queues, damaged):
        try:
            chosen.append(_described(folder, name, preprocessing))
        except DamagedPictureError as error:
            damaged[name] = error.reason
        if len(chosen) == wanted:
            break
    if not chosen:
        name, reason = next(iter(damaged.items()))
        raise SpecError(f"None of the pictures in {folder} can be read; of {name}: {reason}.", _HINT)
    chosen.sort(key=lambda picture: picture.name)
    return ChosenPictures(tuple(chosen), {name: len(files) for name, files in classes.items()}, damaged)


def _classes(folder: Path) -> dict[str, list[str]]:
    """Names of picture files by sub-folder, in the order of names, whatever order the file system has."""
    try:
        subfolders = sorted(entry.name for entry in folder.iterdir() if entry.is_dir() and not _hidden(entry))
        found = {name: _picture_names(folder / name, folder) for name in subfolders}
        found[LOOSE] = sorted(path.name for path in folder.iterdir() if _is_picture(path))
    except OSError as error:
        raise SpecError(f"The calibration pictures in {folder} can't be read: {error.strerror}.", _HINT) from error
    classes = {name: files for name, files in found.items() if files}
    if not classes:
        raise SpecError(f"There are no pictures in {folder} and its sub-folders.", _HINT)
    return classes


def _picture_names(subfolder: Path, folder: Path) -> list[str]:
    """All pictures below a sub-folder; links to folders and hidden ones are left out."""
    names = []
    for parent, folders, files in os.walk(subfolder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(parent, name) for name in files)
        names += [path.relative_to(folder).as_posix() for path in paths if _is_picture(path)]
    return sorted(names)


def _is_picture(path: Path) -> bool:
    return path.suffix.lower() in PICTURE_SUFFIXES and not _hidden(path) and path.is_file()


def _hidden(path: Path) -> bool:
    return path.name.startswith(".")


def _shuffled(names: list[str], seed: list[int]) -> list[str]:
    order = np.random.Generator(np.random.PCG64(seed)).permutation(len(names))
    return [names[index] for index in order]


def _in_turns(queues: Mapping[str, deque[str]], damaged: Mapping[str, str]) -> Iterator[str]:
    """One of each class, then a second one of each; a damaged picture costs its class no turn."""
    left = dict(queues)
    while left:
        for name, queue in list(left.items()):
            while queue:
                picture = queue.popleft()
                yield picture
                if picture not in damaged:
                    break
            if not queue:
                del left[name]


def _described(folder: Path, name: str, preprocessing: ImagePreprocessing) -> ChosenPicture:
    content = read_content(folder / name)
    frame = decode_picture(content, folder / name)
    pixels = np.frombuffer(frame.pixels, np.uint8).reshape(frame.height, frame.width, -1)[:, :, :3]
    red, green, blue = pixels[:, :, 0], pixels[:, :, 1], pixels[:, :, 2]
    return ChosenPicture(
        name=name,
        folder=name.partition("/")[0] if "/" in name else LOOSE,
        digest=hashlib.sha256(content).digest(),
        width=frame.width,
        height=frame.height,
        is_grey=bool(np.array_equal(red, green) and np.array_equal(red, blue)),
        darkest=int(pixels.min()),
        brightest=int(pixels.max()),
        thumbnail=_thumbnail(frame, preprocessing),
    )


def _thumbnail(frame: Frame, preprocessing: ImagePreprocessing) -> NDArray[np.float32]:
    small = replace(preprocessing, size=_THUMBNAIL, channel_order=ChannelOrder.GRAYSCALE)
    return fitted_pixels(frame, small)[:, :, 0]

"""Decides what is wrong with a calibration sample: what the app will see and the ranges wouldn't cover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.evaluation.calibration_archive import ChosenRows
from generator.evaluation.calibration_folder import LOOSE, ChosenPicture, ChosenPictures
from generator.evaluation.calibration_tensors import are_pictures
from generator.evaluation.label_names import folded
from generator.processing.fit import fit
from generator.spec import ChannelOrder, ImagePreprocessing, ModelSpec, ResizeMode, TensorSpec

FEW = 100
"""Fewer examples than that leave the ranges to chance."""

_NAMED = 5
_LEVELS = 256
# Of 255: the mean over the picture of how much its points differ from one example to the next.
_ALIKE = 4.0
_NARROW = 0.5


def folder_warnings(chosen: ChosenPictures, spec: ModelSpec) -> tuple[str, ...]:
    """What the pictures of a folder lack, and what to add; full sentences."""
    pictures, preprocessing = chosen.pictures, spec.preprocessing
    return (
        *_damaged(chosen),
        *_too_few(len(pictures)),
        *_classes(chosen, spec.labels.names),
        *_alike(pictures),
        *_levels(pictures),
        *_colours(pictures, preprocessing),
        *_sizes(pictures, preprocessing),
    )


def archive_warnings(chosen: ChosenRows, spec: ModelSpec, inputs: Sequence[TensorSpec]) -> tuple[str, ...]:
    """What the rows of an archive lack, and what to add; full sentences."""
    found = list(_too_few(len(chosen.rows)))
    for tensor in inputs:
        found += _array(tensor, chosen.arrays[tensor.name], spec.preprocessing)
    return tuple(found)


def _damaged(chosen: ChosenPictures) -> Iterator[str]:
    if chosen.damaged:
        told = _listed([f"{name} ({reason})" for name, reason in chosen.damaged.items()])
        count = _counted(len(chosen.damaged), "calibration picture")
        yield f"{count} can't be read and {_were(len(chosen.damaged))} left out: {told}."


def _too_few(count: int) -> Iterator[str]:
    if count < FEW:
        yield (
            f"There {_are(count)} only {_counted(count, 'example')} to calibrate with, and rare values may be clipped: "
            f"add {FEW - count} or more of what the app will see."
        )


def _classes(chosen: ChosenPictures, labels: Sequence[str]) -> Iterator[str]:
    folders = {folded(name) for name in chosen.available if name != LOOSE}
    if not folders:
        yield (
            "The calibration pictures aren't in a sub-folder for each label: whether a class is missing can't be told."
        )
        return
    missing = [label for label in labels if folded(label) not in folders]
    if len(missing) == len(labels):
        example = next(name for name in chosen.available if name != LOOSE)
        yield (
            f"No sub-folder of calibration pictures has the name of a label (“{example}” is none): whether a class is "
            "missing can't be told."
        )
        return
    if missing:
        told = _listed([f"“{label}”" for label in missing])
        yield f"There are no calibration pictures of {len(missing)} of {len(labels)} classes: add some of {told}."
    yield from _scarce(chosen, [label for label in labels if folded(label) in folders])


def _scarce(chosen: ChosenPictures, labels: Sequence[str]) -> Iterator[str]:
    """Classes that have less than half of what an equal share of the sample would be."""
    counts = Counter(folded(picture.folder) for picture in chosen.pictures)
    share = len(chosen.pictures) / max(1, len(counts))
    scarce = [label for label in labels if counts[folded(label)] * 2 < share]
    if scarce:
        told = _listed([f"“{label}” ({counts[folded(label)]})" for label in scarce])
        yield f"Some classes have few calibration pictures: add more of {told}; the others have about {share:.0f}."


def _alike(pictures: Sequence[ChosenPicture]) -> Iterator[str]:
    count = len(pictures)
    copies = count - len({picture.digest for picture in pictures})
    if copies:
        yield f"{copies} of {count} calibration pictures are copies of others: replace them by different ones."
    if count > 1 and _spread(np.stack([picture.thumbnail for picture in pictures])) < _ALIKE:
        yield "The calibration pictures are nearly all alike: add other subjects, backgrounds and light."


def _levels(pictures: Sequence[ChosenPicture]) -> Iterator[str]:
    darkest = min(picture.darkest for picture in pictures)
    brightest = max(picture.brightest for picture in pictures)
    if brightest - darkest < _NARROW * (_LEVELS - 1):
        yield (
            f"The calibration pictures have no levels but {darkest} to {brightest} of 0 to {_LEVELS - 1}: add brighter "
            "and darker ones."
        )


def _colours(pictures: Sequence[ChosenPicture], preprocessing: ImagePreprocessing) -> Iterator[str]:
    grey = sum(picture.is_grey for picture in pictures)
    if preprocessing.channel_order is not ChannelOrder.GRAYSCALE and 2 * grey >= len(pictures):
        yield (
            f"{grey} of {len(pictures)} calibration pictures are grey, and the model takes colour: add pictures in "
            "colour, as a camera gives them."
        )


def _sizes(pictures: Sequence[ChosenPicture], preprocessing: ImagePreprocessing) -> Iterator[str]:
    size, count = preprocessing.size, len(pictures)
    small = sum(picture.width < size.width or picture.height < size.height for picture in pictures)
    if small:
        yield (
            f"{small} of {count} calibration pictures are smaller than the {size.width}×{size.height} that the model "
            "takes: add larger ones, for enlarged pictures lack detail that a camera shows."
        )
    if preprocessing.resize_mode is ResizeMode.CENTER_CROP:
        cut = sum(2 * _kept(picture, preprocessing) < picture.width * picture.height for picture in pictures)
        if cut:
            yield (
                f"Of {cut} of {count} calibration pictures, the crop to the centre leaves less than half: give ones "
                "whose subject is in the middle."
            )


def _kept(picture: ChosenPicture, preprocessing: ImagePreprocessing) -> int:
    source = fit(picture.width, picture.height, preprocessing.size, preprocessing.resize_mode).source
    return source.width * source.height


def _array(tensor: TensorSpec, rows: NDArray[Any], preprocessing: ImagePreprocessing) -> Iterator[str]:
    if len(rows) > 1 and all(np.array_equal(rows[0], row) for row in rows):
        yield f"All calibration examples of “{tensor.name}” are the same: give different ones."
    least, greatest = (float(extreme) for extreme in (min(map(np.min, rows)), max(map(np.max, rows))))
    low, high = (0.0, 255.0) if are_pictures(rows.dtype, tensor) else _tensor_range(preprocessing)
    if tensor.shape != preprocessing.tensor_shape:
        return
    margin = (high - low) / _LEVELS
    told = f"The calibration examples of “{tensor.name}” lie in {least:.4g} to {greatest:.4g}"
    if least < low - margin or greatest > high + margin:
        yield f"{told}, but preprocessing gives {low:.4g} to {high:.4g}: give them as the contract normalises them."
    elif greatest - least < _NARROW * (high - low):
        yield f"{told}, a part of {low:.4g} to {high:.4g} alone: add brighter and darker ones."


def _tensor_range(preprocessing: ImagePreprocessing) -> tuple[float, float]:
    """The least and the greatest value that any pixel can become."""
    pairs = zip(preprocessing.normalization.mean, preprocessing.normalization.std, strict=True)
    ends = [(level - mean) / std for mean, std in pairs for level in (0, _LEVELS - 1)]
    return min(ends), max(ends)


def _spread(thumbnails: NDArray[np.float32]) -> float:
    return float(thumbnails.std(axis=0).mean())


def _listed(items: Sequence[str]) -> str:
    more = len(items) - _NAMED
    return ", ".join(items[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _were(count: int) -> str:
    return "was" if count == 1 else "were"

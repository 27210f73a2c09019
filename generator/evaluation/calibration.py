"""Decides which pictures the ranges of activations are taken from, and what is missing among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import SpecError
from generator.evaluation.calibration_archive import choose_rows
from generator.evaluation.calibration_coverage import FEW, archive_warnings, folder_warnings
from generator.evaluation.calibration_folder import choose_pictures
from generator.evaluation.calibration_tensors import PreprocessedFiles, PreprocessedRows
from generator.spec import ModelSpec, TensorSpec
from generator.spec.quantization import Tensors

COUNT = 200
"""Examples that are chosen where there are as many; litert-quantizer's and TensorFlow's guides ask for 100 to 500."""
MOST = 500
SEED = 7

_ARCHIVE = ".npz"
_HINT = f"Give a folder with a sub-folder of pictures for each label, {FEW} to {MOST} in all, or an .npz archive."


@dataclass(frozen=True)
class CalibrationSet:
    """What a model is shown so that the ranges of its activations are known.

    Attributes:
        pictures: input tensors by signature name, made when they are asked for; memory doesn't grow with their number.
        names: of the files in the folder, or of the rows in the archive, for people.
        warnings: what is missing among them and what to add; full sentences.
        digest: of the chosen examples, hexadecimal SHA-256; the same for the same content wherever it lies.
    """

    pictures: Sequence[Tensors]
    names: tuple[str, ...]
    warnings: tuple[str, ...]
    digest: str


def calibration_set(
    path: Path, spec: ModelSpec, source_inputs: tuple[TensorSpec, ...], count: int = COUNT, seed: int = SEED
) -> CalibrationSet:
    """A seeded sample of `path`, the same shares of all classes, preprocessed as the contract says.

    Args:
        path: a folder of pictures, perhaps in a sub-folder for each label; or an `.npz` archive with an array for each
            input, whose first axis counts the examples: as the model takes them, or `uint8` pictures
            `[n, height, width, 3]` that are preprocessed.
        spec: the contract, whose labels, preprocessing and picture size the sample is judged by.
        source_inputs: the tensors that the source model takes.
        count: how many examples to choose, 1 to `MOST`; where there are more classes than that, one of each up to
            `MOST`. If there are fewer, all are taken.
        seed: of the sample.

    Raises:
        SpecError: `path` can't be read, holds nothing that can be chosen, or arrays that the model doesn't take.
        ValueError: `count` is out of range.
    """
    if not 1 <= count <= MOST:
        raise ValueError(f"{count} examples can't be chosen, only 1 to {MOST}")
    if not path.exists():
        raise SpecError(f"There is no calibration data at {path}.", _HINT)
    if path.is_dir():
        return _from_folder(path, spec, source_inputs, count, seed)
    if path.suffix.lower() == _ARCHIVE:
        return _from_archive(path, spec, source_inputs, count, seed)
    raise SpecError(f"Calibration data is a folder or an {_ARCHIVE} archive, which {path} isn't.", _HINT)


def _from_folder(
    folder: Path, spec: ModelSpec, inputs: tuple[TensorSpec, ...], count: int, seed: int
) -> CalibrationSet:
    chosen = choose_pictures(folder, spec.preprocessing, count, MOST, seed)
    names = tuple(picture.name for picture in chosen.pictures)
    tensors = PreprocessedFiles(tuple(folder / name for name in names), spec.preprocessing, inputs)
    return CalibrationSet(tensors, names, folder_warnings(chosen, spec), chosen.digest)


def _from_archive(
    archive: Path, spec: ModelSpec, inputs: tuple[TensorSpec, ...], count: int, seed: int
) -> CalibrationSet:
    chosen = choose_rows(archive, inputs, count, seed)
    tensors = PreprocessedRows(chosen.arrays, spec.preprocessing, inputs)
    names = tuple(f"{archive.name}[{row}]" for row in chosen.rows)
    return CalibrationSet(tensors, names, archive_warnings(chosen, spec, inputs), chosen.digest)

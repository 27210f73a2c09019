"""Decides which pictures a labelled data set holds, and what each of them shows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import SpecError
from generator.evaluation.csv_dataset import csv_rows
from generator.evaluation.label_names import LabelNames
from generator.evaluation.pictures import PICTURE_SUFFIXES

_HINT = "Give a folder with one sub-folder of pictures for each label, or a CSV file with the columns path and label."
_TOLD = 5


@dataclass(frozen=True)
class Example:
    """One labelled picture.

    Attributes:
        path: of its file, which isn't read before it is needed.
        name: for people and for sorting: relative to the data set, with slashes.
        label: index of what it shows.
    """

    path: Path
    name: str
    label: int


@dataclass(frozen=True)
class Dataset:
    """Labelled pictures in the order of their names.

    Attributes:
        labels: what `Example.label` counts: the model's, and for a model with one score also that of all the others.
        notes: what a user should know of the data, such as classes without pictures; full sentences.
    """

    path: Path
    examples: tuple[Example, ...]
    labels: tuple[str, ...]
    notes: tuple[str, ...] = ()


def read_dataset(path: Path, labels: tuple[str, ...]) -> Dataset:
    """The data set at `path`: a folder with a sub-folder for each label, or a CSV file of paths and labels.

    Names of labels are compared as they are first, then without regard to case, spaces, hyphens and underscores. A
    model with a single label has a second one here, of pictures that don't show the first.

    Raises:
        SpecError: it can't be read, holds no pictures, or names labels that the model doesn't have.
    """
    names = LabelNames(labels)
    try:
        examples, notes = _folder(path, names) if path.is_dir() else _table(path, names)
    except OSError as error:
        raise SpecError(f"The labelled pictures {path} can't be read: {error.strerror}.", _HINT) from error
    if not examples:
        raise SpecError(f"There are no labelled pictures in {path}.", _HINT)
    ordered = tuple(sorted(examples, key=lambda example: example.name))
    return Dataset(path, ordered, names.all, (*notes, *_without_pictures(ordered, names.all)))


def _folder(path: Path, names: LabelNames) -> tuple[list[Example], list[str]]:
    folders, beside = [], 0
    for entry in sorted(path.iterdir()):
        if entry.is_dir() and not entry.name.startswith("."):
            folders.append(entry)
        beside += entry.suffix.lower() in PICTURE_SUFFIXES
    if not folders and beside:
        raise SpecError(f"The pictures in {path} lie in no folders that say what they show.", _HINT)
    examples = [
        Example(picture, picture.relative_to(path).as_posix(), index)
        for folder, index in zip(folders, names.of_folders([folder.name for folder in folders], path), strict=True)
        for picture in _pictures(folder)
    ]
    notes = [f"{beside} pictures lie beside the folders of labels and are left out."] if beside else []
    return examples, notes


def _pictures(folder: Path) -> Iterator[Path]:
    """All pictures below `folder`, hidden ones left out; links to folders aren't followed."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            if Path(name).suffix.lower() in PICTURE_SUFFIXES and not name.startswith("."):
                yield Path(parent, name)


def _table(path: Path, names: LabelNames) -> tuple[list[Example], list[str]]:
    rows = csv_rows(path)
    found = [names.of_row(row, path) for row in rows]
    return [Example(path.parent / row.path, row.path, index) for row, index in zip(rows, found, strict=True)], []


def _without_pictures(examples: tuple[Example, ...], labels: tuple[str, ...]) -> list[str]:
    shown = {example.label for example in examples}
    missing = [f"“{label}”" for index, label in enumerate(labels) if index not in shown]
    if not missing:
        return []
    told = ", ".join(missing[:_TOLD]) + (f" and {len(missing) - _TOLD} more" if len(missing) > _TOLD else "")
    return [f"No picture shows {told}: how well the model knows them is not measured."]

"""Decides which pictures a labelled data set holds, and what each of them shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


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

    Raises:
        SpecError: it can't be read, holds no pictures, or names labels that the model doesn't have.
    """
    raise NotImplementedError

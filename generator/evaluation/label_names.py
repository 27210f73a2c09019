"""Decides which of the model's labels is meant by the name of a folder or by a cell of a table."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from generator.errors import SpecError
from generator.evaluation.csv_dataset import Row

_TOLD = 5
_INDEX_HINT = "Give a CSV file with the columns path and index, which holds the label's number, from 0."


class LabelNames:
    """The labels of a model by their names.

    Attributes:
        all: the model's labels; of a model with a single one, what the others are called as well, once it is known.
    """

    def __init__(self, labels: tuple[str, ...]) -> None:
        self.all = labels
        self._single = labels[0] if len(labels) == 1 else None
        self._exact: dict[str, set[int]] = defaultdict(set)
        self._alike: dict[str, set[int]] = defaultdict(set)
        for index, label in enumerate(labels):
            self._exact[_composed(label)].add(index)
            self._alike[folded(label)].add(index)
        if self._single is not None:
            self.all = (self._single, f"not {self._single}")

    def of_folders(self, names: Sequence[str], path: Path) -> list[int]:
        """The label's index for each of the folders `names` in `path`; raises `SpecError` for one that is no label."""
        if self._single is not None:
            return [self._one_of_two(name, f"The folder “{name}” in {path}") for name in names]
        unknown = [name for name in names if not self._found(name)]
        if unknown:
            told = ", ".join(f"“{name}”" for name in unknown[:_TOLD]) + (" …" if len(unknown) > _TOLD else "")
            are = "is not a label" if len(unknown) == 1 else "are not labels"
            raise SpecError(f"In {path}, {told} {are} of the model, which are {self._some}.", _hint(unknown))
        return [self._index(name, f"The folder “{name}” in {path}") for name in names]

    def of_row(self, row: Row, path: Path) -> int:
        """The label's index for a row of the table at `path`; raises `SpecError` if there is none."""
        where = f"Line {row.line} of {path}"
        if row.is_index:
            return self._numbered(row.label, where)
        if self._single is not None:
            return self._one_of_two(row.label, where)
        if not self._found(row.label):
            message = f"{where}: “{row.label}” is not a label of the model, which are {self._some}."
            raise SpecError(message, _hint([row.label]))
        return self._index(row.label, where)

    @property
    def _some(self) -> str:
        told = ", ".join(f"“{label}”" for label in self.all[:_TOLD])
        return told + (f" and {len(self.all) - _TOLD} more" if len(self.all) > _TOLD else "")

    def _found(self, name: str) -> set[int]:
        return self._exact.get(_composed(name)) or self._alike.get(folded(name)) or set()

    def _index(self, name: str, where: str) -> int:
        found = self._found(name)
        if len(found) > 1:
            raise SpecError(f"{where}: “{name}” stands for several labels of the model.", _INDEX_HINT)
        return next(iter(found))

    def _numbered(self, text: str, where: str) -> int:
        index = int(text) if re.fullmatch(r"[0-9]{1,9}", text) else len(self.all)
        if index >= len(self.all):
            last = len(self.all) - 1
            raise SpecError(f"{where}: “{text}” is not the number of a label.", f"They go from 0 to {last}.")
        return index

    def _one_of_two(self, name: str, where: str) -> int:
        """For a model with one score: its label, or whatever all others are called, which must be one name."""
        if self._found(name):
            return 0
        if self.all[1] != f"not {self._single}" and folded(name) != folded(self.all[1]):
            message = f"{where}: the model tells “{self._single}” from all else, which is called “{self.all[1]}” before"
            raise SpecError(f"{message}, and “{name}” here.", "Give all other pictures one label.")
        self.all = (self.all[0], name)
        return 1


def _composed(name: str) -> str:
    """File systems of Macs keep accents apart from their letters."""
    return unicodedata.normalize("NFC", name)


def folded(name: str) -> str:
    """What of a name counts where its spelling may differ: no case, spaces for whatever parts words."""
    return " ".join(re.split(r"[\s_\-/:]+", _composed(name).casefold())).strip()


def _hint(unknown: Sequence[str]) -> str:
    if all(name.isdecimal() for name in unknown):
        return f"If these are the numbers of labels: {_INDEX_HINT[0].lower()}{_INDEX_HINT[1:]}"
    return "Name the folders as the labels, or give the labels that the model was trained with: --labels."

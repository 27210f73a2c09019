"""Decides how a table of labelled pictures is read: CSV in UTF-8, a path and a label in each row."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from generator.errors import SpecError

_MOST_BYTES = 2**27
_PATHS = frozenset({"path", "file", "filename", "image", "picture"})
_LABELS = frozenset({"label", "class"})
_INDICES = frozenset({"index", "class_index", "label_index"})
_HINT = (
    "Write a CSV file in UTF-8 with the columns path and label; paths are relative to the file, labels those of the "
    "model. A column index in place of label holds their numbers, from 0."
)


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Attributes:
        path: as it is written.
        label: as it is written.
        is_index: whether `label` is the label's number.
        line: where it stands, counted from 1.
    """

    path: str
    label: str
    is_index: bool
    line: int


@dataclass(frozen=True)
class _Columns:
    path: int
    label: int
    is_index: bool


def csv_rows(path: Path) -> list[Row]:
    """The rows of the table at `path`, empty lines left out; a first row that names the columns isn't needed.

    Raises:
        SpecError: it isn't UTF-8, no table, or a row lacks a path or a label.
        OSError: it can't be read.
    """
    with path.open("rb") as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise SpecError(f"The table {path} is longer than {_MOST_BYTES >> 20} MB.", _HINT)
    try:
        text = content.decode("utf-8-sig")
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        lines = [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise SpecError(f"The table {path} can't be read: {error}.", _HINT) from error
    if not lines:
        return []
    columns = _columns(lines[0][1])
    return [_row(path, line, cells, columns or _Columns(0, 1, False)) for line, cells in lines[bool(columns) :]]


def _delimiter(text: str) -> str:
    """Spreadsheets of some languages write semicolons; what the first line has most of, it is."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _columns(cells: list[str]) -> _Columns | None:
    """Where the columns are that the first row names; None if it names none."""
    names = [cell.strip().casefold() for cell in cells]
    path = next((at for at, name in enumerate(names) if name in _PATHS), None)
    label = next((at for at, name in enumerate(names) if name in _LABELS), None)
    index = next((at for at, name in enumerate(names) if name in _INDICES), None)
    where = label if label is not None else index
    return None if path is None or where is None else _Columns(path, where, label is None)


def _row(path: Path, line: int, cells: list[str], columns: _Columns) -> Row:
    if len(cells) <= max(columns.path, columns.label):
        raise SpecError(f"Line {line} of {path} has no path and label.", _HINT)
    picture, label = cells[columns.path].strip(), cells[columns.label].strip()
    if not picture or not label or "\0" in picture:
        raise SpecError(f"Line {line} of {path} lacks a path or a label.", _HINT)
    return Row(picture, label, columns.is_index, line)

"""Decides how a labels file is read: UTF-8, one label for each line, verbatim."""

from __future__ import annotations

from pathlib import Path

from generator.errors import SpecError
from generator.spec import LabelSet

_MOST_BYTES = 16 * 1024 * 1024


def read_labels(path: Path) -> LabelSet:
    """The labels in `path`; empty lines at its end don't count.

    Raises:
        SpecError: it is missing, can't be read, isn't UTF-8, or is no labels file.
    """
    hint = "Give a text file in UTF-8 with one label for each line, in the order of the model's output."
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SpecError(f"The labels file {path} is not UTF-8 (line {line}).", hint) from error
    except OSError as error:
        raise SpecError(f"The labels file {path} can't be read: {error.strerror}.", hint) from error
    if len(content) > _MOST_BYTES:
        raise SpecError(f"The labels file {path} is longer than {_MOST_BYTES // 2**20} MB.", hint)
    # Only line feeds end a line: a label may hold any other character, U+2028 too.
    lines = [line.removesuffix("\r") for line in text.rstrip("\r\n").split("\n")]
    if lines == [""]:
        raise SpecError(f"The labels file {path} is empty.", hint)
    return LabelSet(tuple(lines))

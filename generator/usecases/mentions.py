"""Decides where a developer's own code names something that a new model no longer has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

_CODE = frozenset({".kt", ".kts", ".java", ".swift", ".m", ".mm", ".xml", ".strings", ".xcstrings", ".json", ".toml"})

# A label such as “7” is in every program.
_SHORT = 4


@dataclass(frozen=True)
class Mention:
    """A line of code that names something; `line` counts from 1."""

    path: PurePosixPath
    line: int
    name: str


def mentions(names: Iterable[str], files: Mapping[PurePosixPath, bytes]) -> list[Mention]:
    """Every line of `files` in which one of `names` stands as a word of its own; a short one, as a whole text."""
    wanted = sorted({name for name in names if name.strip()}, key=lambda name: (-len(name), name))
    if not wanted:
        return []
    long, short = ([re.escape(name) for name in wanted if (len(name) < _SHORT) == is_short] for is_short in (0, 1))
    patterns = [rf"(?<!\w)(?:{'|'.join(long)})(?!\w)"] * bool(long)
    patterns += [rf"(?<=[\"'>])(?:{'|'.join(short)})(?=[\"'<])"] * bool(short)
    pattern = re.compile("|".join(patterns))
    code = sorted(path for path in files if path.suffix in _CODE)
    return [mention for path in code for mention in _mentions(pattern, path, files[path])]


def _mentions(pattern: re.Pattern[str], path: PurePosixPath, content: bytes) -> Iterator[Mention]:
    for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), start=1):
        yield from (Mention(path, number, found) for found in dict.fromkeys(pattern.findall(line)))

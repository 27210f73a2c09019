"""Decides what deleted imports and misspelt calls are, and whether a compiler notices each of them.

All slips are tried in few compilations. There, a slip counts as noticed only if an error in its own file names what is
missing, so that no slip hides behind another: who deletes all imports of a file and is told each name that is missing
has seen that each is needed. What isn't named, for example a function of an object whose class is missing, too, is
tried again among fewer, and in the end alone in its file, where any error of that file will do: without its import,
`Canvas` may be another class, which merely lacks a method.
"""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class Compilation(Protocol):
    """What came of compiling."""

    @property
    def output(self) -> str:
        """What the compiler said."""


Compile = Callable[[Sequence[Path], Path], Compilation]
"""Compiles sources into a folder."""

# How many compilations what is left of a file's slips is spread over, time after time; afterwards each is alone there.
_SPREADS = (1, 2)
_IMPORT = re.compile(r"^import [\w.]*?(\w+)(?: as (\w+))?$")
_CALL = re.compile(r"(?<=\.)([a-z]\w+)(?=\()")
_DECLARATION = re.compile(r"\b(?:fun|func) ")
_COMMENT = re.compile(r"^\s*(?://|/\*|\*)")
_ERROR = re.compile(r"^(?:file://)?(?P<path>/[^:]+\.(?:kt|swift)):\d+:\d+: error: (?P<text>.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Slip:
    """One line of a file becomes another; `name` is what the compiler must then miss."""

    file: Path
    line: int
    text: str
    name: str


def deleted_imports(files: Iterable[Path]) -> Iterator[Slip]:
    """Every import of every file, left out."""
    for file in files:
        for number, line in enumerate(_lines(file)):
            if found := _IMPORT.match(line):
                yield Slip(file, number, "", found[2] or found[1])


def misspelt_calls(files: Iterable[Path]) -> Iterator[Slip]:
    """In every line with calls of members or extensions, the first of them under a name that doesn't exist."""
    for file in files:
        for number, line in enumerate(_lines(file)):
            if _COMMENT.match(line) or _DECLARATION.search(line):
                continue
            call = _CALL.search(line)
            if call and line.count('"', 0, call.start()) % 2 == 0:
                name = f"{call[0]}Misspelt"
                yield Slip(file, number, line[: call.start()] + name + line[call.end() :], name)


def survivors(slips: Iterable[Slip], files: Sequence[Path], compile_files: Compile, work: Path) -> list[Slip]:
    """The slips that no compiler error names, even if nothing else is wrong in their files."""
    rest = list(slips)
    for spread in _SPREADS:
        rest = _left(rest, spread, files, compile_files, work)
    return _left(rest, max(map(len, _by_file(rest).values()), default=0), files, compile_files, work)


def _left(slips: Iterable[Slip], spread: int, files: Sequence[Path], compile_files: Compile, work: Path) -> list[Slip]:
    groups = _groups(slips, spread)
    return [slip for group in groups for slip in _unnoticed(group, files, compile_files, work)]


def _groups(slips: Iterable[Slip], spread: int) -> list[list[Slip]]:
    """Neighbours in a file come into different groups."""
    groups: list[list[Slip]] = [[] for _ in range(spread)]
    for found in _by_file(slips).values():
        for number, slip in enumerate(found):
            groups[number % spread].append(slip)
    return [group for group in groups if group]


def _unnoticed(slips: Sequence[Slip], files: Sequence[Path], compile_files: Compile, work: Path) -> list[Slip]:
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    by_file, sources = _by_file(slips), []
    for number, file in enumerate(files):
        source = work / f"{number}_{file.name}"
        lines = _lines(file)
        for slip in by_file.get(file, []):
            lines[slip.line] = slip.text
        source.write_text("\n".join(lines), encoding="utf-8")
        sources.append(source)
    output = compile_files(sources, work / "classes").output
    errors: dict[str, str] = defaultdict(str)
    for error in _ERROR.finditer(output):
        errors[error["path"]] += error["text"] + "\n"
    messages = {file: errors[str(source)] for file, source in zip(files, sources, strict=True)}
    return [slip for slip in slips if not _is_noticed(slip, messages[slip.file], alone=len(by_file[slip.file]) == 1)]


def _is_noticed(slip: Slip, messages: str, *, alone: bool) -> bool:
    return bool(messages) if alone else re.search(rf"\b{slip.name}\b", messages) is not None


def _by_file(slips: Iterable[Slip]) -> dict[Path, list[Slip]]:
    found: dict[Path, list[Slip]] = defaultdict(list)
    for slip in slips:
        found[slip.file].append(slip)
    return found


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").split("\n")

"""Decides what data races a careless change of Swift sources makes, and whether the compiler refuses each of them.

All are tried in few compilations, each time without those that were refused: some errors are looked for only where
there are no others. What is left in the end is tried alone, where any error that speaks of concurrency will do.
"""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Compile = Callable[[Sequence[Path]], str]
"""Compiles sources; returns the compiler's complaints."""

_Error = tuple[str, int, str]
"""File, line and text."""

_AWAIT = re.compile(r'^(?!\s*//)[^"]*?(?<!for )(?<!for try )\bawait ')
_TYPE = re.compile(r"^(?:public |private |@MainActor |@Observable )*(?P<kind>actor|final class|class) (?P<name>\w+)")
_STORED = re.compile(r"^  (?:(?:public|private|private\(set\)|@ObservationIgnored|weak) )*var (?P<name>\w+)[^{]*$")
_ERROR = re.compile(r"^(?P<path>/[^:]+\.swift):(?P<line>\d+):\d+: error: (?P<text>.*)$", re.MULTILINE)
_CONCURRENCY = re.compile(r"isolat|[Ss]endable|data race|sending|'await'|'async'|concurren|actor")


@dataclass(frozen=True)
class Race:
    """A file with some lines changed, and what an error must name or where it must stand to be about that."""

    file: Path
    start: int
    """The first changed line; that behind the last one if something is appended."""
    old: int
    """How many lines are replaced."""
    new: tuple[str, ...]
    name: str | None = None
    """The type that it is about, for errors wherever that is used."""

    def __str__(self) -> str:
        return f"{self.file.name}:{self.start + 1}: {' '.join(self.new).strip()}"


def dropped_awaits(files: Iterable[Path]) -> Iterator[Race]:
    """Every line that waits for another task's answer, without waiting."""
    for file in files:
        for number, line in enumerate(_lines(file)):
            if found := _AWAIT.match(line):
                yield Race(file, number, 1, (found[0].removesuffix("await ") + line[found.end() :],))


def reads_from_other_tasks(files: Iterable[Path]) -> Iterator[Race]:
    """For every class and actor, one of its variables read by another task; not where the type itself is unchecked."""
    for file in files:
        lines = _lines(file)
        for number, line in enumerate(lines):
            declared = _TYPE.match(line)
            variable = _first_variable(lines[number + 1 :]) if declared else None
            if declared and variable and "@unchecked" not in line:
                body = f"  nonisolated func race() {{ Task.detached {{ _ = self.{variable} }} }}"
                yield Race(file, len(lines), 0, (f"extension {declared['name']} {{", body, "}"))


def lost_actors(files: Iterable[Path]) -> Iterator[Race]:
    """Every actor as a class."""
    for file in files:
        for number, line in enumerate(_lines(file)):
            declared = _TYPE.match(line)
            if declared and declared["kind"] == "actor":
                yield Race(file, number, 1, (line.replace("actor ", "final class ", 1),), declared["name"])


def unrefused(races: Iterable[Race], files: Sequence[Path], compile_files: Compile, work: Path) -> list[Race]:
    """The races that no error of the compiler is about, not even if nothing else is wrong."""
    left, before = list(races), -1
    while left and len(left) != before:
        before = len(left)
        places = _write(left, files, work)
        errors = _errors(files, compile_files, work)
        left = [race for race in left if not any(_is_about(error, race, places[race]) for error in errors)]
    alone = {race: _tried(race, files, compile_files, work) for race in left}
    return [race for race, errors in alone.items() if not any(_CONCURRENCY.search(text) for _, _, text in errors)]


def _tried(race: Race, files: Sequence[Path], compile_files: Compile, work: Path) -> list[_Error]:
    _write([race], files, work)
    return _errors(files, compile_files, work)


def _is_about(error: _Error, race: Race, place: tuple[str, int]) -> bool:
    path, line, text = error
    if not _CONCURRENCY.search(text):
        return False
    if race.name is not None:
        return re.search(rf"\b{race.name}\b", text) is not None
    # A statement that goes on in the next line may be wrong only there.
    return path == place[0] and place[1] <= line <= place[1] + len(race.new)


def _write(races: Iterable[Race], files: Sequence[Path], work: Path) -> dict[Race, tuple[str, int]]:
    """Copies the files with the races in them; says in which copy, and in which line there, each begins."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    places: dict[Race, tuple[str, int]] = {}
    by_file: dict[Path, list[Race]] = defaultdict(list)
    for race in races:
        by_file[race.file].append(race)
    for file in files:
        lines, moved = _lines(file), 0
        for race in sorted(by_file[file], key=lambda race: race.start):
            start = race.start + moved
            lines[start : start + race.old] = race.new
            places[race] = (str(_copy(file, files, work)), start)
            moved += len(race.new) - race.old
        _copy(file, files, work).write_text("\n".join(lines), encoding="utf-8")
    return places


def _errors(files: Sequence[Path], compile_files: Compile, work: Path) -> list[_Error]:
    output = compile_files([_copy(file, files, work) for file in files])
    return [(error["path"], int(error["line"]) - 1, error["text"]) for error in _ERROR.finditer(output)]


def _first_variable(body: Sequence[str]) -> str | None:
    """The first stored variable of a type whose body begins here."""
    for line in body:
        if line.startswith("}"):
            return None
        if stored := _STORED.match(line):
            return stored["name"]
    return None


def _copy(file: Path, files: Sequence[Path], work: Path) -> Path:
    return work / f"{files.index(file)}_{file.name}"


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").split("\n")

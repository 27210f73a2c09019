"""Decides what `make mutants` does: breaks the generated code in small ways and expects tests to notice each."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests.mutants.kotlin import judge_kotlin
from tests.mutants.mutation import Judge, MutationError, Verdict
from tests.mutants.swift import judge_swift
from tests.toolchains.toolchain import Unavailable

GOLDEN = Path(__file__).parents[1] / "golden" / "digits"
JUDGES: dict[str, tuple[str, Judge]] = {"Kotlin": ("android", judge_kotlin), "Swift": ("ios", judge_swift)}


@dataclass
class Table:
    """The verdicts so far, shown line by line as they come."""

    survivors: int = 0
    caught: int = 0
    not_checked: list[str] = field(default_factory=list)

    def add(self, verdict: Verdict) -> None:
        self.caught += verdict.caught
        self.survivors += not verdict.caught
        mark = "caught" if verdict.caught else "NOT CAUGHT"
        say(f"{verdict.language:7} {verdict.mutation.name:28} {mark:11} {verdict.comment[:100]}")


def say(line: str) -> None:
    """Shows a whole line at once, since both languages are judged at the same time."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def judge(language: str, project: Path, table: Table) -> None:
    """Judges one language's mutations."""
    _, run = JUDGES[language]
    with tempfile.TemporaryDirectory(prefix="mobilegen-mutants-") as work:
        try:
            run(project, Path(work), table.add)
        except Unavailable as unavailable:
            table.not_checked.append(f"{language}: {unavailable}")
        except MutationError as error:
            say(f"{language}: {error}")
            table.survivors += 1


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description="Tries the generated projects' tests.")
    parser.add_argument(
        "--project", type=Path, default=GOLDEN, help="folder with android/ and ios/ (default: the golden)"
    )
    parser.add_argument("--language", choices=[*JUDGES], action="append", help="only this one")
    options = parser.parse_args(arguments)
    start, table = time.monotonic(), Table()
    languages = options.language or [*JUDGES]
    with ThreadPoolExecutor(len(languages)) as pool:
        list(pool.map(lambda name: judge(name, options.project.absolute() / JUDGES[name][0], table), languages))
    say(f"\n{table.caught} caught, {table.survivors} not caught, in {time.monotonic() - start:.0f} s")
    for line in table.not_checked:
        say(f"NOT CHECKED: {line}")
    missing = bool(table.not_checked) and os.environ.get("CI") == "true"
    return 1 if table.survivors or missing else 0


if __name__ == "__main__":
    sys.exit(main())

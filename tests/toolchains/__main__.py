"""Decides what `make toolchains` does: install all that is missing, side by side, and say plainly what can't be had."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain

from tests.toolchains.catalog import QUEUES
from tests.toolchains.locks import write_locks
from tests.toolchains.toolchain import InstallError, Toolchain, Unavailable, cache_folder, ensure, exclusive_cache


@dataclass(frozen=True)
class Outcome:
    """What became of one toolchain: nothing to report, a missing prerequisite, or a fault (`failed`)."""

    name: str
    problem: str = ""
    failed: bool = False


def say(line: str) -> None:
    """Shows a whole line at once, since several installations talk at the same time."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def install(toolchain: Toolchain) -> Outcome:
    """Installs one toolchain, telling its progress."""
    start = time.monotonic()

    def tell(text: str) -> None:
        say(f"{toolchain.name:17} {text}")

    try:
        news = ensure(toolchain, tell)
    except Unavailable as unavailable:
        tell(f"NOT AVAILABLE: {unavailable}")
        return Outcome(toolchain.name, str(unavailable))
    except InstallError as error:
        tell(f"FAILED: {error}")
        return Outcome(toolchain.name, str(error), failed=True)
    tell(f"installed in {time.monotonic() - start:.0f} s" if news else "ready")
    return Outcome(toolchain.name)


def install_all() -> list[Outcome]:
    """Runs the queues side by side."""
    with exclusive_cache(), ThreadPoolExecutor(len(QUEUES)) as pool:
        return list(chain.from_iterable(pool.map(lambda queue: [install(toolchain) for toolchain in queue], QUEUES)))


def summarize(outcomes: Sequence[Outcome]) -> int:
    """Names what will not be checked; returns the exit code. In CI nothing may be missing."""
    problems = [outcome for outcome in outcomes if outcome.problem]
    if not problems:
        say(f"All toolchains are ready in {cache_folder()}")
        return 0
    say("\nNOT CHECKED on this machine:")
    for outcome in problems:
        say(f"  {outcome.name}: {outcome.problem.splitlines()[0]}")
    if os.environ.get("CI") == "true" or any(outcome.failed for outcome in problems):
        return 1
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.toolchains", description="Installs the pinned toolchains.")
    parser.add_argument(
        "--write-locks", action="store_true", help="pin what is offered today (after changing versions)"
    )
    if parser.parse_args(arguments).write_locks:
        write_locks()
        return 0
    try:
        return summarize(install_all())
    except Unavailable as unavailable:
        return summarize([Outcome("all toolchains", str(unavailable))])


if __name__ == "__main__":
    sys.exit(main())

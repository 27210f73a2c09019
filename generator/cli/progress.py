"""Decides how a user follows a run: by the time of each stage, and on a terminal by a spinner or a bar."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from generator.cli.terminal import visible


class StageProgress:
    """Shows stages on `console`; see `generator.usecases.ports.Progress`."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @contextmanager
    def stage(self, title: str) -> Iterator[None]:
        """Shows that `title` goes on, and afterwards how long it took."""
        with self._shown(title, TextColumn("{task.description}", markup=False), TimeElapsedColumn()) as (live, shown):
            live.add_task(shown, total=None)
            yield

    @contextmanager
    def counted(self, title: str, total: int) -> Iterator[Callable[[], None]]:
        """Shows how many steps of `title` are done and how long the rest will take, and afterwards as `stage` does."""
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("left:"),
            TimeRemainingColumn(),
        )
        with self._shown(title, *columns) as (live, shown):
            task = live.add_task(shown, total=total)
            yield lambda: live.advance(task)

    @contextmanager
    def _shown(self, title: str, *columns: ProgressColumn) -> Iterator[tuple[Progress, str]]:
        shown, started = visible(title).plain, time.perf_counter()
        # Redirection is off: what libraries print belongs in the log, and rich would show it.
        live = Progress(
            SpinnerColumn(),
            *columns,
            console=self._console,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
            disable=not self._console.is_terminal,
        )
        with live:
            yield live, shown
        seconds = time.perf_counter() - started
        line = Text.assemble(("✓ ", "green"), f"{shown} ", (f"{seconds:.1f} s", "dim"))
        self._console.print(line, soft_wrap=True)

"""Decides how a user follows a run: by the time of each stage, and on a terminal by a spinner."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from generator.cli.terminal import visible


class StageProgress:
    """Shows stages on `console`; see `generator.usecases.ports.Progress`."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @contextmanager
    def stage(self, title: str) -> Iterator[None]:
        """Shows that `title` goes on, and afterwards how long it took."""
        shown, started = visible(title).plain, time.perf_counter()
        # Redirection is off: what libraries print belongs in the log, and rich would show it.
        spinner = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            TimeElapsedColumn(),
            console=self._console,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
            disable=not self._console.is_terminal,
        )
        with spinner:
            spinner.add_task(shown, total=None)
            yield
        seconds = time.perf_counter() - started
        line = Text.assemble(("✓ ", "green"), f"{shown} ", (f"{seconds:.1f} s", "dim"))
        self._console.print(line, soft_wrap=True)

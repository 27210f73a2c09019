"""Decides how a command ends: the one boundary where errors become messages and exit codes."""

from __future__ import annotations

import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import typer

from generator.cli.captured import captured_output
from generator.cli.parity_table import show_failed_parity
from generator.cli.terminal import Terminal
from generator.errors import BudgetError, MobilegenError, OutputError, ParityError, SpecError, UsageError, VerdictError

INTERRUPTED = 128 + signal.SIGINT
_TERMINATED = 128 + signal.SIGTERM
_BROKEN_PIPE = 128 + 13
_BUG = 1

# Mistakes in what was asked for, and answers to it: nothing in a log would help.
_WITHOUT_LOG = (UsageError, SpecError, OutputError, BudgetError, VerdictError)


class _TerminatedError(BaseException):
    """SIGTERM arrived: unwind as for an interrupt, so that nothing half-written stays."""


@contextmanager
def session(*, ask: bool = False) -> Iterator[Terminal]:
    """Runs a command: its noise goes to a log, its errors become messages on stderr and exit codes.

    Raises:
        typer.Exit: the command failed; the code is documented in `generator.errors`.
    """
    before = signal.signal(signal.SIGTERM, _terminate)
    code, keep_log = 0, False
    try:
        with captured_output() as captured:
            terminal = Terminal.of(captured.out, captured.err, ask=ask)
            try:
                yield terminal
                captured.out.flush()
            except (Exception, KeyboardInterrupt, _TerminatedError) as error:  # noqa: BLE001 the one boundary
                code, keep_log = _explained(error, terminal, captured.log)
            _settle_log(captured.log, terminal, keep=keep_log)
    finally:
        signal.signal(signal.SIGTERM, before)
    if code:
        raise typer.Exit(code)


def _explained(error: BaseException, terminal: Terminal, log: Path) -> tuple[int, bool]:
    """Says what happened; gives the exit code and whether the log may tell more."""
    if isinstance(error, MobilegenError):
        if isinstance(error, ParityError):
            show_failed_parity(error, terminal)
        for note in error.notes:
            terminal.note(note)
        terminal.error(error.message, error.hint)
        return error.exit_code, not isinstance(error, _WITHOUT_LOG)
    if isinstance(error, KeyboardInterrupt | EOFError):
        terminal.error("interrupted")
        return INTERRUPTED, False
    if isinstance(error, _TerminatedError):
        return _TERMINATED, False
    if isinstance(error, BrokenPipeError):
        return _BROKEN_PIPE, False
    with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
        traceback.print_exception(error, file=file)
    terminal.error(
        f"mobilegen failed in a way that it shouldn't: {type(error).__name__}: {error}",
        "This is a bug in mobilegen, not a mistake of yours. Please report it together with the log.",
    )
    return _BUG, True


def _settle_log(log: Path, terminal: Terminal, *, keep: bool) -> None:
    if keep and log.stat().st_size:
        terminal.detail(f"The log of this run: {log}")
    else:
        log.unlink(missing_ok=True)


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise _TerminatedError

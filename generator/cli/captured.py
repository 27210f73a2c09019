"""Decides what reaches the user's screen: only what mobilegen itself says; everything else goes to a log file."""

from __future__ import annotations

import ctypes
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

_OUT, _ERR = 1, 2


@dataclass(frozen=True)
class Captured:
    """The user's own output and error streams, and the file that everything else is written to."""

    out: TextIO
    err: TextIO
    log: Path


@contextmanager
def captured_output() -> Iterator[Captured]:
    """Points file descriptors 1 and 2 at a new log file, for this process, its libraries and its children.

    The log is left behind; whoever uses it decides whether it is of any worth.
    """
    _flush()
    with tempfile.NamedTemporaryFile(prefix="mobilegen-", suffix=".log", delete=False) as log:
        out, err = os.dup(_OUT), os.dup(_ERR)
        os.dup2(log.fileno(), _OUT)
        os.dup2(log.fileno(), _ERR)
    user_out, user_err = _text(os.dup(out)), _text(os.dup(err))
    try:
        yield Captured(user_out, user_err, Path(log.name))
    finally:
        for stream in (user_out, user_err):
            # What is still to be written to a reader that has left is lost anyway.
            with suppress(BrokenPipeError):
                stream.close()
        _flush()
        os.dup2(out, _OUT)
        os.dup2(err, _ERR)
        os.close(out)
        os.close(err)


def _text(descriptor: int) -> TextIO:
    # A terminal that can't show a character of a label must not stop a run.
    return open(descriptor, "w", encoding=sys.stdout.encoding, errors="backslashreplace")


def _flush() -> None:
    """Empties buffers, native ones too: what stays in them would be written to wherever the descriptor points later."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    with suppress(OSError, TypeError, AttributeError):
        ctypes.CDLL(None).fflush(None)

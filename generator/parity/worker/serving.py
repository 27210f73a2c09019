"""Decides how a long-lived worker serves: it opens a model once and answers one picture after the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from generator.parity.worker import messages
from generator.parity.worker.exchange import Arrays, UnableError, pack, unpack
from generator.parity.worker.messages import Kind

Answer: TypeAlias = Callable[[Arrays], Arrays]
Open: TypeAlias = Callable[[Path], tuple[Answer, str]]


def serve(model: Path, open_model: Open) -> int:
    """Answers messages on the standard input until it ends; gives the process's exit code.

    `open_model` takes the model's path and gives what answers a picture's inputs with outputs, and the runtime's name.
    What either raises for a model that the runtime refuses (`ValueError`, `RuntimeError`, `LookupError`), and
    `UnableError`, becomes the last message.
    """
    # Native code prints to the standard output, which from here on is the log.
    channel = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def say(kind: Kind, body: bytes) -> None:
        message = memoryview(messages.written(kind, body))
        while message:
            message = message[channel.write(message) :]

    try:
        answer, runtime = open_model(model)
        say(Kind.READY, runtime.encode())
        while (asked := messages.read(sys.stdin.buffer.read)) is not None:
            say(Kind.ANSWER, pack(answer(unpack(asked[1]))))
    except UnableError as error:
        say(Kind.UNABLE, str(error).encode())
    except (ValueError, RuntimeError, LookupError) as error:
        say(Kind.REFUSED, str(error).encode())
    except BrokenPipeError:
        return 0  # Nobody listens any more.
    return 0

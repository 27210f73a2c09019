"""Decides how mobilegen talks: data on stdout, everything else on stderr, and never in markup of the user's making."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TextIO

from rich.console import Console, RenderableType
from rich.text import Text


def visible(text: str, style: str = "") -> Text:
    """Text of a file or a user for the screen: control characters, which could take the terminal over, are spelled."""
    spelled = (f"\\x{ord(char):02x}" if unicodedata.category(char) == "Cc" and char != "\n" else char for char in text)
    return Text("".join(spelled), style)


@dataclass(frozen=True)
class Terminal:
    """The user's streams.

    Attributes:
        interactive: whether somebody is there to answer questions.
    """

    out: Console
    err: Console
    interactive: bool

    @classmethod
    def of(cls, out: TextIO, err: TextIO, *, ask: bool) -> Terminal:
        """Consoles over `out` and `err`; nobody is asked unless `ask` is set and both ends are a terminal."""
        return cls(_console(out), _console(err), interactive=ask and sys.stdin.isatty() and err.isatty())

    def show(self, renderable: RenderableType) -> None:
        """Prints a result for people."""
        self.out.print(renderable)

    def show_json(self, data: Mapping[str, Any]) -> None:
        """Prints a result for programs."""
        self.out.file.write(json.dumps(data, ensure_ascii=False, allow_nan=False, indent=2) + "\n")

    def note(self, message: str) -> None:
        """Says something that the user should know."""
        self._say(Text("note: ", "bold cyan") + visible(message))

    def error(self, message: str, hint: str = "") -> None:
        """Says what went wrong and what to do next."""
        self._say(Text("error: ", "bold red") + visible(message))
        if hint:
            self._say(Text("hint: ", "bold yellow") + visible(hint))

    def detail(self, message: str) -> None:
        """Says something less important."""
        self._say(visible(message, "dim"))

    def _say(self, text: Text) -> None:
        # Wrapped by the terminal, not by us: a path that is cut in two can't be copied.
        self.err.print(text, soft_wrap=True)


class _PipedConsole(Console):
    """Leaves it to the session what becomes of a reader that left; rich would end the process on the spot."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def _console(stream: TextIO) -> Console:
    return _PipedConsole(file=stream, markup=False, emoji=False, highlight=False)

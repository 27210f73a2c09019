"""Decides how text is written inside a comment that ends with its line."""

from __future__ import annotations

from generator.render.context import UserText, plain
from generator.render.filters.escaping import is_invisible


def comment(value: str | UserText) -> str:
    """One line for a comment behind `//` or `#`; line breaks and invisible characters become single blanks."""
    visible = "".join(" " if is_invisible(char) else char for char in plain(value))
    # A backslash at the end would make the next line a comment, too, in some languages.
    return " ".join(visible.split()).rstrip("\\").rstrip()

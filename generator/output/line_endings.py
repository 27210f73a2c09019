"""Decides which files are text, and how a text keeps the line breaks that its developer's editor or git gave it."""

from __future__ import annotations

from enum import Enum

# Much more than any source file has; what is longer is treated as one piece.
_MOST_BYTES = 16 * 2**20


class LineBreak(bytes, Enum):
    """How lines end."""

    UNIX = b"\n"
    WINDOWS = b"\r\n"


def is_text(content: bytes) -> bool:
    """Whether what mobilegen renders is text: UTF-8 without NUL."""
    if len(content) > _MOST_BYTES or b"\0" in content:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def can_be_merged(content: bytes) -> bool:
    """Whether a developer's file has lines: any encoding will do in which a line break is one byte."""
    return len(content) <= _MOST_BYTES and b"\0" not in content


def line_break(content: bytes) -> LineBreak | None:
    """The one that all lines have; None for none or a mixture."""
    windows, all_lines = content.count(b"\r\n"), content.count(b"\n")
    if not all_lines or windows not in (0, all_lines):
        return None
    return LineBreak.WINDOWS if windows else LineBreak.UNIX


def with_line_breaks(content: bytes, breaks: LineBreak | None) -> bytes:
    """`content` with all lines ending in `breaks`; as it is for None."""
    if breaks is None:
        return content
    unix = content.replace(b"\r\n", b"\n")
    return unix if breaks is LineBreak.UNIX else unix.replace(b"\n", b"\r\n")

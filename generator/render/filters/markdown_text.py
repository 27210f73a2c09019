"""Decides how text is written inside a Markdown paragraph, heading or table cell."""

from __future__ import annotations

import re

from generator.render.context import UserText, plain

# Source: CommonMark 0.31, "Backslash escapes", plus `~`, `|` and `$` of GitHub's dialect.
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&$]")
_BLOCK_START = re.compile(r"^([-+=]|\d+(?=[.)]))")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")


def markdown(value: str | UserText) -> str:
    """One line of text that Markdown shows as it is; line breaks and control characters become single blanks."""
    text = _CONTROL.sub(" ", plain(value)).strip()
    escaped = _SPECIAL.sub(lambda special: f"\\{special[0]}", text)
    return _BLOCK_START.sub(_escaped_start, escaped)


def _escaped_start(start: re.Match[str]) -> str:
    marker = start[0]
    return f"&#{ord(marker[0])};{marker[1:]}" if marker[0].isdigit() else f"\\{marker}"

"""Decides how text is written as a JSON string."""

from __future__ import annotations

import json

from generator.render.context import UserText, plain
from generator.render.filters.escaping import is_invisible, utf16_escape


def json_string(value: str | UserText) -> str:
    """A quoted JSON string, readable: only what JSON or the eye can't take is escaped."""
    quoted = json.dumps(plain(value), ensure_ascii=False)
    return "".join(utf16_escape(char) if is_invisible(char) else char for char in quoted)

"""Decides how text is written as a YAML scalar."""

from __future__ import annotations

from generator.render.context import UserText, plain
from generator.render.filters.escaping import escape, long_escape

_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def yaml_string(value: str | UserText) -> str:
    """A double-quoted scalar, the only style that holds any text (YAML 1.2, section 5.7)."""
    return f'"{escape(plain(value), _NAMED, long_escape)}"'

"""Decides how text is written as a TOML string."""

from __future__ import annotations

from generator.render.context import UserText, plain
from generator.render.filters.escaping import escape, long_escape

_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def toml_string(value: str | UserText) -> str:
    """A basic string (TOML 1.0, section "String")."""
    return f'"{escape(plain(value), _NAMED, long_escape)}"'

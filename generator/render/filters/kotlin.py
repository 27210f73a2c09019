"""Decides how text and numbers are written as Kotlin literals."""

from __future__ import annotations

from generator.render.context import UserText, plain
from generator.render.filters.escaping import escape, float32_digits, utf16_escape

# Source: Kotlin grammar, "EscapedIdentifier"; `$` would start a string template.
_NAMED = {"\\": "\\\\", '"': '\\"', "$": "\\$", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b"}


def kotlin_string(value: str | UserText) -> str:
    r"""A quoted string literal: `"caf\u0000\$"`."""
    return f'"{escape(plain(value), _NAMED, utf16_escape)}"'


def kotlin_float(value: float) -> str:
    """A `Float` literal with the shortest digits: `127.5f`."""
    return f"{float32_digits(value)}f"

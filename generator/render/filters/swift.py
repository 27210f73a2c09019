"""Decides how text and numbers are written as Swift literals."""

from __future__ import annotations

from generator.render.context import UserText, plain
from generator.render.filters.escaping import escape, float32_digits

# Source: The Swift Programming Language, "Special Characters in String Literals"; `\(` needs no entry of its own.
_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}


def swift_string(value: str | UserText) -> str:
    r"""A quoted string literal: `"a \"b\" \u{202e}"`."""
    return f'"{escape(plain(value), _NAMED, _scalar_escape)}"'


def swift_float(value: float) -> str:
    """A floating-point literal with the shortest digits for a `Float`: `127.5`."""
    return float32_digits(value)


def _scalar_escape(char: str) -> str:
    return f"\\u{{{ord(char):x}}}"

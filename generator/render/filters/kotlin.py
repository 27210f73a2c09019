"""Decides how text and numbers are written as Kotlin literals."""

from __future__ import annotations

import re

from generator.render.context import UserText, plain
from generator.render.filters.escaping import escape, float32_digits, utf16_escape

# Source: Kotlin grammar, "EscapedIdentifier"; `$` would start a string template.
_NAMED = {"\\": "\\\\", '"': '\\"', "$": "\\$", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b"}

# A word with the spaces behind it.
_WORDS = re.compile(r"[^ ]* *")
# Columns of a line, as the generated .editorconfig has it, and of an argument in `ModelContract`.
_LINE, _DEPTH = 100, 8
_CONTINUED = _LINE - _DEPTH - len('    "" +')


def kotlin_string(value: str | UserText) -> str:
    r"""A quoted string literal: `"caf\u0000\$"`."""
    return f'"{escape(plain(value), _NAMED, utf16_escape)}"'


def kotlin_text(value: str | UserText, label: str) -> str:
    """A quoted text as the argument `label` of a call 8 columns deep, over several lines if it doesn't fit one."""
    lines = [""]
    room = _LINE - _DEPTH - len(f'{label} = "" +')
    for word in _WORDS.findall(plain(value)):
        # A word that its line can't take is broken; only the first line has to begin with what comes.
        fits = _width(word) <= (_CONTINUED if lines[-1] else room)
        for piece in [word] if fits else word:
            if lines[-1] and _width(lines[-1] + piece) > room:
                lines.append("")
                room = _CONTINUED
            lines[-1] += piece
    return (" +\n" + " " * (_DEPTH + 4)).join(kotlin_string(line) for line in lines)


def _width(text: str) -> int:
    return len(escape(text, _NAMED, utf16_escape).encode("utf-16-be")) // 2


def kotlin_float(value: float) -> str:
    """A `Float` literal with the shortest digits: `127.5f`."""
    return f"{float32_digits(value)}f"

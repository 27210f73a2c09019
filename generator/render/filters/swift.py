"""Decides how text and numbers are written as Swift literals."""

from __future__ import annotations

import re

from generator.render.context import UserText, plain
from generator.render.filters.escaping import escape, float32_digits

# Source: The Swift Programming Language, "Special Characters in String Literals"; `\(` needs no entry of its own.
_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}

# A word with the spaces behind it.
_WORDS = re.compile(r"[^ ]* *")
# Columns of a line, as swift-format has it unless it is told otherwise.
_LINE = 100


def swift_string(value: str | UserText) -> str:
    r"""A quoted string literal: `"a \"b\" \u{202e}"`."""
    return f'"{escape(plain(value), _NAMED, _scalar_escape)}"'


def swift_text(value: str | UserText, before: str) -> str:
    """A quoted text that follows `before` on its line, over several lines if it doesn't fit there with a comma."""
    literal = swift_string(value)
    if len(before) + len(literal) + 1 <= _LINE:
        return literal
    indent = " " * (len(before) - len(before.lstrip()) + 2)
    lines = _broken(plain(value), _LINE - len(indent) - len("\\"))
    # An editor might take a space at the end of a line away; before a backslash it is safe.
    if lines[-1].endswith(" "):
        lines[-1] = lines[-1][:-1] + _scalar_escape(" ")
    return f'"""\n{indent}' + f"\\\n{indent}".join(lines) + f'\n{indent}"""'


def _broken(text: str, room: int) -> list[str]:
    """The lines of a literal, escaped; a word that no line can take is broken."""
    lines = [""]
    for word in _WORDS.findall(text):
        whole = swift_string(word)[1:-1]
        for piece in [whole] if len(whole) <= room else [swift_string(char)[1:-1] for char in word]:
            if lines[-1] and len(lines[-1] + piece) > room:
                lines.append("")
            lines[-1] += piece
    return lines


def swift_float(value: float) -> str:
    """A floating-point literal with the shortest digits for a `Float`: `127.5`."""
    return float32_digits(value)


def _scalar_escape(char: str) -> str:
    return f"\\u{{{ord(char):x}}}"

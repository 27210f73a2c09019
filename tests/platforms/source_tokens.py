"""Decides what of a Kotlin or Swift file is code: neither comments nor what stands in quotes."""

from __future__ import annotations

import re

# Kotlin alone puts single characters into quotes of their own.
_NO_CODE = re.compile(r"""//[^\n]*|/\*.*?\*/|(?P<character>'(?:[^'\\\n]|\\[^\n]+?)')|(?P<quote>\"\"\"|")""", re.DOTALL)
_TOKEN = re.compile(r"[^\W\d]\w*|\n|[^\s\w]|\d\w*")


def tokens(source: str) -> list[str]:
    """Words, line ends and single signs of the code; each text in quotes becomes one `"`."""
    return _TOKEN.findall(_code(source))


def _code(source: str) -> str:
    code: list[str] = []
    at = 0
    while found := _NO_CODE.search(source, at):
        code.append(source[at : found.start()])
        at = found.end()
        if found["quote"]:
            at = _end_of_text(source, at, found["quote"])
        if found["quote"] or found["character"]:
            code.append('"')
    return "".join([*code, source[at:]])


def _end_of_text(source: str, at: int, quote: str) -> int:
    while not source.startswith(quote, at):
        if source.startswith(("\\(", "${"), at):
            at = _end_of_interpolation(source, at + 2)
        else:
            at += 2 if source[at] == "\\" else 1
    return at + len(quote)


def _end_of_interpolation(source: str, at: int) -> int:
    """Behind its closing bracket; there may be brackets and texts within it."""
    depth = 1
    while depth:
        if source[at] == '"':
            at = _end_of_text(source, at + 1, '"')
            continue
        depth += (source[at] in "({") - (source[at] in ")}")
        at += 1
    return at

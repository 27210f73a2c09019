"""Decides how an OpenStep property list, Xcode's project format, is read: strictly, duplicate keys being errors."""

from __future__ import annotations

import re
from typing import TypeAlias

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

SKIPPED = re.compile(r"(?:\s|//[^\n]*\n|/\*.*?\*/)*", re.DOTALL)
BARE = re.compile(r"[A-Za-z0-9_$/:.\-]+")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
ESCAPE = re.compile(r"\\(?:([0-7]{3})|U([0-9a-fA-F]{4})|(.))", re.DOTALL)
NAMED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


class OpenStepError(Exception):
    """The text isn't a property list; the message has the line."""


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def document(self) -> Value:
        value = self.value()
        self._skip()
        if self._at != len(self._text):
            raise self._error("text after the end")
        return value

    def value(self) -> Value:
        self._skip()
        if self._take("{"):
            return self._dictionary()
        if self._take("("):
            return self._list()
        return self._string()

    def _dictionary(self) -> dict[str, Value]:
        entries: dict[str, Value] = {}
        while not self._take("}"):
            key = self._string()
            self._require("=")
            value = self.value()
            self._require(";")
            if key in entries:
                raise self._error(f"{key} is defined twice")
            entries[key] = value
        return entries

    def _list(self) -> list[Value]:
        items: list[Value] = []
        while not self._take(")"):
            items.append(self.value())
            if not self._take(","):
                self._require(")")
                break
        return items

    def _string(self) -> str:
        self._skip()
        for pattern in (QUOTED, BARE):
            match = pattern.match(self._text, self._at)
            if match:
                self._at = match.end()
                return ESCAPE.sub(_unescape, match.group(1)) if pattern is QUOTED else match.group()
        raise self._error("expected a text")

    def _take(self, token: str) -> bool:
        self._skip()
        found = self._text.startswith(token, self._at)
        self._at += len(token) * found
        return found

    def _require(self, token: str) -> None:
        if not self._take(token):
            raise self._error(f"expected {token}")

    def _skip(self) -> None:
        match = SKIPPED.match(self._text, self._at)
        assert match
        self._at = match.end()

    def _error(self, what: str) -> OpenStepError:
        return OpenStepError(f"line {self._text.count(chr(10), 0, self._at) + 1}: {what}")


def _unescape(match: re.Match[str]) -> str:
    octal, code, letter = match.groups()
    if octal or code:
        return chr(int(octal, 8) if octal else int(code, 16))
    return NAMED.get(letter, letter)


def parse_openstep(text: str) -> Value:
    """The value in `text`; raises `OpenStepError`."""
    return _Reader(text).document()

"""Decides where the objects, values and lists of an Xcode project, an OpenStep property list, begin and end."""

from __future__ import annotations

import re

from generator.output.formats.tree import Branch, Entry, Leaf, Node, branch

_GAP = re.compile(rb"(?:\s|/\*.*?\*/|//[^\n]*)*", re.DOTALL)
# A word or a quoted text, with the comment that Xcode writes behind an identifier.
_VALUE = re.compile(rb"(\"(?:[^\"\\]|\\.)*\"|[\w.$/:@-]+)([ \t]*/\*.*?\*/)?", re.DOTALL)
_DEPTH = 32


def parse_xcode_project(text: bytes) -> Branch:
    """Dictionaries and lists as branches: entries of a list are told apart by what they say.

    Raises:
        ValueError: it is no property list.
    """
    return _Parser(text).document()


class _Parser:
    """Reads a text from front to back."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._at = 0

    def document(self) -> Branch:
        """The one dictionary, with what is before and behind it."""
        head = self._gap()
        root = self._node(_DEPTH)
        rest = self._gap()
        if not isinstance(root, Branch) or self._at != len(self._text):
            raise ValueError("no property list")
        return Branch(head + root.head, root.entries, root.tail + rest)

    def _node(self, depth: int) -> Node:
        if not depth:
            raise ValueError("too deep")
        if self._is_next(b"{"):
            return self._branch(b"}", b";", depth)
        if self._is_next(b"("):
            return self._branch(b")", b",", depth)
        return Leaf(self._value()[0])

    def _branch(self, close: bytes, separator: bytes, depth: int) -> Branch:
        head = self._take(1)
        entries: list[Entry] = []
        while True:
            lead = self._gap()
            if self._is_next(close):
                return branch(head, entries, lead + self._take(1))
            if separator == b";":
                written, key = self._value()
                lead += written + self._gap() + self._expect(b"=") + self._gap()
                node = self._node(depth - 1)
            else:
                node = self._node(depth - 1)
                key = node.text.split(b"/*")[0].strip().decode("utf-8")
            entries.append(Entry(key, lead, node, self._end(separator, close)))

    def _end(self, separator: bytes, close: bytes) -> bytes:
        gap = self._gap()
        if separator == b"," and self._is_next(close):
            return gap
        return gap + self._expect(separator)

    def _value(self) -> tuple[bytes, str]:
        match = _VALUE.match(self._text, self._at)
        if match is None:
            raise ValueError("a value is missing")
        self._at = match.end()
        return match[0], match[1].decode("utf-8")

    def _gap(self) -> bytes:
        match = _GAP.match(self._text, self._at)
        return self._take(match.end() - self._at if match else 0)

    def _is_next(self, mark: bytes) -> bool:
        return self._text.startswith(mark, self._at)

    def _expect(self, mark: bytes) -> bytes:
        if not self._is_next(mark):
            raise ValueError(f"{mark!r} is missing")
        return self._take(len(mark))

    def _take(self, count: int) -> bytes:
        self._at += count
        return self._text[self._at - count : self._at]

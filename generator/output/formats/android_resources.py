"""Decides where the entries of an Android resource file (`strings.xml`, `colors.xml`) begin and end."""

from __future__ import annotations

import re

from generator.output.formats.tree import Branch, Entry, Leaf, branch

_OPEN = re.compile(rb"<resources\b[^>]*>")
_CLOSE = b"</resources>"
_GAP = re.compile(rb"(?:\s|<!--.*?-->)*", re.DOTALL)
_ELEMENT = re.compile(rb"<([\w-]+)\b[^<>]*?\bname\s*=\s*\"([^\"<>]+)\"[^<>]*?(?:/>|(?<!/)>.*?</\1\s*>)", re.DOTALL)


def parse_resources(text: bytes) -> Branch:
    """Entries by kind and name, with the comments above them.

    Raises:
        ValueError: it holds something else than entries with names.
    """
    opening = _OPEN.search(text)
    end = text.rfind(_CLOSE)
    if opening is None or end < opening.end():
        raise ValueError("no resources")
    entries = []
    position = opening.end()
    while True:
        gap = _GAP.match(text, position, end)
        start = gap.end() if gap else position
        element = _ELEMENT.match(text, start, end)
        if element is None:
            break
        key = f"{element[1].decode()} {element[2].decode()}"
        entries.append(Entry(key, text[position:start], Leaf(element[0])))
        position = element.end()
    if start != end:
        raise ValueError("something else than an entry")
    return branch(text[: opening.end()], entries, text[position:])

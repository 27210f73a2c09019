"""Decides where the tables and entries of a Gradle version catalog, which is TOML, begin and end."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from generator.output.formats.tree import Branch, Entry, Leaf, branch

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_TABLE = re.compile(rb"\s*\[([^\[\]]+)\]\s*(?:#.*)?\r?\n?")
_KEY = re.compile(rb"\s*([^\s=#]+)\s*=")


def parse_catalog(text: bytes) -> Branch:
    """Tables, and in them entries with the comments above them.

    Raises:
        ValueError: it is not valid TOML, or has something else than entries in tables.
    """
    tomllib.loads(text.decode("utf-8"))
    tables = [Entry(name, lead, branch(b"", entries, tail)) for name, lead, entries, tail in _tables(text)]
    return branch(b"", tables, b"")


def _tables(text: bytes) -> Iterator[tuple[str, bytes, list[Entry], bytes]]:
    """Name, heading with what is above it, entries, and what is left behind the last one."""
    name, lead, pending = "", b"", b""
    entries: list[Entry] = []
    lines = iter(text.splitlines(keepends=True))
    for line in lines:
        table, key = _TABLE.fullmatch(line), _KEY.match(line)
        if table:
            if lead or entries:
                yield name, lead, entries, b""
            name, lead, pending, entries = table[1].decode(), pending + line, b"", []
        elif key:
            value = line[key.end() :]
            while not _is_complete(value):
                value += next(lines)
            entries.append(Entry(key[1].decode(), pending + line[: key.end()], Leaf(value)))
            pending = b""
        elif not line.strip() or line.lstrip().startswith(b"#"):
            pending += line
        else:
            raise ValueError("neither a table nor an entry")
    yield name, lead, entries, pending


def _is_complete(value: bytes) -> bool:
    """Whether a value that may go over several lines has ended; the whole text is known to be valid."""
    try:
        tomllib.loads(f"x ={value.decode('utf-8')}")
    except tomllib.TOMLDecodeError:
        return False
    return True

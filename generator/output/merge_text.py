"""Decides who merges a text: lines as everywhere, or keys where lines are known to fail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from generator.output.formats.android_resources import parse_resources
from generator.output.formats.tree import Branch, merge_trees
from generator.output.formats.version_catalog import parse_catalog
from generator.output.formats.xcode_project import parse_xcode_project
from generator.output.merge import Chunk, Clash, Merge, Resolution, merge_lines

Parse = Callable[[bytes], Branch]


def merge_text(path: PurePosixPath, base: bytes, ours: bytes, theirs: bytes) -> Merge:
    """The three-way merge of the text at `path`.

    In a file with keys, lines fail where both sides add something at one place, and where both add the same key at two
    places, which no line tells. So what lines give is taken if it is sound, and otherwise entries are merged by key.
    """
    lines = merge_lines(base, ours, theirs)
    parse = _parser(path)
    if parse is None or (not lines.clashes and _parsed(parse, lines.text()) is not None):
        return lines
    before, mine, yours = (_parsed(parse, text) for text in (base, ours, theirs))
    if mine is None or yours is None:
        return lines
    merged = Merge(tuple(_with_line_numbers(merge_trees(before, mine, yours), ours)))
    if all(_parsed(parse, merged.text(side)) is not None for side in (Resolution.OURS, Resolution.THEIRS)):
        return merged
    return lines if lines.clashes else Merge((Clash(base, ours, theirs),))


def _parser(path: PurePosixPath) -> Parse | None:
    if path.name == "libs.versions.toml":
        return parse_catalog
    if path.name == "project.pbxproj":
        return parse_xcode_project
    return parse_resources if path.suffix == ".xml" and path.parent.name.startswith("values") else None


def _parsed(parse: Parse, text: bytes) -> Branch | None:
    try:
        return parse(text)
    except (ValueError, StopIteration):
        return None


def _with_line_numbers(chunks: list[Chunk], ours: bytes) -> list[Chunk]:
    """Clashes with the lines of the developer's file that they begin at."""
    placed: list[Chunk] = []
    start = 0
    for chunk in chunks:
        if isinstance(chunk, Clash):
            start = max(start, ours.find(chunk.ours, start))
            leading = len(chunk.ours) - len(chunk.ours.lstrip(b"\r\n"))
            placed.append(Clash(chunk.base, chunk.ours, chunk.theirs, ours[: start + leading].count(b"\n") + 1))
        elif chunk:
            placed.append(chunk)
    return placed

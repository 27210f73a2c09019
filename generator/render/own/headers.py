"""Decides where a company's header stands in a source file: in front, but for lines that must be the first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.render.files import RenderedFile

_FIRST_LINES = (b"#!", b"<?xml", b"// swift-tools-version")


def headed(file: RenderedFile, headers: Mapping[str, str]) -> RenderedFile:
    """`file` with the header for its suffix, unless it begins with that already."""
    header = headers.get(file.path.suffix[1:])
    if header is None or b"\0" in file.content:
        return file
    text = header.strip("\n").encode() + b"\n"
    first, rest = b"", file.content
    if rest.startswith(_FIRST_LINES):
        first, end, rest = rest.partition(b"\n")
        first += end
    if rest.startswith(text):
        return file
    return replace(file, content=first + text + b"\n" * bool(rest.strip()) + rest)

"""Decides which texts of Swift sources the compiler takes for keys of a string catalog, written as Xcode writes them.

It reads the compiler's own intermediate language rather than the sources: there every literal stands beside the
initializer that it goes to, whatever led to it (a ternary, a parameter, a wrapped string), and every value that is put
into a text has its type, which decides between `%@` and `%lld`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.toolchains.programs import run
from tests.toolchains.swift.stubs import language_flags
from tests.toolchains.swift.toolchain import swift_tool

# The kinds of text that are looked up: SwiftUI's and Foundation's.
_KEY = r"(?:LocalizedStringKey|String\.LocalizationValue|LocalizedStringResource)"
_LITERAL = re.compile(r'^  %\d+ = string_literal utf8 "((?:[^"\\]|\\.)*)"')
_CALL = re.compile(rf"^  // function_ref {_KEY}\.(StringInterpolation\.)?(\w+)(?:<\w+>)?\(([\w:]*)\)")
_GENERIC = re.compile(r"^  %\d+ = apply %\d+<([\w.]+)")
_ESCAPE = re.compile(r'\\(?:u\{([0-9a-fA-F]+)\}|([tnr0"\\\']))')
_ESCAPED = {"t": "\t", "n": "\n", "r": "\r", "0": "\0", '"': '"', "\\": "\\", "'": "'"}
_SPECIFIERS = {
    "Int": "%lld",
    "Int64": "%lld",
    "UInt": "%llu",
    "UInt64": "%llu",
    "Int32": "%d",
    "UInt32": "%u",
    "Double": "%lf",
    "Float": "%f",
}


@dataclass
class _Text:
    """A text with values in it, while it is put together."""

    parts: list[tuple[str, bool]] = field(default_factory=list)
    """What it consists of, and whether that is a placeholder."""

    def key(self) -> str:
        """A per cent sign that is none of a placeholder's is doubled where there are placeholders."""
        if not any(is_placeholder for _, is_placeholder in self.parts):
            return "".join(text for text, _ in self.parts)
        return "".join(text if placeholder else text.replace("%", "%%") for text, placeholder in self.parts)


def localized_keys(module: str, sources: Sequence[Path], search: Sequence[Path] = ()) -> set[str]:
    """The keys that `sources` look up; `search` holds the modules that they import beside the stand-ins."""
    flags = language_flags(module, search)
    return set(keys_in(run([swift_tool("swiftc"), "-emit-silgen", *flags, *sources]).splitlines()))


def keys_in(lines: Sequence[str]) -> Iterator[str]:
    """The keys in raw SIL, in the order in which they are looked up."""
    literal = ""
    texts: list[_Text] = []
    for number, line in enumerate(lines):
        if found := _LITERAL.match(line):
            literal = _ESCAPE.sub(_unescaped, found[1])
        elif call := _CALL.match(line):
            match call[2], call[3]:
                case "init", "literalCapacity:interpolationCount:":
                    texts.append(_Text())
                case "appendLiteral", _:
                    texts[-1].parts.append((literal, False))
                case "appendInterpolation", "_:specifier:":
                    texts[-1].parts.append((literal, True))
                case "appendInterpolation", _:
                    texts[-1].parts.append((_placeholder(lines, number), True))
                case "init", "stringInterpolation:":
                    yield texts.pop().key()
                case "init", "stringLiteral:":
                    yield literal
                case other:
                    raise ValueError(f"a key that only the running app knows: {other}")


def _placeholder(lines: Sequence[str], number: int) -> str:
    """What stands for a value whose appending is called from the given line on: by the type, `%@` for objects."""
    if "<A>(_:)" not in lines[number]:
        return "%@"
    types = (found[1] for line in lines[number:] if (found := _GENERIC.match(line)))
    return _SPECIFIERS[next(types)]


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else _ESCAPED[match[2]]

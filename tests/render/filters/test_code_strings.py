"""String literals of Kotlin, Swift and project.pbxproj read back as the text they were made from."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from generator.render.filters import FILTERS
from tests.support.texts import CONTROL, NASTY

URL = "https://models.example.org/digits/releases/2026/11/21/a-reader-of-handwritten-digits"
ALL = list((NASTY | CONTROL).values())

# What each language's own reference gives as the meaning of its escapes, read without our tables.
_SHARED = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "'": "'", "\\": "\\"}


def _decode(literal: str, names: dict[str, str], number: str) -> str:
    """The value of a quoted literal; fails on a bare quote or an escape that the language doesn't know."""
    assert literal.startswith('"')
    assert literal.endswith('"')
    body = literal[1:-1]
    token = re.compile(rf"\\(?:{number}|(.))|([^\\\"])", re.DOTALL)
    units: list[int] = []
    position = 0
    while position < len(body):
        match = token.match(body, position)
        assert match is not None, f"not a literal at {body[position:]!r}"
        digits, name, char = match.groups()
        units += _utf16(chr(int(digits, 16)) if digits else names[name] if name else char)
        position = match.end()
    return b"".join(unit.to_bytes(2, "big") for unit in units).decode("utf-16-be")


def _utf16(text: str) -> list[int]:
    data = text.encode("utf-16-be", "surrogatepass")
    return [int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2)]


def kotlin(literal: str) -> str:
    assert not re.search(r"(?<!\\)(?:\\\\)*\$", literal), "a string template"
    return _decode(literal, {**_SHARED, "b": "\b", "$": "$"}, r"u([0-9a-fA-F]{4})")


def swift(literal: str) -> str:
    return _decode(literal, {**_SHARED, "0": "\0"}, r"u\{([0-9a-fA-F]{1,8})\}")


def pbxproj(literal: str) -> str:
    if re.fullmatch(r"[A-Za-z0-9_$./]+", literal):
        return literal
    return _decode(literal, _SHARED, r"U([0-9a-fA-F]{4})")


DECODERS: dict[str, Callable[[str], str]] = {
    "kotlin_string": kotlin,
    "swift_string": swift,
    "pbxproj_string": pbxproj,
}


@pytest.mark.parametrize("text", ALL)
@pytest.mark.parametrize("name", DECODERS)
def test_a_literal_reads_back_as_its_text(name: str, text: str) -> None:
    assert DECODERS[name](FILTERS[name](text)) == text


@pytest.mark.parametrize("text", ALL)
@pytest.mark.parametrize("name", DECODERS)
def test_a_literal_is_one_line_without_invisible_characters(name: str, text: str) -> None:
    assert FILTERS[name](text).isprintable() or "\u00a0" in text or "\u3000" in text


def test_readable_text_stays_readable() -> None:
    assert FILTERS["kotlin_string"]("שלום ☕ $1") == '"שלום ☕ \\$1"'
    assert FILTERS["swift_string"]("\\(x) $1") == '"\\\\(x) $1"'


LONG = [
    *ALL,
    *(URL[:length] for length in range(70, len(URL) + 1)),
    f"{URL[:80]} has more",
    f" {URL[:80]}",
    f"See {URL[:84]}",
    "word " * 60,
    "unbroken" * 40,
    "\\" * 150,
    "e\u0301" * 120,
]


@pytest.mark.parametrize("text", LONG)
def test_a_long_text_fits_the_lines_and_reads_back(text: str) -> None:
    lines = f"        description = {FILTERS['kotlin_text'](text, 'description')},".split("\n")

    assert all(len(line.encode("utf-16-be")) // 2 <= 100 for line in lines)
    assert "".join(kotlin(line[line.index('"') : line.rindex('"') + 1]) for line in lines) == text


@pytest.mark.parametrize("text", LONG)
def test_a_long_swift_text_fits_the_lines_and_reads_back(text: str) -> None:
    first, *lines = f"    parity: {FILTERS['swift_text'](text, '    parity: ')},".split("\n")

    assert all(len(line) <= 100 and line == line.rstrip() for line in [first, *lines])
    if lines:
        assert (first, lines[-1]) == ('    parity: """', '      """,')
        assert all(line.startswith(" " * 6) for line in lines)
        assert all(line.endswith("\\") for line in lines[:-2])
        content = "".join(line[6:].removesuffix("\\") for line in lines[:-2]) + lines[-2][6:]
        assert swift(f'"{content}"') == text
    else:
        assert swift(first.removeprefix("    parity: ").removesuffix(",")) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("DigitReader.app", "DigitReader.app"),
        ("Digit Reader", '"Digit Reader"'),
        ("", '""'),
        ("a//b", '"a//b"'),
        ("___VAR___", '"___VAR___"'),
        ("com.example.digit-reader", '"com.example.digit-reader"'),
    ],
)
def test_pbxproj_quotes_what_xcode_quotes(text: str, written: str) -> None:
    assert FILTERS["pbxproj_string"](text) == written


def test_xcode_ids_depend_on_the_name_alone() -> None:
    one, other = FILTERS["xcode_id"]("app target"), FILTERS["xcode_id"]("test target")
    assert re.fullmatch(r"[0-9A-F]{24}", one)
    assert one == FILTERS["xcode_id"]("app target")
    assert one != other


def test_objects_of_an_xcode_project_stand_in_the_order_of_their_ids() -> None:
    one, two, three = (f"\t\t{digit * 24} /* {digit} */ = {{\n\t\t\tisa = A;\n\t\t}};\n" for digit in "1A3")
    section = "{0}/* Begin A section */\n{1}/* End A section */\n\n/* Begin B section */\n{2}/* End B section */\n"
    text = section.format("{\n", two + one, three)

    assert FILTERS["xcode_sorted"](text) == section.format("{\n", one + two, three)
    assert FILTERS["xcode_sorted"](FILTERS["xcode_sorted"](text)) == FILTERS["xcode_sorted"](text)

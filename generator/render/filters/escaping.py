"""Decides which characters no generated source shows as they are, whatever its language."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Mapping

import numpy as np

from generator.errors import SpecError

# Control characters, invisible format characters (bidirectional overrides can make code read otherwise than it
# compiles: CVE-2021-42574), line and paragraph separators.
_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp"})


def is_invisible(char: str) -> bool:
    """Whether `char` would be invisible or misleading in a source file."""
    return unicodedata.category(char) in _INVISIBLE


def escape(text: str, named: Mapping[str, str], numbered: Callable[[str], str]) -> str:
    """`text` with the characters of `named` replaced, and invisible ones written as `numbered` says."""
    return "".join(named.get(char) or (numbered(char) if is_invisible(char) else char) for char in text)


def utf16_escape(char: str) -> str:
    r"""`\uXXXX` for each UTF-16 code unit of `char`, as Kotlin, JSON and Android's resources want it."""
    units = char.encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def long_escape(char: str) -> str:
    r"""`\UXXXXXXXX` for the code point of `char`, as TOML and YAML want it."""
    return f"\\U{ord(char):08x}"


def refuse(text: str, forbidden: Callable[[str], bool], language: str) -> None:
    """Raises `SpecError` if `text` holds a character that no file of that language can hold."""
    for char in text:
        if forbidden(char):
            raise SpecError(
                f"{text!r} contains U+{ord(char):04X}, which {language} can't hold", "Take that character out."
            )


def float32_digits(value: float) -> str:
    """The shortest decimal that reads back as the same float32, always with a point or an exponent."""
    number = np.float32(value)
    if not math.isfinite(number):
        raise SpecError(f"{value!r} is not a finite float32 number", "Use a number between -3.4e38 and 3.4e38.")
    return str(number)

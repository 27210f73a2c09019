"""Decides how text is written as XML text or attribute value, in property lists too."""

from __future__ import annotations

from generator.render.context import UserText, plain
from generator.render.filters.escaping import escape, refuse

# The white space would be turned into blanks inside an attribute.
_NAMED = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&apos;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}


def is_outside_xml(char: str) -> bool:
    """Whether XML 1.0 has no way to hold `char`, not even as a reference (section 2.2, production Char)."""
    code = ord(char)
    return (code < 0x20 and char not in "\t\n\r") or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF)


def xml_text(value: str | UserText) -> str:
    """Text or the value of a quoted attribute; raises `SpecError` for control characters, which XML can't hold."""
    text = plain(value)
    refuse(text, is_outside_xml, "XML")
    return escape(text, _NAMED, lambda char: f"&#{ord(char)};")

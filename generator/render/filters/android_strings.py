"""Decides how text is written inside a `<string>` of Android's strings.xml."""

from __future__ import annotations

import re

from generator.render.context import UserText, plain
from generator.render.filters.escaping import escape, refuse, utf16_escape
from generator.render.filters.xml_text import is_outside_xml

# Source: developer.android.com, "String resources: handle special characters".
_NAMED = {
    "\\": "\\\\",
    "'": "\\'",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
}
# Android collapses white space; written as an escape it stays.
_SPACES_TO_KEEP = re.compile(r"^ +| +$|(?<= ) +|[^\S ]+")


def android_string(value: str | UserText) -> str:
    """Text of a `<string>` element, which Android shows exactly as given.

    A percent sign stays as it is: it means something only to `getString` with arguments, and aapt2 accepts it where the
    element says `formatted="false"` or `translatable="false"`.
    """
    text = plain(value)
    refuse(text, lambda char: char == "\0" or (is_outside_xml(char) and ord(char) > 0x1F), "an Android resource")
    escaped = escape(text, _NAMED, _numbered)
    if escaped.startswith(("@", "?")):
        escaped = f"\\{escaped}"
    return _SPACES_TO_KEEP.sub(lambda spaces: "".join(map(utf16_escape, spaces[0])), escaped)


def _numbered(char: str) -> str:
    # aapt2 refuses surrogate pairs, and XML can't refer to most control characters.
    return utf16_escape(char) if ord(char) <= 0xFFFF else f"&#{ord(char)};"

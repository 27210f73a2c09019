"""Decides how text and object ids are written in an Xcode project, and in which order objects stand there."""

from __future__ import annotations

import hashlib
import re

from generator.render.context import UserText, plain
from generator.render.filters.escaping import escape, utf16_escape
from generator.render.filters.xml_text import xml_text

_BARE = re.compile(r"[A-Za-z0-9_$./]+")
_SECTION = re.compile(r"(^/\* Begin (\w+) section \*/\n)(.*?)(^/\* End \2 section \*/$)", re.MULTILINE | re.DOTALL)
# Two tabs: what is nested has more.
_OBJECT = re.compile(r"^(?=\t\t[0-9A-F]{24} )", re.MULTILINE)
_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def pbxproj_string(value: str | UserText) -> str:
    r"""A string of a property list in the old style, quoted only where Xcode itself would quote it."""
    text = plain(value)
    if _BARE.fullmatch(text) and "//" not in text and "___" not in text:
        return text
    return f'"{escape(text, _NAMED, _old_style_escape)}"'


def info_plist_text(value: str | UserText) -> str:
    """Text of an `Info.plist`: as `xml_text`, with `$` doubled, for Xcode expands build settings there."""
    return xml_text(plain(value).replace("$", "$$"))


def xcode_id(name: str | UserText) -> str:
    """24 upper-case hexadecimal digits that depend on `name` alone: the same object has the same id in every run."""
    return hashlib.sha256(plain(name).encode()).hexdigest()[:24].upper()


def xcode_sorted(project: str | UserText) -> str:
    """A whole `project.pbxproj` with the objects of each section in the order of their ids, as Xcode keeps them."""
    return _SECTION.sub(lambda match: match[1] + _sorted_objects(match[3]) + match[4], plain(project))


def _sorted_objects(objects: str) -> str:
    return "".join(sorted(_OBJECT.split(objects)))


def _old_style_escape(char: str) -> str:
    return utf16_escape(char).replace("\\u", "\\U")

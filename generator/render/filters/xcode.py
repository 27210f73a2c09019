"""Decides how text and object ids are written in a project.pbxproj."""

from __future__ import annotations

import hashlib
import re

from generator.render.context import UserText, plain
from generator.render.filters.escaping import escape, utf16_escape

_BARE = re.compile(r"[A-Za-z0-9_$./]+")
_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def pbxproj_string(value: str | UserText) -> str:
    r"""A string of a property list in the old style, quoted only where Xcode itself would quote it."""
    text = plain(value)
    if _BARE.fullmatch(text) and "//" not in text and "___" not in text:
        return text
    return f'"{escape(text, _NAMED, _old_style_escape)}"'


def xcode_setting(value: str | UserText) -> str:
    """The value of a build setting: as `pbxproj_string`, with `$` doubled, which would start a reference otherwise."""
    return pbxproj_string(plain(value).replace("$", "$$"))


def xcode_id(name: str | UserText) -> str:
    """24 upper-case hexadecimal digits that depend on `name` alone: the same object has the same id in every run."""
    return hashlib.sha256(plain(name).encode()).hexdigest()[:24].upper()


def _old_style_escape(char: str) -> str:
    return utf16_escape(char).replace("\\u", "\\U")

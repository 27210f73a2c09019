"""Android shows a string resource exactly as it was given; read back by the rules of Android's documentation."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from generator.errors import SpecError
from generator.render.filters import FILTERS
from tests.support.texts import CONTROL, NASTY

_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|(.))|( )|([^\\])", re.DOTALL)
_NAMES = {"n": "\n", "t": "\t", "'": "'", '"': '"', "\\": "\\", "@": "@", "?": "?"}


def shown(resource: str) -> str:
    """What `getString` returns for the text of a `<string>` element."""
    text = ET.fromstring(f"<string>{resource}</string>").text or ""
    text = re.sub(r"\s+", " ", text.strip())
    assert not text.startswith(("@", "?")), "a reference"
    result = ""
    for digits, name, space, char in _ESCAPE.findall(text):
        assert char not in ("'", '"'), "an unescaped quote"
        result += chr(int(digits, 16)) if digits else _NAMES[name] if name else space or char
    return result


@pytest.mark.parametrize("text", list((NASTY | CONTROL).values()))
def test_a_string_is_shown_as_it_is(text: str) -> None:
    assert shown(FILTERS["android_string"](text)) == text


def test_common_names_stay_readable() -> None:
    assert FILTERS["android_string"]("Digit Reader 2") == "Digit Reader 2"


@pytest.mark.parametrize("text", ["\x00", "\uffff"])
def test_what_no_resource_can_hold_is_refused(text: str) -> None:
    with pytest.raises(SpecError, match="Android resource"):
        FILTERS["android_string"](text)

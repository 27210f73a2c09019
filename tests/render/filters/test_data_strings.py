"""Strings in JSON, YAML, TOML, XML and Markdown read back as the text they were made from, by independent parsers."""

from __future__ import annotations

import html
import json
import re
from xml.etree import ElementTree as ET

import pytest
import tomlkit
import yaml
from markdown_it import MarkdownIt

from generator.errors import SpecError
from generator.render.filters import FILTERS
from tests.support.texts import CONTROL, NASTY

ALL = list((NASTY | CONTROL).values())
XML_REFUSES = [CONTROL["escape character"], CONTROL["bell"], "\ufffe", "\x00"]


@pytest.mark.parametrize("text", ALL)
def test_json(text: str) -> None:
    assert json.loads(FILTERS["json_string"](text)) == text


@pytest.mark.parametrize("text", ALL)
def test_yaml(text: str) -> None:
    assert yaml.safe_load(f"key: {FILTERS['yaml_string'](text)}\n") == {"key": text}


@pytest.mark.parametrize("text", ALL)
def test_toml(text: str) -> None:
    assert tomlkit.parse(f"key = {FILTERS['toml_string'](text)}\n").unwrap() == {"key": text}


@pytest.mark.parametrize("text", [text for text in ALL if text not in XML_REFUSES])
def test_xml_text_and_attributes(text: str) -> None:
    written = FILTERS["xml_text"](text)
    assert (ET.fromstring(f"<a>{written}</a>").text or "") == text
    assert ET.fromstring(f'<a b="{written}"/>').get("b") == text


@pytest.mark.parametrize("text", [text for text in ALL if text not in XML_REFUSES])
def test_text_of_an_info_plist_refers_to_no_build_setting(text: str) -> None:
    written = FILTERS["info_plist_text"](text)
    read = ET.fromstring(f"<string>{written}</string>").text or ""
    assert "$" not in read.replace("$$", "")
    assert read.replace("$$", "$") == text


@pytest.mark.parametrize("text", XML_REFUSES)
def test_xml_refuses_what_it_cannot_hold(text: str) -> None:
    with pytest.raises(SpecError, match=r"contains U\+.* which XML can't hold"):
        FILTERS["xml_text"](text)


@pytest.mark.parametrize("frame", ["{}", "# {}", "Before {} after", "- {}", "> {}"])
@pytest.mark.parametrize("text", ALL)
def test_markdown_shows_the_text(text: str, frame: str) -> None:
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(frame.format(FILTERS["markdown"](text)))
    shown = html.unescape(re.sub(r"</?(?:p|h1|ul|li|blockquote)>", "", rendered))
    expected = frame.removeprefix("# ").removeprefix("- ").removeprefix("> ").format(text)
    assert _words(shown) == _words(expected)


def _words(text: str) -> list[str]:
    return re.sub(r"[\x00-\x1f\x7f\u2028\u2029]", " ", text).split()

"""Decides which filter templates use for which language; each returns plain text that is safe exactly there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.render.filters.android_strings import android_string
from generator.render.filters.comment_text import comment
from generator.render.filters.json_text import json_string
from generator.render.filters.kotlin import kotlin_float, kotlin_string, kotlin_text
from generator.render.filters.markdown_text import markdown
from generator.render.filters.swift import swift_float, swift_string, swift_text
from generator.render.filters.toml_text import toml_string
from generator.render.filters.xcode import info_plist_text, pbxproj_string, xcode_id, xcode_sorted
from generator.render.filters.xml_text import xml_text
from generator.render.filters.yaml_text import yaml_string

FILTERS: Mapping[str, Callable[..., str]] = MappingProxyType(
    {
        "android_string": android_string,
        "comment": comment,
        "info_plist_text": info_plist_text,
        "json_string": json_string,
        "kotlin_float": kotlin_float,
        "kotlin_string": kotlin_string,
        "kotlin_text": kotlin_text,
        "markdown": markdown,
        "pbxproj_string": pbxproj_string,
        "swift_float": swift_float,
        "swift_string": swift_string,
        "swift_text": swift_text,
        "toml_string": toml_string,
        "xcode_id": xcode_id,
        "xcode_sorted": xcode_sorted,
        "xml_text": xml_text,
        "yaml_string": yaml_string,
    }
)

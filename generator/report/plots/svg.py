"""Decides how a Vega specification becomes an SVG that may stand inside a page: inert, and coloured by the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

INK, MUTED, LINE, ACCENT = "var(--ink)", "var(--muted)", "var(--line)", "var(--accent)"
"""Colours as the page defines them; Vega hands them through as they are."""

FONT = "system-ui, sans-serif"
CONFIG: Mapping[str, Any] = {
    "background": None,
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": MUTED,
        "titleColor": MUTED,
        "titleFontWeight": "normal",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "gridColor": LINE,
        "domain": False,
        "tickColor": LINE,
        "labelPadding": 6,
        "titlePadding": 10,
    },
}
_ELEMENTS = {"svg", "g", "path", "line", "rect", "text", "tspan", "title"}
_NAMESPACE = "{http://www.w3.org/2000/svg}"


class ForeignSvgError(Exception):
    """A drawing holds something that could act or load; a mistake in mobilegen, never the user's."""


def from_vega_lite(specification: Mapping[str, Any], description: str) -> str:
    """The drawing as inline SVG that a screen reader reads as one picture with `description`."""
    import vl_convert

    return inlined(vl_convert.vegalite_to_svg({**specification, "config": CONFIG}), description)


def from_vega(specification: Mapping[str, Any], description: str) -> str:
    """The same for what Vega-Lite can't say."""
    import vl_convert

    return inlined(vl_convert.vega_to_svg({**specification, "config": CONFIG}), description)


def inlined(svg: str, description: str) -> str:
    """`svg` without what a page doesn't need; raises `ForeignSvgError` if it could act or load something."""
    root = ET.fromstring(svg)  # noqa: S314 our own drawing, made a moment ago
    # Vega numbers its clipping paths from drawing to drawing; ours draw nothing outside.
    for parent in list(root.iter()):
        for child in [child for child in parent if _name(child) in ("defs", "clipPath")]:
            parent.remove(child)
        parent.attrib.pop("clip-path", None)
    for element in root.iter():
        _check(element)
        for name in [name for name in element.attrib if name.startswith("aria-") or name == "role"]:
            del element.attrib[name]
    for name in ("class", "width", "height"):
        root.attrib.pop(name, None)
    root.set("role", "img")
    root.set("aria-label", description)
    ET.register_namespace("", _NAMESPACE[1:-1])
    return re.sub(r' xmlns(:\w+)?="[^"]*"', "", ET.tostring(root, encoding="unicode"))


def _check(element: ET.Element) -> None:
    acting = [
        key
        for key, value in element.attrib.items()
        if key.lower().startswith("on") or key.endswith("href") or "url(" in value
    ]
    if _name(element) not in _ELEMENTS or acting:
        raise ForeignSvgError(f"a plot holds <{_name(element)}> with {acting}")


def _name(element: ET.Element) -> str:
    return str(element.tag).removeprefix(_NAMESPACE)

"""Decides whether an asset catalog is one that Xcode compiles: sets that are complete, colours, icons."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image

SETS = (".appiconset", ".colorset", ".imageset")
INFO = {"author": "xcode", "version": 1}
CHANNEL = re.compile(r"0x[0-9A-F]{2}")
# Of an icon since iOS 18: how the home screen looks.
ICON_APPEARANCES = [None, "dark", "tinted"]
COLOR_APPEARANCES = ([None], [None, "dark"])


def asset_catalog_problems(catalog: Path) -> Iterator[str]:
    """Everything that is wrong with the catalog, in words."""
    for folder in sorted([catalog, *(path for path in catalog.rglob("*") if path.is_dir())]):
        name = folder.relative_to(catalog.parent)
        try:
            contents = json.loads((folder / "Contents.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            yield f"{name}: no readable Contents.json: {error}"
            continue
        problems = _set_problems(folder, contents) if folder != catalog else _catalog_problems(folder, contents)
        yield from (f"{name}: {problem}" for problem in problems)


def _catalog_problems(folder: Path, contents: dict[str, Any]) -> Iterator[str]:
    if contents != {"info": INFO}:
        yield f"Contents.json holds {contents}"
    for path in sorted(folder.iterdir()):
        if path.suffix not in SETS and path.name != "Contents.json":
            yield f"{path.name} is no set"


def _set_problems(folder: Path, contents: dict[str, Any]) -> Iterator[str]:
    if contents.get("info") != INFO:
        yield f"the info is {contents.get('info')}"
    if folder.suffix == ".colorset":
        yield from _color_problems(contents.get("colors", []))
    else:
        yield from _image_problems(folder, contents.get("images", []))


def _color_problems(colors: list[dict[str, Any]]) -> Iterator[str]:
    if [_appearance(color) for color in colors] not in COLOR_APPEARANCES:
        yield f"the appearances are {[_appearance(color) for color in colors]}"
    for entry in colors:
        color = entry.get("color", {})
        channels = color.get("components", {})
        values = [channels.get(name, "") for name in ("red", "green", "blue")]
        if color.get("color-space") != "srgb" or not all(CHANNEL.fullmatch(value) for value in values):
            yield f"{color} is no sRGB colour"
        if channels.get("alpha") != "1.000" or len(channels) != 4 or entry.get("idiom") != "universal":
            yield f"{entry} isn't opaque and for every device"


def _image_problems(folder: Path, images: list[dict[str, Any]]) -> Iterator[str]:
    named = [image.get("filename", "") for image in images]
    there = sorted(path.name for path in folder.iterdir() if path.name != "Contents.json")
    if sorted(named) != there:
        yield f"Contents.json names {sorted(named)}, and there are {there}"
        return
    if folder.suffix == ".appiconset":
        if [_appearance(image) for image in images] != ICON_APPEARANCES:
            yield f"the appearances are {[_appearance(image) for image in images]}"
        for image in images:
            yield from _icon_problems(folder / image["filename"], image)


def _icon_problems(path: Path, image: dict[str, Any]) -> Iterator[str]:
    with Image.open(path) as picture:
        size, is_opaque = f"{picture.width}x{picture.height}", "A" not in picture.getbands()
        is_opaque &= "transparency" not in picture.info
    expected = {"idiom": "universal", "platform": "ios", "size": size}
    if {name: image.get(name) for name in expected} != expected or size != "1024x1024":
        yield f"{path.name} is of {size}: {image}"
    if is_opaque == ("appearances" in image):
        yield f"{path.name} has {'no ' if is_opaque else ''}alpha channel"


def _appearance(entry: dict[str, Any]) -> str | None:
    appearances = entry.get("appearances", [])
    if not appearances:
        return None
    (only,) = appearances
    return str(only["value"]) if only["appearance"] == "luminosity" else f"unknown: {only}"

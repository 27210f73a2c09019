"""Decides whether each file of a rendered project can be read by whoever reads files of its kind."""

from __future__ import annotations

import json
import plistlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import tomlkit
import yaml

from tests.generated.checks.openstep import parse_openstep

# Not the folder on a phone that adb may write to.
LOCAL_PATH = re.compile(r"(?<!/data/local)/(?:tmp|root|home)/")
BINARY = {".tflite", ".bin", ".jar", ".png", ".mlmodel"}
PARSERS: dict[str, Callable[[str], object]] = {
    ".xml": lambda text: ET.fromstring(text.encode()),
    ".xcscheme": lambda text: ET.fromstring(text.encode()),
    ".xcworkspacedata": lambda text: ET.fromstring(text.encode()),
    ".plist": lambda text: plistlib.loads(text.encode()),
    ".xcprivacy": lambda text: plistlib.loads(text.encode()),
    ".json": json.loads,
    ".xcstrings": json.loads,
    ".resolved": json.loads,
    ".toml": tomlkit.parse,
    ".yml": yaml.safe_load,
    ".yaml": yaml.safe_load,
    ".strings": lambda text: parse_openstep(f"{{{text}}}"),
    ".pbxproj": parse_openstep,
}


def file_problems(root: Path) -> Iterator[str]:
    """Every file below `root` that can't be parsed, isn't clean text, or still shows its template."""
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix not in BINARY and "mlpackage" not in path.parts:
            for problem in _problems(path):
                yield f"{path.relative_to(root)}: {problem}"


def _problems(path: Path) -> Iterator[str]:
    content = path.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        yield f"no UTF-8: {error}"
        return
    yield from _form(path, text)
    parser = PARSERS.get(path.suffix)
    if parser is None:
        return
    try:
        parser(text)
    except Exception as error:  # noqa: BLE001 (whatever a parser raises, the file is wrong)
        yield f"can't be parsed: {error}"


def _form(path: Path, text: str) -> Iterator[str]:
    if text.startswith("\ufeff"):
        yield "starts with a byte order mark"
    if "\r" in text and path.suffix != ".bat":
        yield "has Windows line ends"
    if text and not text.endswith("\n"):
        yield "doesn't end with a line break"
    if path.name != "labels.txt" and any(line != line.rstrip(" \t") for line in text.split("\n")):
        yield "has spaces at the end of a line"
    # What users write may look like a template; what only a template of ours contains may not be left.
    if "{{ cookiecutter." in text and path.name != "labels.txt":
        yield "has an unrendered variable"
    if found := LOCAL_PATH.search(text):
        yield f"names a path of the machine that made it ({found.group()})"

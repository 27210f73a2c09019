"""Decides how a lock is written: small files of text, one line for each file of the project, always the same."""

from __future__ import annotations

import base64
import bz2
import json
from collections.abc import Iterable
from pathlib import PurePosixPath

from generator.output.lock import LOCK_FOLDER, Lock, LockedFile
from generator.render.files import Ownership, RenderedFile

LOCK_SCHEMA = 1
LOCK_FILE = LOCK_FOLDER / "lock.toml"
FILES_TABLE = "[files]"
BASE_FILE = LOCK_FOLDER / "base.txt"
RECORD_FILE = LOCK_FOLDER / "project.toml"
ATTRIBUTES_FILE = LOCK_FOLDER / ".gitattributes"
IGNORE_FILE = LOCK_FOLDER / ".gitignore"

_HEADER = """\
# Written by mobilegen, not by hand. Commit this folder with your project: `mobilegen update` tells from it what you
# changed, and keeps that. After a merge conflict in here take either side, then run `mobilegen update`.
"""
_ATTRIBUTES = "# Records of mobilegen: nothing that a person reviews, and the same line breaks everywhere.\n"
_ATTRIBUTES += "* text eol=lf linguist-generated=true\nbase.txt -diff\n"
_IGNORED = "# Of a run that is going on, or was interrupted.\nstaging/\njournal.json\nrescued/\n"


def lock_files(lock: Lock) -> list[RenderedFile]:
    """The files that hold `lock`, relative to the project.

    base.txt has a line for each text: its digest and, compressed by bzip2 and in base 85, the text itself. The lines
    are sorted, so that only those of changed files change. bzip2 compresses the same everywhere, unlike zlib with its
    forks; its smallest blocks hold most files, and take a tenth of the time.
    """
    contents = {
        LOCK_FILE: _table(lock),
        BASE_FILE: "".join(_bases(lock.files)),
        RECORD_FILE: lock.record,
        ATTRIBUTES_FILE: _ATTRIBUTES,
        IGNORE_FILE: _IGNORED,
    }
    return [RenderedFile(path, text.encode(), Ownership.GENERATED) for path, text in contents.items()]


def _table(lock: Lock) -> str:
    origin = lock.origin
    lines = [_HEADER, f"schema = {LOCK_SCHEMA}"]
    lines += [f"mobilegen = {_text(origin.tool)}", f"templates = {_text(origin.templates)}"]
    for name, values in (("inputs", origin.inputs), ("facts", origin.facts)):
        lines += ["", f"[{name}]", *(f"{_text(key)} = {_text(values[key])}" for key in sorted(values))]
    lines += ["", FILES_TABLE, *map(_entry, lock.files)]
    return "\n".join(lines) + "\n"


def _entry(file: LockedFile) -> str:
    values = [f'owner = "{file.ownership.value}"', f'sha256 = "{file.digest}"']
    values += ["executable = true"] * file.executable
    values += ["deleted = true"] * file.deleted
    values += [f"moved_to = {_text(file.moved_to.as_posix())}"] if file.moved_to else []
    return f"{_text(file.path.as_posix())} = {{ {', '.join(values)} }}"


def _text(value: str) -> str:
    # JSON's escapes are TOML's, but for DEL, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _bases(files: Iterable[LockedFile]) -> list[str]:
    texts = {file.digest: file.base for file in files if file.base is not None}
    return [f"{key} {base64.b85encode(bz2.compress(texts[key], 1)).decode('ascii')}\n" for key in sorted(texts)]


def is_lock_path(path: PurePosixPath) -> bool:
    """Whether mobilegen keeps its own records there."""
    return path.parts[:1] == LOCK_FOLDER.parts

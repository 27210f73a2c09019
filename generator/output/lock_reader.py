"""Decides what a lock that lies in a developer's folder says, and whether this mobilegen may act upon it."""

from __future__ import annotations

import base64
import binascii
import bz2
import re
import sys
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from generator.errors import OutputError
from generator.output.inside import inside_project
from generator.output.lock import Lock, LockedFile, Origin, digest
from generator.output.lock_files import BASE_FILE, FILES_TABLE, LOCK_FILE, LOCK_SCHEMA, RECORD_FILE, is_lock_path
from generator.render.files import Ownership

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_MOST_BYTES = 64 * 2**20
_MOST_TEXT = 16 * 2**20
_DIGEST = re.compile(r"[0-9a-f]{64}")
_RESTORE = (
    "Take the folder .mobilegen from your version control, as it was after the last `mobilegen new` or `update`; after "
    "a merge conflict in it, either side."
)


def read_origin(root: Path, tool: str) -> Origin:
    """What the project in `root` was rendered from; `tool` is the version of the mobilegen that asks.

    Raises:
        OutputError: there is no lock, it is damaged, or a newer mobilegen wrote it.
    """
    return _origin(_table(root, tool, head=True))


def read_lock(root: Path, tool: str) -> Lock:
    """The whole lock of the project in `root`.

    Raises:
        OutputError: see `read_origin`; or it names a path outside of the project.
    """
    table = _table(root, tool)
    bases = _bases(_read(root / BASE_FILE))
    files = [_locked(path, values, bases) for path, values in _table_of(table, "files").items()]
    return Lock.of(_origin(table), files, _read(root / RECORD_FILE))


def _table(root: Path, tool: str, *, head: bool = False) -> dict[str, Any]:
    """The lock; `head` leaves out its last table, which takes longer to read than everything else that `check` does."""
    if not (root / LOCK_FILE).is_file():
        hint = "Only what `mobilegen new` made, with its folder .mobilegen, can be updated."
        raise OutputError(f"{root} holds no project that mobilegen can update: there is no {LOCK_FILE}.", hint)
    try:
        text = _read(root / LOCK_FILE)
        table = tomllib.loads(text.partition(f"\n{FILES_TABLE}\n")[0] if head else text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _damaged(LOCK_FILE, f"it is not valid TOML: {error}") from error
    schema, writer = table.get("schema"), table.get("mobilegen")
    if not isinstance(schema, int) or not isinstance(writer, str):
        raise _damaged(LOCK_FILE, "it doesn't say which mobilegen wrote it")
    if schema > LOCK_SCHEMA or _numbers(writer) > _numbers(tool):
        reason = f"This project was last written by mobilegen {writer}; this is mobilegen {tool}, which is older."
        raise OutputError(reason, "Nothing was changed. Update mobilegen, then try again.")
    return table


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d{1,9}", version.partition("+")[0])[:3])


def _origin(table: Mapping[str, Any]) -> Origin:
    templates = table.get("templates")
    named = [{key: str(value) for key, value in _table_of(table, name).items()} for name in ("inputs", "facts")]
    return Origin(table["mobilegen"], templates if isinstance(templates, str) else "", *named)


def _table_of(table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    values = table.get(key, {})
    if not isinstance(values, dict):
        raise _damaged(LOCK_FILE, f"“{key}” is no table")
    return values


def _locked(path: str, values: object, bases: Mapping[str, bytes]) -> LockedFile:
    if not isinstance(values, dict) or not _DIGEST.fullmatch(str(values.get("sha256"))):
        raise _damaged(LOCK_FILE, f"the entry of {path} is incomplete")
    owners = {owner.value: owner for owner in Ownership}
    if values.get("owner") not in owners:
        raise _damaged(LOCK_FILE, f"the entry of {path} names no owner")
    moved = values.get("moved_to")
    return LockedFile(
        path=_inside(path),
        ownership=owners[values["owner"]],
        digest=values["sha256"],
        executable=values.get("executable") is True,
        base=bases.get(values["sha256"]),
        moved_to=None if moved is None else _inside(str(moved)),
        deleted=values.get("deleted") is True,
    )


def _inside(text: str) -> PurePosixPath:
    """A path that stays in the project: what a lock names is deleted and replaced."""
    try:
        path = inside_project(text)
    except ValueError as error:
        raise _damaged(LOCK_FILE, str(error)) from error
    if is_lock_path(path):
        raise _damaged(LOCK_FILE, f"“{text}” is a file of its own")
    return path


def _bases(text: str) -> dict[str, bytes]:
    """Texts by digest; a line that isn't what its digest says is as good as none."""
    found = {}
    for line in text.splitlines():
        key, _, packed = line.partition(" ")
        content = _unpacked(packed)
        if content is not None and digest(content) == key:
            found[key] = content
    return found


def _unpacked(packed: str) -> bytes | None:
    try:
        unpacker = bz2.BZ2Decompressor()
        content = unpacker.decompress(base64.b85decode(packed), _MOST_TEXT)
    except (ValueError, binascii.Error, OSError, EOFError):
        return None
    return content if unpacker.eof else None


def _read(path: Path) -> str:
    """The text of one of the lock's files; empty if there is none: what it would tell is then unknown."""
    try:
        if path.is_symlink() or (path.exists() and path.stat().st_size > _MOST_BYTES):
            raise _damaged(path, "it is a link, or larger than a lock can be")
        return path.read_text("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(path, str(error)) from error


def _damaged(path: Path | PurePosixPath, reason: str) -> OutputError:
    return OutputError(f"{LOCK_FILE.parent}/{path.name} can't be used: {reason}.", _RESTORE)

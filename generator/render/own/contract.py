"""Decides what a template of one's own says of itself, and whether this mobilegen can render it."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.errors import SpecError
from generator.render.own.folder import CONTRACT_FILE
from generator.spec import Platform, TaskKind
from generator.spec.problems import Problem, error, raise_errors

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CONTRACT = 1
"""Raised whenever a template that was right would not be any more: a value or filter has another name or meaning."""

_PATHS = ("replaces", "removes", "generated")
_KEYS = ("contract", "platforms", "tasks", *_PATHS, "headers")


@dataclass(frozen=True)
class OwnContract:
    """What a template goes over. Paths begin with a platform's folder, and may hold expressions.

    Attributes:
        tasks: of models; templates look different for each.
        replaces: files of mobilegen's that it has others for.
        removes: files of mobilegen's that the project does without.
        generated: path prefixes that mobilegen renews; the rest belongs to the developer.
        headers: text that every source file begins with, by the file's suffix without its dot.
    """

    platforms: tuple[Platform, ...]
    tasks: tuple[TaskKind, ...]
    replaces: tuple[str, ...] = ()
    removes: tuple[str, ...] = ()
    generated: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def below(self, folder: str) -> OwnContract:
        """The same with those paths alone that begin with `folder`."""
        replaces, removes, generated = (
            tuple(path for path in paths if path.startswith(folder))
            for paths in (self.replaces, self.removes, self.generated)
        )
        return replace(self, replaces=replaces, removes=removes, generated=generated)


def own_contract(content: bytes, folder: Path) -> OwnContract:
    """The contract of the template in `folder`, by the content of its file.

    Raises:
        SpecError: it can't be read, is meant for another mobilegen, or says what can't be; all of it is named.
    """
    where = folder / CONTRACT_FILE
    try:
        values = tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as reason:
        raise SpecError(f"{where} is not valid TOML: {reason}.") from reason
    _check_version(values.get("contract"), where)
    problems: list[Problem] = []
    _check_keys(values, problems)
    found = OwnContract(
        platforms=_chosen(values, "platforms", Platform, problems),
        tasks=_chosen(values, "tasks", TaskKind, problems),
        **{key: _paths(values, key, problems) for key in _PATHS},
        headers=_headers(values.get("headers", {}), problems),
    )
    raise_errors([error(f"{where}: {problem.where}", problem.message, problem.hint) for problem in problems])
    return found


def _check_version(version: object, where: Path) -> None:
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        hint = f"Write contract = {CONTRACT} there: what docs/templates.md describes."
        raise SpecError(f"{where} doesn't say for which contract it was written.", hint)
    if version == CONTRACT:
        return
    if version > CONTRACT:
        told = f"{where} is written for contract {version}; this mobilegen's is {CONTRACT}."
        raise SpecError(told, "Update mobilegen, or take an older version of the template.")
    hint = f"docs/templates.md says what has changed since. Follow it, then write contract = {CONTRACT}."
    raise SpecError(f"{where} is written for contract {version}; this mobilegen's is {CONTRACT}.", hint)


def _check_keys(values: Mapping[str, Any], problems: list[Problem]) -> None:
    for key in values:
        if key not in _KEYS:
            close = difflib.get_close_matches(key, _KEYS, n=1)
            hint = f"Did you mean “{close[0]}”?" if close else f"Known keys: {', '.join(_KEYS)}."
            problems.append(error(key, "is not a key that mobilegen knows", hint))


def _texts(values: Mapping[str, Any], key: str, problems: list[Problem]) -> tuple[str, ...]:
    value = values.get(key, [])
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    problems.append(error(key, "must be a list of texts"))
    return ()


def _chosen(values: Mapping[str, Any], key: str, choices: Any, problems: list[Problem]) -> tuple[Any, ...]:
    """Members of an enumeration, each once; there must be one."""
    members = {member.value: member for member in choices}
    if key not in values:
        problems.append(error(key, "is missing", f"Name what the template is for: {', '.join(members)}."))
    names = _texts(values, key, problems)
    unknown = [name for name in names if name not in members]
    problems += [error(key, f"“{name}” is not possible", f"Choose among: {', '.join(members)}.") for name in unknown]
    if key in values and not names:
        problems.append(error(key, "must name something", f"Choose among: {', '.join(members)}."))
    return tuple(member for name, member in members.items() if name in names)


def _paths(values: Mapping[str, Any], key: str, problems: list[Problem]) -> tuple[str, ...]:
    paths = _texts(values, key, problems)
    platforms = values.get("platforms")
    named = [name for name in platforms if isinstance(name, str)] if isinstance(platforms, list) else []
    for path in paths:
        if path.endswith("/"):
            problems.append(error(key, f"“{path}” ends with a slash"))
        elif not path.startswith(tuple(f"{name}/" for name in named)):
            hint = "Paths are those in the project, such as android/README.md; `platforms` names what it is for."
            problems.append(error(key, f"“{path}” lies in no platform's folder", hint))
    return paths


def _headers(value: object, problems: list[Problem]) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        problems.append(error("headers", "must be a table of texts", 'Such as kt = "// Our licence".'))
        return {}
    for suffix, text in value.items():
        if not suffix.isalnum():
            problems.append(error("headers", f"“{suffix}” is not a file's suffix", "Such as kt or swift."))
        if not text.strip():
            problems.append(error(f"headers.{suffix}", "is empty"))
    return dict(value)

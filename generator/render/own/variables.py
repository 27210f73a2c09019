"""Decides what values of its own a template knows: those of its cookiecutter.json, and what the user says instead."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from generator.errors import SpecError
from generator.render.context import ProjectContext, UserText

_OURS = frozenset(field.name for field in fields(ProjectContext))
# They name Python modules to import, and settings of Jinja that mobilegen decides.
_REFUSED = ("_extensions", "_jinja2_env_vars")
_COPIED = "_copy_without_render"
_BOOLEANS = {"true": True, "false": False}


def own_variables(content: bytes, values: Mapping[str, str], where: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The variables by name, and patterns of the paths that are copied as they are.

    A text is a `UserText`; one of a list is plain, since the template's author wrote it; true and false are truth
    values. Names that mobilegen has a value for are left out: that one counts.

    Args:
        content: of cookiecutter.json; empty for none.
        values: what the user says, by name.
        where: the file, for messages.

    Raises:
        SpecError: it can't be read, asks for what mobilegen doesn't do, or a value isn't possible.
    """
    declared = _declared(content, where)
    refused = [name for name in _REFUSED if declared.get(name)]
    if refused:
        raise SpecError(
            f"{where}: {refused[0]} would run code of the template.", "mobilegen does without: take it out."
        )
    own = {name: value for name, value in declared.items() if not name.startswith("_") and name not in _OURS}
    _check_names(values, own, where)
    found = {name: _value(name, default, values.get(name), where) for name, default in own.items()}
    copied = declared.get(_COPIED, [])
    if not isinstance(copied, list) or not all(isinstance(pattern, str) for pattern in copied):
        raise SpecError(f"{where}: {_COPIED} must be a list of patterns.")
    return found, tuple(copied)


def _declared(content: bytes, where: str) -> dict[str, Any]:
    try:
        declared = json.loads(content.decode("utf-8")) if content else {}
    except (ValueError, RecursionError) as error:
        raise SpecError(f"{where} is not valid JSON: {error}.") from error
    if not isinstance(declared, dict):
        raise SpecError(f"{where} must be an object of names and default values.")
    return declared


def _check_names(values: Mapping[str, str], own: Mapping[str, Any], where: str) -> None:
    for name in own:
        if not (name.isidentifier() and name.isascii()):
            raise SpecError(f"{where}: “{name}” can't be the name of a variable.", "Use letters, digits and _.")
    for name in values:
        if name not in own:
            close = difflib.get_close_matches(name, own, n=1)
            known = f"It knows: {', '.join(own)}." if own else "It has none."
            hint = f"Did you mean “{close[0]}”?" if close else known
            raise SpecError(f"“{name}” is no variable of the template ({where}).", hint)


def _value(name: str, default: object, given: str | None, where: str) -> object:
    if isinstance(default, bool):
        return default if given is None else _one_of(name, given, _BOOLEANS, where)
    if isinstance(default, list) and default and all(isinstance(choice, str) for choice in default):
        return default[0] if given is None else _one_of(name, given, {choice: choice for choice in default}, where)
    if not isinstance(default, str):
        hint = "A variable is a text, a list of texts to choose from, or true or false."
        raise SpecError(f"{where}: {name} is none of what mobilegen reads.", hint)
    if given is None and ("{{" in default or "{%" in default):
        hint = f"Write a plain text there, or the expression where {name} is used."
        raise SpecError(f"{where}: the default of {name} is an expression.", hint)
    return UserText(default if given is None else given)


def _one_of(name: str, given: str, choices: Mapping[str, object], where: str) -> object:
    if given not in choices:
        told = f"“{given}” is not possible for the template's variable {name} ({where})."
        raise SpecError(told, f"Choose one of: {', '.join(choices)}.")
    return choices[given]

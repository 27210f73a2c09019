"""Decides how a value of mobilegen.toml is read, and how a wrong one is described with its key path."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, TypeVar

from generator.config.schema import KEYS
from generator.spec import Problem
from generator.spec.problems import error

Choice = TypeVar("Choice", bound=Enum)


class Table:
    """One table, read key by key; problems are collected, and a value that is wrong is read as a neutral one."""

    def __init__(self, values: Mapping[str, Any], path: str, problems: list[Problem], kind: str | None = None) -> None:
        self._values = values
        self._path = path
        self._problems = problems
        known = KEYS[path if kind is None else kind]
        for key in values:
            if key not in known:
                close = difflib.get_close_matches(key, known, n=1)
                hint = f"Did you mean “{close[0]}”?" if close else f"Known keys: {', '.join(known)}."
                problems.append(error(self._where(key), "is not a key that mobilegen knows", hint))

    def text(self, key: str, default: str | None = None) -> str:
        """A string."""
        value = self._get(key, str, "a text", default)
        return value if isinstance(value, str) else ""

    def integer(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        value = self._get(key, int, "a whole number", default)
        return value if isinstance(value, int) else 0

    def number(self, key: str, default: float | None = None) -> float:
        """Any number."""
        value = self._get(key, (int, float), "a number", default)
        return float(value) if isinstance(value, int | float) else 0.0

    def list(self, key: str, types: type | tuple[type, ...], expected: str) -> tuple[Any, ...]:
        """A list whose elements are all of `types`."""
        value = self._get(key, list, expected, None)
        if not isinstance(value, list):
            return ()
        if not all(isinstance(item, types) and not isinstance(item, bool) for item in value):
            self._problems.append(error(self._where(key), f"must be {expected}"))
            return ()
        return tuple(value)

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        """One of the values of an enumeration."""
        value = self._get(key, str, "a text", None)
        return self.chosen(key, value, choices) if isinstance(value, str) else next(iter(choices))

    def chosen(self, key: str, value: str, choices: type[Choice]) -> Choice:
        """The member of `choices` that `value` names; the first one, and a problem, if there is none."""
        members = {str(member.value): member for member in choices}
        if value in members:
            return members[value]
        close = difflib.get_close_matches(value, members, n=1)
        hint = f"Did you mean “{close[0]}”?" if close else f"Choose one of: {', '.join(members)}."
        self._problems.append(error(self._where(key), f"“{value}” is not possible", hint))
        return next(iter(members.values()))

    def table(self, key: str) -> Table:
        """A table below this one."""
        value = self._get(key, dict, "a table", None)
        return Table(value if isinstance(value, dict) else {}, self._where(key), self._problems)

    def texts(self, key: str) -> dict[str, str]:
        """A table of texts, under whatever names."""
        value = self._get(key, dict, "a table of texts", None)
        if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
            self._problems.append(error(self._where(key), "must be a table of texts"))
            return {}
        return dict(value)

    def tables(self, key: str) -> Sequence[Table]:
        """A list of tables below this one."""
        items = self.list(key, dict, "a list of tables")
        where = self._where(key)
        return [Table(item, f"{where}[{index}]", self._problems, kind=where) for index, item in enumerate(items)]

    def problem(self, key: str, message: str, hint: str = "") -> None:
        """Adds a problem with the value of `key`."""
        self._problems.append(error(self._where(key), message, hint))

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def holds(self, key: str, kind: type) -> bool:
        """Whether there is a value of that type."""
        return isinstance(self._values.get(key), kind)

    def _where(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def _get(self, key: str, types: type | tuple[type, ...], expected: str, default: Any) -> Any:
        value = self._values.get(key, default)
        if value is None:
            self._problems.append(error(self._where(key), "is missing"))
        elif not isinstance(value, types) or isinstance(value, bool):
            self._problems.append(error(self._where(key), f"must be {expected}"))
            return None
        return value

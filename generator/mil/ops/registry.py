"""Decides how the functions behind MIL's operations are found: by the operation's name, each defined once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

Operation = Callable[..., Any]
"""Takes MIL's inputs by MIL's names, with MIL's defaults; returns one value, or a tuple where MIL declares several."""

_Defined = TypeVar("_Defined", bound=Operation)


class Operations(Mapping[str, Operation]):
    """A table of operations; `define` and `merge` add to it, nothing is ever replaced.

    An operation is *exact* if every float that it returns is one of the floats it was given, or is representable in
    every float type: its results need no rounding where its inputs have been rounded to the same type.
    """

    def __init__(self) -> None:
        self._functions: dict[str, Operation] = {}
        self._exact: set[str] = set()
        self._random: set[str] = set()

    def define(self, name: str, *, exact: bool = False, deterministic: bool = True) -> Callable[[_Defined], _Defined]:
        """Registers the function below it as the MIL operation `name`.

        Raises:
            ValueError: `name` is taken.
        """

        def register(function: _Defined) -> _Defined:
            self._add(name, function, exact=exact, deterministic=deterministic)
            return function

        return register

    def merge(self, family: Operations) -> None:
        """Takes over another table.

        Raises:
            ValueError: a name is in both.
        """
        for name, function in family.items():
            self._add(name, function, exact=family.is_exact(name), deterministic=family.is_deterministic(name))

    def is_exact(self, name: str) -> bool:
        """Whether rounding the operation's results again would change nothing."""
        return name in self._exact

    def is_deterministic(self, name: str) -> bool:
        """Whether every right implementation gives the same values; if not, there is nothing to compare them with."""
        return name not in self._random

    def __setitem__(self, name: str, function: Operation) -> None:
        self._add(name, function, exact=False, deterministic=True)

    def __getitem__(self, name: str) -> Operation:
        return self._functions[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._functions)

    def __len__(self) -> int:
        return len(self._functions)

    def _add(self, name: str, function: Operation, *, exact: bool, deterministic: bool) -> None:
        if name in self._functions:
            raise ValueError(f"the operation {name!r} is defined twice")
        self._functions[name] = function
        if exact:
            self._exact.add(name)
        if not deterministic:
            self._random.add(name)

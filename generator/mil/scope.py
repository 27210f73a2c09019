"""Decides which value a name in a program means: the innermost one that was defined before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator.mil.errors import PackageError
from generator.mil.program import StoredConstant, Variable
from generator.mil.types import TensorType, ValueType
from generator.mil.values import Constant


@dataclass
class Slots:
    """The places that one function's variables and constants get, each its own."""

    types: list[ValueType | None] = field(default_factory=list)
    constants: list[StoredConstant] = field(default_factory=list)
    fixed: set[int] = field(default_factory=set)
    """Slots of constants, and of what is computed from constants once."""

    def variable(self, name: str, declared: ValueType) -> Variable:
        """A new variable."""
        self.types.append(declared)
        return Variable(name, declared, len(self.types) - 1)

    def constant(self, value: Constant, declared: ValueType | None) -> int:
        """The slot of a new constant."""
        self.types.append(declared)
        slot = len(self.types) - 1
        self.constants.append(StoredConstant(slot, value))
        self.fixed.add(slot)
        return slot

    def float_types(self, slots: Any) -> set[str]:
        """The declared element types of those that are float tensors."""
        tensors = (self.types[slot] for slot in slots)
        return {tensor.data_type for tensor in tensors if isinstance(tensor, TensorType) and tensor.is_float}


class Scope:
    """The names that can be used at one place of a program."""

    def __init__(self, outer: Scope | None = None) -> None:
        self._outer = outer
        self._names: dict[str, int] = {}

    def define(self, name: str, slot: int, where: str) -> None:
        """Gives a value a name from here on.

        Raises:
            PackageError: this block has already given it.
        """
        if not name:
            raise PackageError(f"{where}: a value has no name.")
        if name in self._names:
            raise PackageError(f"{where}: “{name}” is defined twice.")
        self._names[name] = slot

    def slot(self, name: str, where: str) -> int:
        """Where the value of that name is.

        Raises:
            PackageError: nothing of that name has been defined before.
        """
        scope: Scope | None = self
        while scope is not None:
            if name in scope._names:  # noqa: SLF001 - the same class
                return scope._names[name]  # noqa: SLF001 - the same class
            scope = scope._outer  # noqa: SLF001 - the same class
        raise PackageError(f"{where}: “{name}” isn't defined before it is used.")

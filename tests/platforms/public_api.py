"""Decides which names of a Kotlin or Swift module its users see, spelt alike for both languages.

Reads sources that a formatter has been over. A type's name stands alone, a member's behind it: `Candidate.time`. A case
is a member of its type, and what it carries a member of the case: `RejectionReason.wrongAnswer.error`. Constructors
have no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from tests.platforms.source_tokens import tokens

_HIDDEN = {"private", "internal", "protected", "override", "fileprivate"}
_TYPES = {"class", "interface", "object", "struct", "enum", "protocol", "actor", "extension"}
_MEMBERS = {True: {"func", "var", "let", "typealias", "subscript"}, False: {"fun", "val", "var", "typealias"}}
_WORD = re.compile(r"[^\W\d]\w*")


@dataclass
class _Scope:
    """What a brace opens: a type, or (without a name) the body of anything else."""

    name: str | None = None
    kind: str = ""
    shown: bool = False
    supertypes: set[str] = field(default_factory=set)


@dataclass
class _Reader:
    """Goes through a file's tokens once; `names` is what it has found."""

    swift: bool
    words: list[str]
    names: dict[str, set[str]] = field(default_factory=dict)
    scopes: list[_Scope] = field(default_factory=list)
    at: int = 0

    def read(self) -> None:
        modifiers: list[str] = []
        opening = _Scope()
        while self.at < len(self.words):
            word = self.words[self.at]
            self.at += 1
            if word in "{}\n":
                if word == "{":
                    self.scopes.append(opening)
                    opening = _Scope()
                    self._read_constants()
                elif word == "}":
                    self.scopes.pop()
                modifiers = []
            elif not self._in_types():
                continue
            elif word in _TYPES and self._next() != "class" and self.words[self.at - 2] != ":":
                opening = self._read_type(word, modifiers)
            elif word in _MEMBERS[self.swift]:
                opening = _Scope()
                self._read_member(word, modifiers)
            elif word == "case" and self.scopes and self.scopes[-1].kind == "enum":
                self._read_cases()
            else:
                modifiers.append(word)

    def _in_types(self) -> bool:
        return all(scope.name is not None for scope in self.scopes)

    def _next(self) -> str:
        return self.words[self.at] if self.at < len(self.words) else ""

    def _shown(self, modifiers: Iterable[str]) -> bool:
        around = self.scopes[-1] if self.scopes else _Scope("", shown=True)
        if not around.shown:
            return False
        if self.swift:
            return "public" in modifiers or around.kind == "protocol"
        return not _HIDDEN & set(modifiers)

    def _path(self, name: str) -> str:
        outer = [scope.name for scope in self.scopes if scope.name]
        return ".".join([*outer, _spelt(name)] if outer else [name])

    def _add(self, path: str) -> None:
        within = self.scopes[-1].supertypes if self.scopes else set()
        self.names.setdefault(path, set()).update(within)

    def _read_type(self, kind: str, modifiers: list[str]) -> _Scope:
        if "companion" in modifiers:
            # Its members count as the type's own.
            return _Scope("", shown=self._shown(modifiers))
        name = self.words[self.at]
        self.at += 1
        shown = kind == "extension" or self._shown(modifiers)
        path = self._path(name)
        if shown and kind != "extension":
            self._add(path)
        self._read_constructor(path, shown)
        if kind == "class" and "enum" in modifiers:
            kind = "constants"
        supertypes = set(self._until({"{", "\n\n"}))
        inner = path.rpartition(".")[2] if self.scopes else name
        return _Scope(inner, kind, shown, supertypes)

    def _until(self, ends: set[str]) -> Iterator[str]:
        """The words up to one that ends a type's head, without taking them."""
        for word in islice(self.words, self.at, None):
            if word in ends or word in _TYPES or word in _MEMBERS[self.swift]:
                return
            if _WORD.fullmatch(word):
                yield word

    def _read_constructor(self, path: str, shown: bool) -> None:
        """Kotlin's properties in the brackets behind a type's name."""
        before: list[str] = []
        depth = 0
        while self._next() and (depth or self._next() not in "{:\n"):
            word = self.words[self.at]
            self.at += 1
            depth += (word in "(<") - (word in ")>" and self.words[self.at - 2] != "-")
            if word in ("val", "var") and depth == 1 and shown and not _HIDDEN & set(before):
                self._add(f"{path}.{self._next()}")
            before = [] if word in ",(" else [*before, word]

    def _read_member(self, kind: str, modifiers: list[str]) -> None:
        if kind == "subscript":
            name = kind
        else:
            self._skip_type_parameters()
            name = self.words[self.at]
            while self.words[self.at + 1] == "." and kind == "fun":
                # An extension's receiver; a companion counts as its type.
                self.at += 2
                following = self.words[self.at]
                name = name if following == "Companion" else f"{name}.{following}"
            self.at += 1
        if self._shown(modifiers) and not (kind == "let" and name == "_"):
            owner, _, own = name.rpartition(".")
            self._add(f"{owner}.{own}" if owner else self._path(name))
        self._skip_brackets()

    def _skip_type_parameters(self) -> None:
        if self._next() == "<":
            self.at = self.words.index(">", self.at) + 1

    def _skip_brackets(self) -> None:
        """A function's parameters, whose defaults may hold braces."""
        if self._next() == "<":
            self._skip_type_parameters()
        if self._next() != "(":
            return
        depth = 0
        while True:
            word = self.words[self.at]
            self.at += 1
            depth += (word == "(") - (word == ")")
            if depth == 0:
                return

    def _read_constants(self) -> None:
        """Kotlin's `NAME, NAME(1)` at the beginning of an enumeration."""
        if self.scopes[-1].kind != "constants" or not self.scopes[-1].shown:
            return
        while self._next() in {",", "\n"} or self._next().isupper():
            word = self.words[self.at]
            self.at += 1
            if _WORD.fullmatch(word):
                self._add(self._path(word))
                self._skip_brackets()

    def _read_cases(self) -> None:
        """Swift's `case name, name(label: Type)`, to the end of the line."""
        depth, case = 0, ""
        while (word := self._next()) and (depth or word != "\n"):
            before = self.words[self.at - 1]
            self.at += 1
            depth += (word == "(") - (word == ")")
            if not self.scopes[-1].shown or not _WORD.fullmatch(word):
                continue
            if depth == 0 and before in ("case", ","):
                case = self._path(word)
                self._add(case)
            elif depth == 1 and self._next() == ":":
                self._add(f"{case}.{word}")


def public_names(folder: Path) -> frozenset[str]:
    """Of all Kotlin and Swift files in `folder`, without what a type has because its supertype wants it."""
    found: dict[str, set[str]] = {}
    for path in sorted([*folder.rglob("*.kt"), *folder.rglob("*.swift")]):
        reader = _Reader(path.suffix == ".swift", tokens(path.read_text(encoding="utf-8")))
        reader.read()
        for name, supertypes in reader.names.items():
            found.setdefault(name, set()).update(supertypes)
    return frozenset(name for name, above in found.items() if not _inherited(name, above, found))


def _inherited(name: str, supertypes: set[str], found: Iterable[str]) -> bool:
    member = name.rpartition(".")[2]
    return any(f"{supertype}.{member}" in found for supertype in supertypes)


def _spelt(name: str) -> str:
    """`CENTER_CROP` and `CenterCrop` as `centerCrop`."""
    if name.isupper():
        first, *others = name.lower().split("_")
        return first + "".join(other.capitalize() for other in others)
    return name[0].lower() + name[1:]

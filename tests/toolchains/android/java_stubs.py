"""Decides what the declarations of a stub in Java are, in the notation of API listings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from tests.toolchains.android.signatures import (
    Declaration,
    StubDeclaration,
    annotation_names,
    cited_place,
    plain,
    split_list,
)

PRIMITIVES = frozenset("boolean byte char double float int long short void".split())
LANG = frozenset("AutoCloseable Exception Float Integer Runnable String Throwable Void".split())
TYPE_NAME = re.compile(r"\b[A-Z]\w*(?:\.[A-Z]\w*)*")
CLASS = re.compile(r"(?P<modifiers>(?:\w+ )*)(?P<kind>@?interface|class|enum) (?P<name>\w+)(?P<rest>.*) \{")
METHOD = re.compile(
    r"(?P<modifiers>(?:(?:public|protected|private|abstract|static|final|default) )*)"
    r"(?:(?P<type>\S.*?) )?(?P<name>\w+)\((?P<parameters>.*)\)"
    r"(?:;| \{ throw new UnsupportedOperationException\(\); \}| \{\})"
)
FIELD = re.compile(r"(?P<modifiers>(?:\w+ )*)(?P<type>\S+) (?P<name>\w+) = (?P<value>\S+);")
CONSTANT = re.compile(r"(?P<name>[A-Z_]+),?")


@dataclass
class JavaStub:
    """Reads one file; every declaration ends its line."""

    path: Path
    package: str = ""
    imports: dict[str, str] = field(default_factory=dict)
    classes: list[tuple[str, str]] = field(default_factory=list)

    def declarations(self) -> list[StubDeclaration]:
        """All declarations but those of constructors that nobody may call."""
        found, comment, annotations = [], "", ""
        for line in map(str.strip, self.path.read_text(encoding="utf-8").splitlines()):
            if line.startswith("package "):
                self.package = line.removeprefix("package ").rstrip(";")
            elif line.startswith("import "):
                name = line.removeprefix("import ").rstrip(";")
                self.imports[name.rpartition(".")[2]] = name
            elif line.startswith("//"):
                comment = line
            elif line == "}":
                self.classes.pop()
            elif re.fullmatch(r"@\w+", line):
                annotations += f"{line} "
            elif line:
                declaration = self._declaration(annotations, line)
                if declaration:
                    found.append(StubDeclaration(declaration, cited_place(comment)))
                comment = annotations = ""
        return found

    @property
    def _name(self) -> str:
        return ".".join(name for name, _ in self.classes)

    @property
    def _owner(self) -> str:
        return ".".join(filter(None, [self.package, self._name]))

    def _declaration(self, annotations: str, line: str) -> Declaration | None:
        opened = CLASS.fullmatch(line)
        if opened:
            self.classes.append((opened["name"], opened["kind"]))
            rest = opened["rest"] if opened["rest"] == "<T>" else self._resolved(opened["rest"])
            header = f"{annotations}{opened['modifiers']}{opened['kind']} {self._name}{rest}"
            return Declaration(self.package, plain(header))
        text = self._member(annotations, line)
        return Declaration(self._owner, plain(text)) if text else None

    def _member(self, annotations: str, line: str) -> str | None:
        kind = self.classes[-1][1]
        implied = "public " if kind == "interface" else ""
        constant = CONSTANT.fullmatch(line)
        if kind == "enum" and constant:
            return f"enum_constant public static final {self._owner} {constant['name']}"
        # Annotations of the declaration may stand before it or on the lines above.
        inline = re.match(r"(?:@\w+ )*", line)
        annotations += inline.group() if inline else ""
        line = line[inline.end() :] if inline else line
        assigned = FIELD.fullmatch(line)
        if assigned:
            modifiers = assigned["modifiers"] or ("public static final " if implied else "")
            value = "" if assigned["value"] == "null" else f" = {assigned['value']}"
            declared = self._type(annotations, assigned["type"])
            return f"field {_kept(annotations)}{modifiers}{declared} {assigned['name']}{value}"
        method = METHOD.fullmatch(line)
        assert method, f"{self.path.name}: not a declaration: {line}"
        parameters = ", ".join(self._parameter(parameter) for parameter in split_list(method["parameters"]))
        modifiers = method["modifiers"] if "public" in method["modifiers"] else implied + method["modifiers"]
        if method["type"] is None:
            return f"ctor {modifiers}{self._name}({parameters})" if re.match("public|protected", modifiers) else None
        returned = self._type(annotations, method["type"])
        return f"method {_kept(annotations)}{modifiers}{returned} {method['name']}({parameters})"

    def _parameter(self, text: str) -> str:
        declared, _, _ = re.sub(r"@\w+ ", "", text).rpartition(" ")
        return self._type(text, declared)

    def _type(self, annotations: str, declared: str) -> str:
        """A type with its nullability as the listings mark it."""
        resolved = self._resolved(declared)
        if declared.rstrip("[]") in PRIMITIVES:
            return resolved
        names = annotation_names(annotations)
        resolved = resolved.removesuffix("!")
        return resolved if "NonNull" in names else resolved + ("?" if "Nullable" in names else "!")

    def _resolved(self, text: str) -> str:
        """A text with full names of classes; those between angle brackets are marked as of unknown nullability."""
        full = TYPE_NAME.sub(lambda match: self._full_name(match.group()), text)
        marked, depth = "", 0
        for character in full:
            marked += "!" if depth and character in ",>" else ""
            marked += character
            depth += (character == "<") - (character == ">")
        return marked

    def _full_name(self, name: str) -> str:
        first, _, rest = name.partition(".")
        if first in self.imports:
            return ".".join(filter(None, [self.imports[first], rest]))
        if first in LANG or first == "T":
            return name
        return f"{self.package}.{name}"


def _kept(annotations: str) -> str:
    return "".join(f"@{name} " for name in annotation_names(annotations))

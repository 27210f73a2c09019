"""Decides what the declarations of a stub in Kotlin are, in the notation of API listings."""

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

TYPE_NAME = re.compile(r"\b[A-Z]\w*(?:\.[A-Z]\w*)*")
BUILT_IN = {"Boolean": "boolean", "Float": "float", "Int": "int", "Long": "long", "Unit": "void"}
COLLECTIONS = {"List": "java.util.List", "Set": "java.util.Set"}
CLASS = re.compile(
    r"(?P<kind>class|interface|enum class) (?P<name>\w+)(?: private constructor\(\))?(?: : (?P<base>\w+))? \{"
)
FUNCTION = re.compile(
    r"(?P<prefix>(?:override |suspend )*)fun (?:(?P<receiver>[A-Z][\w.]*)\.)?(?P<name>\w+)"
    r"\((?P<parameters>.*?),?\): (?P<type>\S+)(?P<body> = throw UnsupportedOperationException\(.*\))?"
)
PROPERTY = re.compile(
    r"(?:override )?va[lr] (?P<name>\w+): (?P<type>\S+)(?P<body> get\(\) = throw UnsupportedOperationException\(\))?"
)
CONSTANT = re.compile(r"(?P<name>[A-Z_]+),")


@dataclass
class KotlinStub:
    """Reads one file, in which every declaration has a written type."""

    path: Path
    package: str = ""
    imports: dict[str, str] = field(default_factory=dict)
    classes: list[tuple[str, str]] = field(default_factory=list)

    def declarations(self) -> list[StubDeclaration]:
        """All declarations but those of constructors that nobody may call."""
        found, comment, annotations, text = [], "", "", ""
        for line in map(str.strip, self.path.read_text(encoding="utf-8").splitlines()):
            if line.startswith("package "):
                self.package = line.removeprefix("package ")
            elif line.startswith("import "):
                name = line.removeprefix("import ")
                self.imports[name.rpartition(".")[2]] = name
            elif line.startswith("//"):
                comment = line
            elif line == "}":
                self.classes.pop()
            elif re.fullmatch(r"@\w+(\(.*\))?", line):
                annotations += f"{line} "
            elif line:
                text = f"{text} {line}".strip()
                if _is_whole(text):
                    found.append(StubDeclaration(self._declaration(annotations, _joined(text)), cited_place(comment)))
                    comment = annotations = text = ""
        return found

    @property
    def _name(self) -> str:
        return ".".join(name for name, _ in self.classes)

    @property
    def _owner(self) -> str:
        return f"{self.package}.{self._name or self.path.stem + 'Kt'}"

    def _declaration(self, annotations: str, text: str) -> Declaration:
        opened = CLASS.fullmatch(text)
        if opened or text == "companion object {":
            return self._class(opened)
        constant = CONSTANT.fullmatch(text)
        if constant:
            return Declaration(self._owner, f"enum_constant public static final {self._owner} {constant['name']}")
        member = PROPERTY.fullmatch(text)
        if member:
            return Declaration(
                self._owner,
                f"property public {self._abstract(member)}{self._type(member['type'])} {member['name']}",
            )
        member = FUNCTION.fullmatch(text)
        assert member, f"{self.path.name}: not a declaration: {text}"
        return Declaration(self._owner, plain(self._function(annotations, member)))

    def _class(self, opened: re.Match[str] | None) -> Declaration:
        if opened is None:
            self.classes.append(("Companion", "object"))
            return Declaration(self.package, f"public static final class {self._name}")
        self.classes.append((opened["name"], opened["kind"]))
        kind = {"class": "final class", "enum class": "enum"}.get(opened["kind"], opened["kind"])
        verb = "extends" if opened["kind"] == "interface" else "implements"
        base = f" {verb} {self._type(opened['base'])}" if opened["base"] else ""
        return Declaration(self.package, f"public {kind} {self._name}{base}")

    def _function(self, annotations: str, member: re.Match[str]) -> str:
        parameters = [self._parameter(parameter) for parameter in split_list(member["parameters"])]
        if member["receiver"]:
            parameters.insert(0, self._type(member["receiver"]))
        returned = self._type(member["type"])
        if "suspend" in member["prefix"]:
            parameters.append(f"kotlin.coroutines.Continuation<? super {returned}>")
            returned = "suspend Object?"
        static = "" if self.classes else "static "
        default = "default " if self.classes and self.classes[-1][1] == "interface" and member["body"] else ""
        kept = "".join(f"@{name} " for name in annotation_names(annotations))
        return f"{kept}method public {static}{default}{returned} {member['name']}({', '.join(parameters)})"

    def _parameter(self, text: str) -> str:
        declared, _, default = text.partition(" = ")
        name, _, kind = declared.removeprefix("vararg ").partition(": ")
        dots = "..." if declared.startswith("vararg ") else ""
        return f"{'optional ' if default else ''}{self._type(kind)}{dots} {name}"

    def _abstract(self, member: re.Match[str]) -> str:
        return "abstract " if self.classes and self.classes[-1][1] == "interface" and not member["body"] else ""

    def _type(self, text: str) -> str:
        return TYPE_NAME.sub(lambda match: self._full_name(match.group()), text)

    def _full_name(self, name: str) -> str:
        first, _, rest = name.partition(".")
        if name in BUILT_IN or name in COLLECTIONS:
            return (BUILT_IN | COLLECTIONS)[name]
        return ".".join(filter(None, [self.imports.get(first, f"{self.package}.{first}"), rest]))


def _is_whole(text: str) -> bool:
    """Whether a declaration that may go on in the next line is complete."""
    return text.count("(") == text.count(")") and not text.endswith("=")


def _joined(text: str) -> str:
    return text.replace("( ", "(").replace(", )", ",)")
